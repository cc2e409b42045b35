"""What the site costs to build, beside the same pages as plain Material for MkDocs documents.

    python3 scripts/start.py bench build

Our own site is built with 10, 100 and 1,000 pledges: our ten, as often as it takes. Then the same
pages are written out as plain documents with the same Markdown, and built by Material alone with
the same extensions: once with every page in the menu, which is how it comes, and once with none.
The builds run in turn. A figure is the median of the CPU seconds (user and system) of the runs;
memory is the most that one process held. The exit code is 1 if a goal is missed.

It takes about five minutes, does not work on Windows, and says most on a machine that is idle.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plainpledge.pages.registry import site_pages
from plainpledge.reading.published import published_body
from plainpledge.reading.site import read_site

OWN = Path(__file__).parents[2]
RUNS = {10: 7, 100: 5, 1000: 3}
"""How many times each site is built, by the number of its pledges."""
WARM_UP = 1
MOST_BESIDE_MENU = 1.15
"""Goal for each size: our CPU seconds for each of the plain site's with all pages in the menu."""
MOST_BESIDE_NO_MENU = {1000: 2.0}
"""Goal by size: the same, with no page in the menu."""
OURS, MENU, NO_MENU = "ours", "plain, menu", "plain, no menu"
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What one unit of `ru_maxrss` is."""


@dataclass
class Cost:
    """What the builds of one site cost."""

    seconds: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def megabytes(self) -> float:
        return self.memory / 1e6


def main() -> int:
    """Measure each size and print a row for it."""
    if not hasattr(os, "wait4"):
        print("This benchmark does not work on Windows: it cannot tell what a process has cost.")
        return 2
    print(f"{'':>17}CPU seconds, median{'':31}peak memory, MB")
    print(
        f"{'pledges':>7} {'pages':>6} {OURS:>7} {MENU:>12} {'ratio':>6} {NO_MENU:>15} {'ratio':>6}"
        f" {OURS:>7} {MENU:>12} {NO_MENU:>15}"
    )
    missed: list[str] = []
    for size, runs in RUNS.items():
        with tempfile.TemporaryDirectory() as folder:
            missed += measure(Path(folder), size, runs)
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def measure(folder: Path, size: int, runs: int) -> list[str]:
    """Build the three sites of one size in turn; return which goals were missed."""
    pages = lay_out(folder, size)
    costs = {kind: Cost() for kind in (OURS, MENU, NO_MENU)}
    for run in range(WARM_UP + runs if size == min(RUNS) else runs):
        for kind, cost in costs.items():
            seconds, memory = build(folder / kind, pages)
            if run >= WARM_UP or size != min(RUNS):
                cost.seconds.append(seconds)
                cost.memory = max(cost.memory, memory)
    ours, menu, no_menu = costs.values()
    beside_menu, beside_no_menu = ours.median / menu.median, ours.median / no_menu.median
    print(
        f"{size:>7} {pages:>6} {ours.median:>7.2f} {menu.median:>12.2f} {beside_menu:>6.2f}"
        f" {no_menu.median:>15.2f} {beside_no_menu:>6.2f}"
        f" {ours.megabytes:>7.0f} {menu.megabytes:>12.0f} {no_menu.megabytes:>15.0f}",
        flush=True,
    )
    goals = {MENU: (beside_menu, MOST_BESIDE_MENU)}
    if size in MOST_BESIDE_NO_MENU:
        goals[NO_MENU] = (beside_no_menu, MOST_BESIDE_NO_MENU[size])
    return [
        f"Goal missed at {size} pledges: {ratio:.2f} × “{kind}”, where {most} is the most."
        for kind, (ratio, most) in goals.items()
        if ratio > most
    ]


def lay_out(folder: Path, size: int) -> int:
    """Write the three projects and return how many pages each has."""
    write_ours(folder / OURS, size)
    pages = dict(plain_pages(folder / OURS))
    settings = (folder / OURS / "mkdocs.yml").read_text("utf-8")
    plain = re.sub(r"^  custom_dir:.*\n", "", settings, flags=re.MULTILINE)
    plain = plain.replace("  - plainpledge\n", "  - search\n")
    plain = plain.replace("language: en-GB", "language: en")
    plain = re.sub(r"^nav:\n(?:  .*\n)+", "", plain, flags=re.MULTILINE)
    for kind, menu in ((MENU, ""), (NO_MENU, 'nav: [index.md]\nnot_in_nav: "*"\n')):
        for address, text in pages.items():
            file = folder / kind / "docs" / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        (folder / kind / "mkdocs.yml").write_text(plain + menu, "utf-8")
    return len(pages)


def write_ours(project: Path, size: int) -> None:
    """Copy our own project, with its pledges repeated up to the number that is wanted."""
    for part in ("docs", "overrides", "pledges"):
        shutil.copytree(OWN / part, project / part)
    shutil.copy(OWN / "mkdocs.yml", project)
    pledges = sorted(OWN.glob("pledges/[0-9]*.md"))
    wording = project / "pledges" / "our-pledge.md"
    items = re.findall(r"^\d+\. (.*)$", wording.read_text("utf-8"), flags=re.MULTILINE)
    assert len(items) == len(pledges)
    for number in range(len(pledges) + 1, size + 1):
        source = pledges[(number - 1) % len(pledges)]
        text = re.sub(r"^number: .*$", f"number: {number}", source.read_text("utf-8"), flags=re.M)
        name = re.sub(r"^\d+", f"{number:02}", source.name)
        (project / "pledges" / name).write_text(text, "utf-8")
        with wording.open("a", encoding="utf-8") as file:
            file.write(f"\n{number}. {items[(number - 1) % len(items)]}\n")


def plain_pages(project: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of a project as documents that need nothing of ours."""
    for page in site_pages(read_site(project)).values():
        body = published_body(page.document) if page.document else page.body
        title = json.dumps(page.title, ensure_ascii=False)
        yield page.address, f"---\ntitle: {title}\n---\n\n# {page.title}\n\n{body}"


def build(project: Path, pages: int) -> tuple[float, int]:
    """Build a site; return the CPU seconds and the bytes of memory it took."""
    shutil.rmtree(project / "site", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml")]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    log = project / "log.txt"
    with log.open("wb") as file:
        process = subprocess.Popen(command, env=quiet, stdout=file, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    built = len(list((project / "site").rglob("*.html"))) - 1  # not 404.html
    if process.returncode or built != pages:
        sys.exit(f"{project.name}: {built} of {pages} pages were built.\n{log.read_text('utf-8')}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * BYTES_PER_UNIT


if __name__ == "__main__":
    sys.exit(main())
