"""What readers may see of a document: the body without held lines and comments."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from ..model import Document, Hold, Role, Span
from .gaps import marked_gap
from .lines import filling, widened, with_line_feeds

Edit = tuple[Span, str]


def published_body(document: Document, preview: bool = False, marks: Iterable[Edit] = ()) -> str:
    """Return the Markdown body for readers, with Unix line ends.

    Held lines are left out; in a preview they stay and are marked. Comments never go out.
    The given marks are put in where they belong.
    """
    text = with_line_feeds(document.text)
    removed = list(_removed(document, text, preview))
    edits = [(span, filling(document, text, span)) for span in removed]
    additions = [*marks, *_gaps(document), *(_held_marks(document) if preview else ())]
    edits += [edit for edit in additions if not _meets(edit[0], removed)]
    parts, done = [], document.body.start
    for span, replacement in sorted(edits, key=lambda edit: edit[0]):
        parts += [text[done : span.start], replacement]
        done = span.end
    parts.append(text[done : document.body.end])
    return "".join(parts).replace("\r\n", "\n")


def mark_code(text: str) -> Markup:
    """Return a text as safe HTML in which words between backticks are shown as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def _removed(document: Document, text: str, preview: bool) -> Iterator[Span]:
    """Yield what goes out, in order; stretches that touch are one."""
    holds = [] if preview else [hold.span for hold in document.holds]
    loose = (c for c in document.comments if preview or not document.is_held(c))
    comments = [widened(text, comment) for comment in loose]
    joined: Span | None = None
    for span in sorted([*holds, *comments]):
        if joined and span.start <= joined.end:
            joined = Span(joined.start, max(joined.end, span.end))
            continue
        if joined:
            yield joined
        joined = span
    if joined:
        yield joined


def _meets(span: Span, removed: list[Span]) -> bool:
    """True when a stretch has anything in common with what goes out."""
    index = bisect_right(removed, span.start, key=lambda gone: gone.start)
    after = removed[index] if index < len(removed) else None
    return (index > 0 and span.start < removed[index - 1].end) or (
        after is not None and after.start < span.end
    )


def _gaps(document: Document) -> Iterator[Edit]:
    for gap in document.gaps:
        if gap.span.start >= document.body.start:
            yield gap.span, str(marked_gap(gap.what))


def _held_marks(document: Document) -> Iterator[Edit]:
    """Put a mark before each held block, or at the start of what is held within a block."""
    for hold in document.holds:
        mark = f'<span class="held">Held back: {html.escape(hold.reason, quote=False)}</span> '
        places = list(_held_places(document, hold)) or [hold.body.start]
        yield from ((Span(place, place), mark) for place in places)


def _held_places(document: Document, hold: Hold) -> Iterator[int]:
    first = bisect_left(document.blocks, hold.body.start, key=lambda block: block.span.start)
    for block in document.blocks[first:]:
        if block.span.start >= hold.body.end:
            return
        if hold.body.contains(block.span) and block.role in (Role.PARAGRAPH, Role.ITEM, Role.CELL):
            yield block.span.start
