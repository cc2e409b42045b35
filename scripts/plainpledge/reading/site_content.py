"""A project → one short text that is another as soon as its site would be another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from .site import DOCS, PLEDGES

SETTINGS = "mkdocs.yml"
_LOOKS = re.compile(r"""^\s+custom_dir:\s*["']?([^"'#\n]+?)["']?\s*(?:#.*)?$""", re.MULTILINE)
_PROGRAM = Path(__file__).parents[1]


def fingerprint(root: Path) -> str:
    """Return the same text for the same words, templates, settings and program.

    Results of tests carry it: once a word has changed, they say nothing about the site any more.

    Args:
        root: the project’s folder.
    """
    sums = hashlib.sha256()
    for top in (root / SETTINGS, root / PLEDGES, root / DOCS, *_looks(root), _PROGRAM):
        for file in _files(top):
            name = file.relative_to(top).as_posix()
            sums.update(f"{top.name}/{name}\0{_sum(file)}\n".encode("utf-8", "surrogateescape"))
    return sums.hexdigest()


def _looks(root: Path) -> Iterator[Path]:
    """Yield the folder of templates that the settings name."""
    if (root / SETTINGS).is_file():
        settings = (root / SETTINGS).read_text("utf-8-sig", "replace")
        yield from (root / name for name in _LOOKS.findall(settings))


def _files(top: Path) -> Iterator[Path]:
    """Yield the files in a folder, or the file itself; hidden and compiled ones are left out."""
    if top.is_file():
        yield top
        return
    for file in sorted(top.rglob("*")):
        parts = file.relative_to(top).parts
        if file.is_file() and not any(part.startswith((".", "__pycache__")) for part in parts):
            yield file


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
