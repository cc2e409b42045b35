"""What checking costs, as a whole process, beside two other checkers on the same files.

    python3 scripts/start.py bench checker

1. Words checked in a CPU second (user and system, all processes), with nothing remembered, on 400
   files with 250,000 words: the sentences of our own pages, in an order that is the same in each
   run. Beside it proselint and write-good, which are fetched for this into a folder of their own:
   it needs the network, Python's pip and, for write-good, Node's npm.
2. Seconds until our own pledges and glossary are checked from the shell: with nothing remembered,
   and when nothing has changed.
3. Peak memory with 400 files and with 4,000.

A figure is the median of the runs. The exit code is 1 if a goal is missed. It does not work on
Windows, and says most on a machine that is idle.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plainpledge.language.sentences import sentences
from plainpledge.model import Role
from plainpledge.reading.site import read_site

OWN = Path(__file__).parents[2]
FILES, SENTENCES, MANY_FILES = 400, 50, 4000
RUNS = 3
LEAST_WORDS_PER_SECOND = 150_000
MOST_SECONDS_NEW, MOST_SECONDS_SAME = 0.5, 0.3
MOST_MEMORY_RATIO = 1.5
"""Goal: peak memory with ten times as many files. Findings are kept; texts are not."""
BYTES_PER_UNIT = 1 if sys.platform == "darwin" else 1024
"""What one unit of `ru_maxrss` is."""
OURS = (sys.executable, "-m", "plainpledge", "check")


def main() -> int:
    """Measure everything; print a table and what was missed."""
    if not hasattr(os, "wait4"):
        print("This benchmark does not work on Windows: it cannot tell what a process has cost.")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        missed = [*_words_per_second(folder), *_from_the_shell(folder), *_memory(folder)]
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def _words_per_second(folder: Path) -> Iterator[str]:
    words = write_files(folder / "texts", FILES)
    commands = {"plainpledge": [*OURS, "--no-cache", "texts"], **_peers(folder)}
    speeds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            speeds[name].append(words / run(command, folder)[0])
    median = {name: statistics.median(speed) for name, speed in speeds.items()}
    ours = median["plainpledge"]
    print(f"{words:,} words in {FILES} files\n{'':14}{'words per CPU second':>22}{'ratio':>8}")
    for name, speed in median.items():
        print(f"{name:14}{speed:>22,.0f}{ours / speed:>8.2f}")
    if ours < LEAST_WORDS_PER_SECOND:
        yield f"Goal missed: {ours:,.0f} words per CPU second; {LEAST_WORDS_PER_SECOND:,} wanted."
    for name, speed in median.items():
        if speed > ours:
            yield f"Goal missed: {name} is faster."


def _from_the_shell(folder: Path) -> Iterator[str]:
    cold, warm = [], []
    for number in range(RUNS):
        here = {"PLAINPLEDGE_CACHE": str(folder / f"cache-{number}")}
        command = [*OURS, "--project", str(OWN)]
        cold.append(run(command, folder, here)[2])
        warm.append(run(command, folder, here)[2])
    new, same = statistics.median(cold), statistics.median(warm)
    print(f"our own pages, from the shell: {new:.2f} s; when nothing has changed: {same:.2f} s")
    if new > MOST_SECONDS_NEW or same > MOST_SECONDS_SAME:
        yield f"Goal missed: {MOST_SECONDS_NEW} s and {MOST_SECONDS_SAME} s were wanted."


def _memory(folder: Path) -> Iterator[str]:
    write_files(folder / "many", MANY_FILES)
    few, many = (run([*OURS, "--no-cache", name], folder)[1] for name in ("texts", "many"))
    print(
        f"peak memory: {few / 1e6:.0f} MB with {FILES} files, {many / 1e6:.0f} MB with {MANY_FILES}"
    )
    if many > MOST_MEMORY_RATIO * few:
        yield f"Goal missed: memory grows {many / few:.2f} times; {MOST_MEMORY_RATIO} is the most."


def write_files(folder: Path, number: int) -> int:
    """Write Markdown files of our own sentences, in any order; return how many words they have."""
    folder.mkdir()
    known = _sentences()
    chance, words = random.Random(1), 0
    for index in range(number):
        chosen = chance.choices(known, k=SENTENCES)
        groups = (chosen[start : start + 3] for start in range(0, SENTENCES, 3))
        text = "\n\n".join(map(" ".join, groups))
        words += len(text.split())
        (folder / f"{index}.md").write_text(f"# Page {index}\n\n{text}\n", "utf-8")
    return words


def _sentences() -> list[str]:
    return [
        document.text[found.span.start : found.span.end].replace("\n", " ")
        for document in read_site(OWN).documents.values()
        for found in sentences(document)
        if found.role is Role.PARAGRAPH
        and "[" not in document.text[found.span.start : found.span.end]
    ]


def _peers(folder: Path) -> Mapping[str, Sequence[str]]:
    """Fetch the other checkers; return the command of each."""
    environment = folder / "peers"
    venv.create(environment, with_pip=True)
    _fetch([str(environment / "bin" / "pip"), "install", "--quiet", "proselint"], folder)
    _fetch(["npm", "install", "--silent", "--prefix", str(folder), "write-good"], folder)
    files = sorted(str(file.relative_to(folder)) for file in (folder / "texts").iterdir())
    return {
        "proselint": [str(environment / "bin" / "proselint"), "check", "texts"],
        "write-good": [str(folder / "node_modules" / ".bin" / "write-good"), *files],
    }


def _fetch(command: Sequence[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"The other checkers could not be fetched: {error}")


def run(
    command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None
) -> tuple[float, float, float]:
    """Run a command; return its CPU seconds, its peak memory in bytes and how long it took."""
    start, before = time.perf_counter(), os.times()
    with (folder / "log.txt").open("wb") as log:
        settings = os.environ | (more or {})
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=settings)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - start
    if process.returncode < 0 or (command[0] == sys.executable and process.returncode > 1):
        sys.exit(f"{command[0]}: {(folder / 'log.txt').read_text('utf-8', 'replace')[-2000:]}")
    after = os.times()
    spent = after.children_user + after.children_system
    cpu = spent - before.children_user - before.children_system
    return cpu, used.ru_maxrss * BYTES_PER_UNIT, took


if __name__ == "__main__":
    sys.exit(main())
