"""The styles and the scripts of every page: one file each, named by what is in it.

A browser may then keep them for ever, and asks for one file where there were ten.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .hashed_names import hashed_name

FOLDER = "assets"
STYLES = ("site", "markdown", "search", "glossary", "plainness")
PRINT = "print"
SCRIPTS = (
    "site",
    "menu",
    "scroll",
    *(f"search/{name}" for name in "loader failed rows box shortcut page searches".split()),
    *(f"glossary/{name}" for name in ("popup", "filter")),
)
"""In this order: what is named first is used by what comes later."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

Read = Callable[[str], str]
"""Gives the text of a file by its path in the site."""


def styles(read: Read, own: str) -> tuple[str, str]:
    """Return the path and the text of one style sheet; `own` has the organisation's colours."""
    texts = [read(f"{FOLDER}/{name}.css") for name in STYLES]
    paper = f"@media print {{\n{read(f'{FOLDER}/{PRINT}.css')}}}\n"
    return _named("css", _COMMENT.sub("", "".join([*texts, own, paper])))


def scripts(read: Read) -> tuple[str, str]:
    """Return the path and the text of one script."""
    return _named("js", "".join(read(f"{FOLDER}/{name}.js") for name in SCRIPTS))


def _named(ending: str, text: str) -> tuple[str, str]:
    lines = (line.strip() for line in text.splitlines())
    short = "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
    return hashed_name(f"{FOLDER}/site.{ending}", short.encode()), short
