"""The one table of headers and redirects that all servers get, and what it means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from .assets import is_hashed

FILE = ".ci/headers.toml"
"""Where a project has its own lines."""
_DEFAULT = "headers.toml"
_SECTIONS = ("everywhere", "hashed", "others", "redirects")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_VALUE = re.compile(r"[ !#%-\[\]-z|~]*")
"""Printable ASCII without double quotation marks and backslashes: all servers write it the same.
And without $ and braces: nginx, Caddy and IIS would fill in what stands for a variable there."""
_PATH = re.compile(r"/(?!/)[A-Za-z0-9/._~%-]*")
_WEB = re.compile(r"https://[A-Za-z0-9/._~%?=&#:-]+")
_NOT_IN_PATHS = re.compile(r"[\"\\{}*$%`?#;]|\.\.|//")
"""What a path may not hold once it is decoded: a server takes these signs for something else."""
INDEX, LOST = "index.html", "/404.html"


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
        return self.all_redirects.get(unquote(path))

    @property
    def all_redirects(self) -> dict[str, str]:
        """Return every spelling of an old address: with a slash, without, and with its file.

        They are decoded, as most servers compare them: `/old page/` for `/old%20page/`.
        """
        return _spelt(self.redirects)


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
        if not _is_path(old):
            yield f"“{old}” must be a path such as /old-page/."
        elif not isinstance(new, str) or not (_PATH.fullmatch(new) or _WEB.fullmatch(new)):
            yield f"“{old}” must lead to a path such as /new-page/, or to https://…"
        elif LOST in _spellings(old):
            yield f"“{old}” cannot lead on: servers show that page for all that is not there."
        elif _leads_round(old, redirects):
            yield f"“{old}” leads back to itself."


def _is_path(typed: str) -> bool:
    if not _PATH.fullmatch(typed) or "%2f" in typed.lower():
        return False
    try:
        path = unquote(typed, errors="strict")
    except UnicodeDecodeError:
        return False
    return path.isprintable() and not _NOT_IN_PATHS.search(path)


def _leads_round(old: str, redirects: Mapping[str, Any]) -> bool:
    """Follow each spelling of an old address, as a browser would."""
    spelt = _spelt({old: new for old, new in redirects.items() if isinstance(new, str)})
    for spelling in _spellings(old):
        seen, here = set[str](), spelling
        while here in spelt and here not in seen:
            seen.add(here)
            here = unquote(spelt[here])
        if here in seen:
            return True
    return False


def _spelt(redirects: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for old, new in sorted(redirects.items()):
        found |= dict.fromkeys(_spellings(old), new)
    return found


def _spellings(typed: str) -> list[str]:
    old = unquote(typed)
    if not old.endswith("/"):
        return [old]
    return [old, f"{old}{INDEX}", *([old.rstrip("/")] if old.rstrip("/") else [])]
