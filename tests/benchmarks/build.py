"""What the site costs to build, beside the same pages as plain Material for MkDocs documents.

    python3 scripts/start.py bench build

Our own site is built with 10, 100 and 1,000 pledges: our ten, as often as it takes. Then the same
pages are written out as plain documents with the same Markdown, and built by Material alone with
the same extensions: once with every page in the menu, which is how it comes, and once with none.
Our own site is built once more without its own ways around: no menu, no list of pledges at the
side, no “previous” and “next”. The builds run in turn. A figure is the median of the CPU seconds
(user and system) of the runs; memory is the most that one process held. The exit code is 1 if a
goal is missed.

It takes about ten minutes, does not work on Windows, and says most on a machine that is idle.
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
OURS = "ours"
OURS_NO_MENU, MENU, NO_MENU = "ours, no menu", "plain, menu", "plain, no menu"
MOST = {
    MENU: {10: 1.15, 100: 1.15, 1000: 1.15},
    OURS_NO_MENU: {1000: 2.0},
    NO_MENU: {1000: 2.0},
}
"""Goals by size: our CPU seconds for each of another build's. Beside our own build without its ways
around, it says what these cost. Beside plain pages without a menu, it says what all our own pages,
lists, checks, links and search cost together: that is the stricter one."""
WAYS = (
    ("pledge.html", re.compile(r"{% block site_nav %}.*?{% endblock %}\n", re.DOTALL)),
    ("pledge.html", re.compile(r" *<nav class=\"turn\".*?</nav>\n", re.DOTALL)),
    ("partials/header.html", re.compile(r" *<nav class=\"site-head__menu\".*?</nav>\n", re.DOTALL)),
)
"""Our own ways around: the parts of templates that make them."""
_MENU = re.compile(r"^nav:\n(?:  .*\n)+", re.MULTILINE)
ONE_PAGE = "nav: [index.md]\n"
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
    print(f"{'':>15} CPU seconds, median; × what ours takes, for each of theirs; memory, MB")
    print(f"{'pledges':>7} {'pages':>7}" + "".join(f" {kind:>21}" for kind in (OURS, *MOST)))
    missed: list[str] = []
    for size, runs in RUNS.items():
        with tempfile.TemporaryDirectory() as folder:
            missed += measure(Path(folder), size, runs)
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def measure(folder: Path, size: int, runs: int) -> list[str]:
    """Build the four sites of one size in turn; return which goals were missed."""
    pages = lay_out(folder, size)
    costs = {kind: Cost() for kind in (OURS, *MOST)}
    for run in range(WARM_UP + runs if size == min(RUNS) else runs):
        for kind, cost in costs.items():
            seconds, memory = build(folder / kind, pages)
            if run >= WARM_UP or size != min(RUNS):
                cost.seconds.append(seconds)
                cost.memory = max(cost.memory, memory)
    ratios = {kind: costs[OURS].median / costs[kind].median for kind in costs}
    print(f"{size:>7} {pages:>7}" + "".join(_cell(costs[k], ratios[k]) for k in costs), flush=True)
    goals = {kind: most[size] for kind, most in MOST.items() if size in most}
    return [
        f"Goal missed at {size} pledges: {ratios[kind]:.2f} × “{kind}”, where {most} is the most."
        for kind, most in goals.items()
        if ratios[kind] > most
    ]


def _cell(cost: Cost, ratio: float) -> str:
    return f" {cost.median:>8.2f} {ratio:>5.2f}×{cost.megabytes:>6.0f}"


def lay_out(folder: Path, size: int) -> int:
    """Write the four projects and return how many pages each has."""
    write_ours(folder / OURS, size)
    leave_ways_out(folder / OURS, folder / OURS_NO_MENU)
    pages = dict(plain_pages(folder / OURS))
    settings = (folder / OURS / "mkdocs.yml").read_text("utf-8")
    plain = re.sub(r"^  custom_dir:.*\n", "", settings, flags=re.MULTILINE)
    plain = plain.replace("  - plainpledge\n", "  - search\n")
    plain = plain.replace("language: en-GB", "language: en")
    plain = _MENU.sub("", plain)
    for kind, menu in ((MENU, ""), (NO_MENU, f"{ONE_PAGE}not_in_nav: '*'\n")):
        for address, text in pages.items():
            file = folder / kind / "docs" / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        (folder / kind / "mkdocs.yml").write_text(plain + menu, "utf-8")
    return len(pages)


def leave_ways_out(ours: Path, project: Path) -> None:
    """Copy our project without its menu, and without what leads from pledge to pledge."""
    shutil.copytree(ours, project)
    for name, part in WAYS:
        _take_out(project / "overrides" / name, part)
    _take_out(project / "mkdocs.yml", _MENU, ONE_PAGE)


def _take_out(file: Path, part: re.Pattern[str], instead: str = "") -> None:
    text, number = part.subn(instead, file.read_text("utf-8"))
    assert number == 1, file
    file.write_text(text, "utf-8")


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
