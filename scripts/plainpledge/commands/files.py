"""Files that are named on the command line, wherever they are."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from ..model import Document
from ..reading.documents import read_document
from ..reading.source import read_text
from .project import CannotRunError

STANDARD_INPUT = "-"
"""What stands for standard input on the command line."""


def place_of(path: Path) -> Path:
    """Return the full path; a link at its end is not followed, so that it can be reported."""
    place = Path.cwd() / path
    place = place.resolve() if place.is_dir() else place.parent.resolve() / place.name
    if not os.path.lexists(place):
        raise CannotRunError(f"“{path}” does not exist.")
    return place


def read_loose(file: Path) -> Document:
    """Read a Markdown file and call it as it is seen from the current folder."""
    return read_document(*_seen(file))


def read_plain(file: Path) -> Document:
    """Read a file without markup and call it as it is seen from the current folder."""
    root, path = _seen(file)
    text, findings = read_text(root, path)
    return Document(path, text, findings=findings)


def seen_as(file: Path) -> str:
    """Return what a file is called from the current folder."""
    return _seen(file)[1]


def _seen(file: Path) -> tuple[Path, str]:
    return _seen_from(Path.cwd(), file)


@lru_cache(maxsize=1 << 10)
def _seen_from(folder: Path, file: Path) -> tuple[Path, str]:
    here, file = _resolved(folder), Path(os.path.realpath(file))
    if file.is_relative_to(here):
        return here, file.relative_to(here).as_posix()
    return Path(file.anchor), file.as_posix()


@lru_cache(maxsize=1)
def _resolved(folder: Path) -> Path:
    return folder.resolve()
