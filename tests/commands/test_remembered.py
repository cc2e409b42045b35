"""What was printed for a project is printed again, until anything changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from built_sites import OWN
from cases import SMALL_PROJECT
from plainpledge.cli import cli, findings
from plainpledge.commands import cache
from plainpledge.commands.contents import project_contents
from plainpledge.commands.remembered import Printed, remembered

PAGE = "pledges/02-say-why.md"
READS_AND_CHECKS = {"pydantic", "yaml", "pyromark", "plainpledge.model", "plainpledge.rules"}
BUILDS_AND_SERVES = {"mkdocs", "markdown", "jinja2", "material", "nh3", "rich", "multiprocessing"}


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and nothing remembered of it."""
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    monkeypatch.chdir(root)
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "cache"))
    return root


def check(*words: str) -> Result:
    return CliRunner().invoke(cli, ["check", *words])


def break_number(root: Path) -> None:
    file = root / PAGE
    file.write_text(file.read_text("utf-8").replace("number: 2", "number: two"), "utf-8")


@pytest.mark.parametrize("words", [[], ["--format", "json"], ["--severity", "error"]])
@pytest.mark.parametrize("change", [lambda root: None, break_number])
def test_the_second_time_says_the_same_and_checks_nothing(
    root: Path, words: list[str], change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(root)
    first = check(*words)
    monkeypatch.setattr(findings.Wanted, "check", None)
    second = check(*words)
    assert (second.output, second.exit_code) == (first.output, first.exit_code)
    assert first.exit_code == (change is break_number)


def test_a_changed_file_is_checked_again(root: Path) -> None:
    clean = check()
    break_number(root)
    broken = check()
    assert (clean.exit_code, broken.exit_code) == (0, 1)
    assert "must be a whole number" in broken.output


CHANGES: list[Callable[[Path], object]] = [
    lambda root: (root / PAGE).write_text("# Another\n", "utf-8"),
    lambda root: (root / PAGE).unlink(),
    lambda root: (root / "docs/new.md").write_text("# New\n", "utf-8"),
    lambda root: (root / "docs/picture.png").write_bytes(b"not read, but it is there"),
    lambda root: (root / "pledges/house-style.yml").write_text("allowed: [x]\n", "utf-8"),
    lambda root: (root / "mkdocs.yml").write_text("site_name: Another\n", "utf-8"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_asks_again(root: Path, change: Callable[[Path], object]) -> None:
    asked = iter("abc")

    def ask(options: str = "text") -> str:
        return remembered(root, options, lambda: Printed(next(asked), False)).text

    assert (ask(), ask(), ask("json"), ask()) == ("a", "a", "b", "a")
    change(root)
    assert (ask(), ask()) == ("c", "c")


def test_another_day_asks_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert remembered(root, "", lambda: Printed("one day", False)).text == "one day"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert remembered(root, "", lambda: Printed("another", True)) == ("another", True)


def test_a_spoilt_cache_does_no_harm(root: Path, tmp_path: Path) -> None:
    first = check()
    (tmp_path / "cache/checked.sqlite").write_bytes(b"spoilt")
    assert check().output == first.output


def imported(root: Path, *words: str) -> set[str]:
    """Return the modules that `check` needs, in a process of its own."""
    command = [sys.executable, "-X", "importtime", "-m", "plainpledge", "check", *words]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}


def test_what_is_not_needed_is_not_imported(root: Path) -> None:
    first, second = imported(root), imported(root)
    assert first >= READS_AND_CHECKS, "the first time everything is read and checked"
    assert not first & BUILDS_AND_SERVES
    assert not second & (READS_AND_CHECKS | BUILDS_AND_SERVES)


def test_a_file_of_no_project_needs_nothing_that_reads_fields(tmp_path: Path) -> None:
    (tmp_path / "loose.md").write_text("# One\n\nWe listen to you.\n", "utf-8")
    needed = imported(tmp_path, "--no-cache", "loose.md")
    assert needed >= {"pyromark", "plainpledge.model", "plainpledge.rules"}
    assert needed & {"pydantic", "pydantic_core", "yaml", "platformdirs"} == set()


OPENED = """
import os, sys
root, opened = os.getcwd() + os.sep, set()
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        opened.add(os.path.abspath(arguments[0]))
sys.addaudithook(note)
from plainpledge.cli import cli
cli(["check", "--no-cache"], standalone_mode=False)
print(*sorted(name.removeprefix(root) for name in opened if name.startswith(root)), sep="\\n")
"""


def test_every_file_that_a_check_looks_into_counts(root: Path) -> None:
    shutil.copytree(OWN / "overrides", root / "overrides")
    (root / "docs" / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", OPENED], check=True, capture_output=True, encoding="utf-8"
    )
    opened = [root / name for name in done.stdout.splitlines() if (root / name).is_file()]
    assert {file.suffix for file in opened} >= {".md", ".yml", ".svg", ".html"}
    for file in opened:
        before, data = list(project_contents(root)), file.read_bytes()
        file.write_bytes(data + b" ")
        assert list(project_contents(root)) != before, file
        file.write_bytes(data)
