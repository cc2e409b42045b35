"""How long a writer waits: from a save to what is found, seen in a browser.

    python3 scripts/start.py bench preview

Our own site, with 10, 100 and 1,000 pledges, is shown by `serve`. A file is saved with a word
written twice, again and again at uneven pauses, so that saves fall into the builds behind them. A
wait ends when the finding stands in the panel. Beside it, in the same run, the same pages as plain
documents are shown by Material alone: `mkdocs serve`, and with `--dirty`. There a wait ends when
the new words stand on the page: it finds nothing. The exit code is 1 if a goal is missed.

It takes about ten minutes and says most on a machine that is idle.
"""

from __future__ import annotations

import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import Browser, Error, Page, sync_playwright

import chromium
from build import MENU, lay_out

SAVES = {10: 50, 100: 50, 1000: 50}
"""How often a file is saved under our preview, by the number of pledges."""
SAVES_BESIDE = {10: 7, 100: 5, 1000: 3}
MOST_MEDIAN, MOST_99 = 100, 300
"""Goals in milliseconds: for the middle wait, and for 99 of 100."""
PAUSES = (0.2, 2.5)
"""Seconds between two saves: from much less than a build to about one."""
PATIENCE = 600
NAME = "05-plain-words"
WATCH = """
setInterval(() => {
  const wanted = sessionStorage.getItem("wanted");
  if (!wanted || sessionStorage.getItem("seen")) return;
  const panel = document.querySelector("plainpledge-preview")?.shadowRoot;
  const isPanel = sessionStorage.getItem("place") === "panel";
  const place = isPanel ? panel?.querySelector(".findings") : document.querySelector("article");
  if (place?.textContent.includes(wanted)) {
    requestAnimationFrame(() => sessionStorage.setItem("seen", String(Date.now())));
  }
}, 2);
"""


def main() -> int:
    """Measure each size and print a row for it."""
    program = chromium.find()
    if not program:
        print(chromium.MISSING)
        return 2
    print(f"{'':>7} {'milliseconds from save to seen':^52}\n{'pledges':>7}", end="")
    print("".join(f"{name:>15}" for name in ("median", "99 of 100", "serve", "serve --dirty")))
    missed: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, chromium_sandbox=not chromium.is_root()
        )
        for size in SAVES:
            with tempfile.TemporaryDirectory() as folder:
                missed += measure(browser, Path(folder), size)
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def measure(browser: Browser, folder: Path, size: int) -> list[str]:
    """Measure the three ways at one size; return which goals were missed."""
    lay_out(folder, size)
    ours = waits(browser, folder / "ours", SAVES[size], *_ours(folder / "ours"))
    beside = [
        statistics.median(
            waits(browser, folder / MENU, SAVES_BESIDE[size], *_plain(folder / MENU, *options))
        )
        for options in ((), ("--dirty",))
    ]
    middle, worst = statistics.median(ours), percentile_99(ours)
    print(f"{size:>7}{middle:>15.0f}{worst:>15.0f}{beside[0]:>15.0f}{beside[1]:>15.0f}", flush=True)
    goals = ((middle, MOST_MEDIAN, "the median"), (worst, MOST_99, "99 of 100"))
    return [
        f"Goal missed at {size} pledges: {name} is {found:.0f} ms, where {most} is the most."
        for found, most, name in goals
        if found > most
    ]


def percentile_99(waits: list[float]) -> float:
    """Return the wait that one in a hundred passes; of fewer than a hundred, the longest."""
    return sorted(waits)[min(len(waits) - 1, round(0.99 * len(waits)))]


def _ours(project: Path) -> tuple[list[str], Path, str]:
    command = ["plainpledge", "serve", "--project", str(project), "--port"]
    return command, project / "pledges" / f"{NAME}.md", f"pledges/{NAME}/"


def _plain(project: Path, *options: str) -> tuple[list[str], Path, str]:
    command = ["mkdocs", "serve", *options, "-f", str(project / "mkdocs.yml"), "-a"]
    return command, project / "docs" / "pledges" / f"{NAME}.md", f"pledges/{NAME}/"


def waits(
    browser: Browser, project: Path, saves: int, command: list[str], file: Path, url: str
) -> list[float]:
    """Return how many milliseconds passed from each save until it was seen."""
    assert file.is_file(), f"{file.name} is not in {project}"
    is_ours = command[0] == "plainpledge"
    dice, text, found = random.Random(1), file.read_text("utf-8"), list[float]()
    with _served(command, project) as address, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}/{url}")
        for number in range(saves):
            word = "".join(
                dice.choices("bdfgklmnprst")[0] + dice.choices("aeiou")[0] for _ in range(4)
            )
            wanted = f"“{word}” stands here twice" if is_ours else f"{word} {word}"
            _expect(page, wanted, "panel" if is_ours else "page")
            time.sleep(dice.uniform(*PAUSES) if number else 1)
            start = time.time() * 1000
            file.write_text(f"{text}\nWe say {word} {word} to them.\n", "utf-8")
            found.append(_seen(page) - start)
    file.write_text(text, "utf-8")  # else the next way would find its last words there already
    return found


def _expect(page: Page, wanted: str, place: str) -> None:
    code = """([wanted, place]) => {
      sessionStorage.removeItem("seen");
      sessionStorage.setItem("place", place);
      sessionStorage.setItem("wanted", wanted);
    }"""
    page.evaluate(code, [wanted, place])


def _seen(page: Page) -> float:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if seen := page.evaluate("sessionStorage.getItem('seen')"):
                return float(seen)
        except Error:  # the page is being loaded anew
            pass
        time.sleep(0.02)
    sys.exit(f"A save was not seen within {PATIENCE} seconds.")


@contextmanager
def _served(command: list[str], project: Path) -> Iterator[str]:
    """Run a server until it is no longer needed; yield its address."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    where = str(port) if command[0] == "plainpledge" else f"127.0.0.1:{port}"
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (project / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command, where], env=quiet, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait(f"http://127.0.0.1:{port}/", process, project / "log.txt")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
        except urllib.error.URLError:
            time.sleep(0.2)
        else:
            return
    sys.exit(log.read_text("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main())
