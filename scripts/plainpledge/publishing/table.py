"""The one table of headers and redirects that all servers get, and what it means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from .assets import is_hashed

FILE = ".ci/headers.toml"
"""Where a project has its own lines."""
_DEFAULT = "headers.toml"
_SECTIONS = ("everywhere", "hashed", "others", "redirects")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_VALUE = re.compile(r"[ !#-\[\]-~]*")
"""Printable ASCII without double quotation marks and backslashes: all servers write it the same."""
_PATH = re.compile(r"/(?!/)[A-Za-z0-9/._~%-]*")
_WEB = re.compile(r"https://[A-Za-z0-9/._~%?=&#:-]+")
INDEX = "index.html"


class TableError(ValueError):
    """The table cannot be used; the text is a sentence for the person who wrote it."""


@dataclass(frozen=True)
class Table:
    """Headers by name, and redirects by their old path; paths are those of the server."""

    everywhere: Mapping[str, str]
    hashed: Mapping[str, str]
    others: Mapping[str, str]
    redirects: Mapping[str, str]

    def headers_for(self, path: str, *, is_there: bool = True) -> dict[str, str]:
        """Return what is sent with a path; what is not there must not be kept for ever."""
        return {**self.everywhere, **(self.hashed if is_there and is_hashed(path) else self.others)}

    def redirect_for(self, path: str) -> str | None:
        """Return where a path leads to; None where it stays."""
        return self.all_redirects.get(path)

    @property
    def all_redirects(self) -> dict[str, str]:
        """Return every spelling of an old address: with a slash, without, and with its file."""
        found: dict[str, str] = {}
        for old, new in sorted(self.redirects.items()):
            found |= dict.fromkeys(_spellings(old), new)
        return found


def read_table(root: Path | None, renamed: Mapping[str, str] | None = None) -> Table:
    """Return the table of the program with that of a project on top.

    Args:
        root: the project’s folder.
        renamed: redirects of pages that have got other names; the project’s own win.

    Raises:
        TableError: a line cannot be used.
    """
    ours = tomllib.loads(resources.files(__package__).joinpath(_DEFAULT).read_text("utf-8"))
    theirs = _own_lines(root / FILE) if root and (root / FILE).is_file() else {}
    merged = {name: {**ours.get(name, {}), **theirs.get(name, {})} for name in _SECTIONS}
    merged["redirects"] = {**(renamed or {}), **merged["redirects"]}
    for problem in _problems(merged):
        raise TableError(f"{FILE}: {problem}")
    return Table(**{name: dict(sorted(lines.items())) for name, lines in merged.items()})


def _own_lines(file: Path) -> dict[str, Any]:
    try:
        lines = tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{FILE} cannot be read: {error}.") from error
    for name, value in lines.items():
        if name not in _SECTIONS or not isinstance(value, dict):
            raise TableError(f"{FILE}: [{name}] is no part of it. Use: {', '.join(_SECTIONS)}.")
    return lines


def _problems(merged: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for section in _SECTIONS[:-1]:
        for name, value in merged[section].items():
            if not _NAME.fullmatch(name) or not isinstance(value, str):
                yield f"“{name}” in [{section}] needs a value between quotation marks."
            elif not _VALUE.fullmatch(value):
                yield f"The value of “{name}” has a sign that servers read in different ways."
    redirects = merged["redirects"]
    for old, new in redirects.items():
        if not _PATH.fullmatch(old) or ".." in old:
            yield f"“{old}” must be a path such as /old-page/."
        elif not isinstance(new, str) or not (_PATH.fullmatch(new) or _WEB.fullmatch(new)):
            yield f"“{old}” must lead to a path such as /new-page/, or to https://…"
        elif _leads_round(old, redirects):
            yield f"“{old}” leads back to itself."


def _leads_round(old: str, redirects: Mapping[str, Any]) -> bool:
    seen, here = set[str](), old
    while here in redirects and here not in seen:
        seen.add(here)
        here = redirects[here]
    return here in seen


def _spellings(old: str) -> list[str]:
    if not old.endswith("/"):
        return [old]
    return [old, f"{old}{INDEX}", *([old.rstrip("/")] if old.rstrip("/") else [])]
