"""The words that a finding is about, in the sentence they stand in."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ..language.sentences import split
from ..model import Document, Role, Span

AROUND = 70
"""Characters that are shown on each side of what is marked; and at most twice as many of it."""

SHORT = 60
"""Characters of a whole sentence that a message shows by itself."""


class Excerpt(NamedTuple):
    """A sentence on one line, in three parts; long parts are cut."""

    before: str
    marked: str
    after: str


def excerpt(document: Document, span: Span) -> Excerpt | None:
    """Return a finding's words in their sentence; None for a place without words."""
    sentence = _sentence(document, span)
    if not sentence or (sentence == span and span.end - span.start <= SHORT):
        return None
    text = document.text
    return Excerpt(
        _last(_one_line(text[sentence.start : span.start])),
        _middle(_one_line(text[span.start : span.end])),
        _first(_one_line(text[span.end : sentence.end])),
    )


def _sentence(document: Document, span: Span) -> Span | None:
    """Return the sentence with the start of the span, as far as the end of the span."""
    index = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    block = document.blocks[index] if index >= 0 else None
    if not block or block.span.end < span.end or span.start == span.end:
        return None
    if block.role in (Role.CODE, Role.HTML):
        return None
    for start, end in split(document.prose, block.span.start, block.span.end):
        if span.start < end:
            return _with_marks(
                document.text, min(start, span.start), max(end, span.end), block.span
            )
    return None


def _with_marks(text: str, start: int, end: int, block: Span) -> Span:
    """Take along the marks that stand right beside the words, such as a link’s brackets."""
    while start > block.start and not text[start - 1].isspace():
        start -= 1
    while end < block.end and not text[end].isspace():
        end += 1
    return Span(start, end)


def _one_line(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(shown.split())
    return (" " if shown[:1].isspace() else "") + line + (" " if line and shown[-1:] == " " else "")


def _first(text: str) -> str:
    return text if len(text) <= AROUND else text[:AROUND].rpartition(" ")[0] + " …"


def _last(text: str) -> str:
    return text if len(text) <= AROUND else "… " + text[-AROUND:].partition(" ")[2]


def _middle(text: str) -> str:
    if len(text) <= 2 * AROUND:
        return text
    return f"{text[:AROUND].rpartition(' ')[0]} … {text[-AROUND:].partition(' ')[2]}"
