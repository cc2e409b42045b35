"""What other generators make of the plain pages: it must not act either.

They read Markdown with Python-Markdown, or as it does. That is no reader of ours, so what ours has
missed shows here.
"""

from __future__ import annotations

from collections.abc import Iterable

import markdown

from .filtering import difference

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
)
"""What the pages need besides plain Markdown, by the names that generators know."""
_WITHOUT_STYLES = {"tables": {"use_align_attribute": True}}


def first_unsafe(pages: Iterable[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the path of the first page that could act, and what on it could; None if none.

    Args:
        pages: the path and the text of each page, front matter included.
    """
    reader = markdown.Markdown(extensions=EXTENSIONS, extension_configs=_WITHOUT_STYLES)
    for path, text in pages:
        body = text.partition("\n---\n")[2]
        if what := difference(reader.reset().convert(body)):
            return path, what
    return None
