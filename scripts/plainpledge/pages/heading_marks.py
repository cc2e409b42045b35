"""Marks before headings, put into a page’s HTML where that is as good as into its Markdown.

Each mark in the Markdown is a block of its own for the renderer. Without them a page with plain
headings takes a fifth less to render.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from ..model import Document, Section
from ..reading.published import published_body
from ..reading.source import RULE as UNREADABLE
from .sections import LEVELS, MARK

_IN_MARKDOWN = re.compile(r"\n[ \t]*\n(?P<signs>#{2,3}) ")
"""A heading that stands after an empty line, as nearly all do: a mark before it changes nothing."""
_IN_HTML = re.compile(
    r"^<h(?P<level>[23]) id=\"[^\"]*\">(?P<title>.*)</h(?P=level)>$", re.MULTILINE
)
_ANY_IN_HTML = re.compile(r"<h[23]\b", re.IGNORECASE)


def body_to_mark(document: Document) -> str | None:
    """Return the Markdown of a page whose headings can be marked in its HTML; None for others."""
    if document.findings_of(UNREADABLE) or _has_page_code(document):
        return None
    body = published_body(document)
    levels = [len(found["signs"]) for found in _IN_MARKDOWN.finditer(f"\n\n{body}")]
    return body if levels == [section.level for section in _published(document)] else None


def with_marks(html: str, document: Document) -> str | None:
    """Return the HTML with a mark before each heading; None if these are not the sections’ own."""
    found, sections = list(_IN_HTML.finditer(html)), _published(document)
    if not len(found) == len(sections) == len(_ANY_IN_HTML.findall(html)):
        return None
    if not all(_is_same(document, *pair) for pair in zip(found, sections, strict=True)):
        return None
    return _IN_HTML.sub(rf"{MARK}\n\n\g<0>", html)


def _has_page_code(document: Document) -> bool:
    """True when there is more page code than comments: a heading may stand within an element."""
    ends = {comment.start: comment.end for comment in document.comments}
    return any(
        document.text[ends.get(code.start, code.start) : code.end].strip()
        for code in document.raw_html
    )


def _is_same(document: Document, heading: re.Match[str], section: Section) -> bool:
    typed = document.words(section.heading)
    is_same = heading["title"] == typed or Markup(heading["title"]).striptags() == typed
    return is_same and int(heading["level"]) == section.level


def _published(document: Document) -> list[Section]:
    """Return the sections of a page that readers may see, those of the two levels that are cut."""
    return [s for s in document.sections if s.level in LEVELS and not document.is_held(s.heading)]
