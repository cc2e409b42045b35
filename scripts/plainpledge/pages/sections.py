"""A page's HTML, cut at its headings, so that a template can lay its sections out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model import Document, HouseStyle, Layout, Span, folded
from ..reading.published import Edit, published_body
from ..reading.source import RULE as UNREADABLE

MARK = "<!--section-->"
"""Stands before each heading while the page is rendered. Writers' own comments never get there."""

LEVELS = (2, 3)
_EMPTY_COMMENT = re.compile(r"-?>")  # `<!-->` is all of it
_HEADING = re.compile(
    r"\s*<h(?P<level>[1-6])(?=[^>]*?\sid=\"(?P<id>[^\"]*)\")[^>]*>(?P<title>.*?)</h(?P=level)>",
    re.DOTALL,
)


@dataclass(frozen=True)
class PageSection:
    """One section as a template shows it."""

    id: str
    title: str
    """HTML."""
    body: str
    """HTML: what stands under the heading, up to its first part."""
    layout: Layout = Layout.PLAIN
    parts: tuple[PageSection, ...] = ()


def marked_body(document: Document, preview: bool, more: Iterable[Edit] = ()) -> str:
    """Return the Markdown of a page with a mark before each heading that opens a section.

    A preview puts in more marks of its own.
    """
    if document.findings_of(UNREADABLE):
        return ""  # the page would fail on it; its findings stand there in a preview
    places = [s.heading.start for s in document.sections if s.level in LEVELS]
    marks = [(Span(place, place), f"{MARK}\n\n") for place in places]
    return published_body(document, preview, [*marks, *more])


def cut(html: str, style: HouseStyle) -> tuple[str, tuple[PageSection, ...]]:
    """Return what stands before the first section, and the sections."""
    opening, *pieces = (_without_comments(piece) for piece in html.split(MARK))
    sections: list[PageSection] = []
    for piece in pieces:
        heading = _HEADING.match(piece)
        if heading:
            part = PageSection(heading["id"], heading["title"], piece[heading.end() :])
            if int(heading["level"]) == LEVELS[0] or not sections:
                sections.append(replace(part, layout=_layout(part.title, style)))
            else:
                sections[-1] = replace(sections[-1], parts=(*sections[-1].parts, part))
        elif sections:  # no heading for this reader of Markdown: the words still belong on the page
            sections[-1] = _longer(sections[-1], piece)
        else:
            opening += piece
    return opening, tuple(sections)


def unmarked(html: str) -> str:
    """Return the page's HTML without our marks and without any comment."""
    return _without_comments(html.replace(f"{MARK}\n", ""))


def _longer(section: PageSection, html: str) -> PageSection:
    """Put more HTML at the end of a section."""
    if not section.parts:
        return replace(section, body=section.body + html)
    *parts, last = section.parts
    return replace(section, parts=(*parts, replace(last, body=last.body + html)))


def _without_comments(html: str) -> str:
    """Take comments out as a browser reads them; one that is never closed would hide the rest."""
    first, *rest = html.split("<!--")
    parts = [first]
    for piece in rest:
        empty = _EMPTY_COMMENT.match(piece)
        _, closed, after = piece.partition("-->")
        parts.append(piece[empty.end() :] if empty else after if closed else f"&lt;!--{piece}")
    return "".join(parts)


def _layout(title: str, style: HouseStyle) -> Layout:
    words = folded(Markup(title).striptags())
    for section in style.sections:
        if folded(section.heading) == words:
            return section.layout
    return Layout.PLAIN
