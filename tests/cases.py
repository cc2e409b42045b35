"""Cases that a writer can add: a Markdown file that changes a small project and says what is found.

The file starts with a sentence about the case. Then come blocks, each under a line with `===`:

    === pledges/04-new.md               the file is there, with the lines that follow
    === change pledges/02-say-why.md    lines with - are replaced by the lines with + after them
    === delete docs/about.md
    === save docs/about.md as utf-16    in another encoding, or `crlf` for Windows line ends
    === link docs/x.md to ../../y.md
    === folder docs/x.md
    === expected                        what `plainpledge check` prints

`pytest --update` writes what is printed now into the last block.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from plainpledge.commands.selection import check_project
from plainpledge.formats.text import write

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


def cases(folder: Path) -> list[Case]:
    """Return all case files below a folder."""
    return [Case(file) for file in sorted(folder.rglob("*.md"))]


def printed_check(root: Path) -> str:
    """Return what `check` says about a project."""
    checked = check_project(root)
    return click.unstyle(write(checked.findings, checked.site))


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
