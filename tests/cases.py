"""Cases that a writer can add: a Markdown file that changes a small project and says what is found.

The file starts with a sentence about the case. Then come blocks, each under a line with `===`:

    === pledges/04-new.md               the file is there, with the lines that follow
    === change pledges/02-say-why.md    lines with - are replaced by the lines with + after them
    === delete docs/about.md
    === save docs/about.md as utf-16    in another encoding, or `crlf` for Windows line ends
    === link docs/x.md to ../../y.md
    === folder docs/x.md
    === expected                        what `plainpledge check` prints

In the folder of a rule only what that rule finds is printed. `pytest --update` writes what is
printed now into the last block.

In the folder of a rule a file without any such block is a page. Each of its lines that the rule
must find ends with the rule's name as a comment, `<!-- long-sentence -->`, and no other line is
found. What is printed for the page `flagged.md` stands in `flagged.txt`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from plainpledge.commands.selection import Checked, check_project
from plainpledge.formats.text import write
from plainpledge.model import Finding
from plainpledge.rules.registry import Kind, rules

HERE = Path(__file__).parent
SMALL_PROJECT = HERE / "small_project"

_BLOCK = re.compile(r"^=== (?P<head>\S.*)\n", re.MULTILINE)
_ORDER = re.compile(
    r"(?:(?P<verb>change|delete|save|link|folder) )?(?P<path>.+?)(?: (?:as|to) (?P<how>\S+))?"
)
_CHANGE = re.compile(r"((?:^-.*\n)+)((?:^\+.*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case file."""

    file: Path

    @property
    def name(self) -> str:
        return self.file.relative_to(HERE).with_suffix("").as_posix()

    def blocks(self) -> Iterator[tuple[str, str]]:
        """Yield what follows each line with `===`."""
        _, *parts = _BLOCK.split(self.file.read_text("utf-8"))
        yield from zip(parts[::2], parts[1::2], strict=True)

    def expected(self) -> str:
        return dict(self.blocks()).get("expected", "")

    def update(self, printed: str) -> None:
        before = self.file.read_text("utf-8").partition("=== expected\n")[0]
        self.file.write_text(f"{before}=== expected\n{printed}", "utf-8")

    def lay_out(self, root: Path) -> None:
        """Copy the small project to a new folder and change it."""
        shutil.copytree(SMALL_PROJECT, root)
        for head, content in self.blocks():
            if head != "expected":
                _apply(root, head, content)

    @property
    def rule(self) -> str | None:
        """The rule whose findings it is about, if it is about one."""
        return self.file.parent.name if self.file.parent.name in rules() else None


@dataclass(frozen=True)
class MarkedPage:
    """A page in which the lines that a rule must find are marked."""

    file: Path
    address = "docs/marked-page.md"

    @property
    def rule(self) -> str:
        return self.file.parent.name

    @property
    def printed(self) -> Path:
        return self.file.with_suffix(".txt")

    def marked_lines(self) -> list[int]:
        mark = f"<!-- {self.rule} -->"
        lines = self.file.read_text("utf-8").splitlines()
        return [number for number, line in enumerate(lines, 1) if mark in line]

    def check(self, root: Path) -> Checked:
        """Put the page into a copy of the small project and check it."""
        shutil.copytree(SMALL_PROJECT, root)
        shutil.copy(self.file, root / self.address)
        checked = check_project(root)
        return Checked(_only(checked, self.rule), checked.site)


def cases(folder: Path) -> list[Case]:
    """Return all case files below a folder."""
    return [Case(file) for file in sorted(folder.rglob("*.md")) if _is_case(file)]


def marked_pages(folder: Path) -> list[MarkedPage]:
    """Return all pages with marked lines below a folder."""
    return [MarkedPage(file) for file in sorted(folder.rglob("*.md")) if not _is_case(file)]


def _is_case(file: Path) -> bool:
    return bool(_BLOCK.search(file.read_text("utf-8")))


def printed_check(root: Path, rule: str | None = None) -> str:
    """Return what `check` says about a project: of one rule, or of all that are not about words."""
    checked = check_project(root)
    return printed(_only(checked, rule), checked)


def printed(findings: tuple[Finding, ...], checked: Checked) -> str:
    return click.unstyle(write(findings, checked.site))


def _only(checked: Checked, rule: str | None) -> tuple[Finding, ...]:
    about_words = (Kind.PROSE, Kind.NOTES)
    kept = {rule} if rule else {one.name for one in rules().values() if one.kind not in about_words}
    return tuple(finding for finding in checked.findings if finding.rule in kept)


def _apply(root: Path, head: str, content: str) -> None:
    if not (match := _ORDER.fullmatch(head)):
        raise ValueError(f"=== {head}")
    path, how = root / match["path"], match["how"]
    path.parent.mkdir(parents=True, exist_ok=True)
    match match["verb"]:
        case "change":
            path.write_text(_changed(path.read_text("utf-8"), content), "utf-8")
        case "delete":
            path.unlink()
        case "save" if how == "crlf":
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        case "save":
            path.write_bytes(path.read_text("utf-8").encode(how))
        case "link":
            path.symlink_to(how)
        case "folder":
            path.mkdir()
        case _:
            path.write_text(content, "utf-8")


def _changed(text: str, content: str) -> str:
    for old, new in _CHANGE.findall(content):
        before, after = (re.sub(r"^[-+] ?", "", lines, flags=re.MULTILINE) for lines in (old, new))
        assert text.count(before) == 1, f"stands {text.count(before)} times: {before!r}"
        text = text.replace(before, after)
    return text
