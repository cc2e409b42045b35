"""Where a document has what could act on a page, whichever way it is written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from ..model import Document, Span
from ..reading.html_tags import listed_attributes, opening_tags
from ..reading.lines import with_line_feeds
from ..reading.shown_code import blanked_lines, shown_code
from .html_policy import UNSAFE_TAGS, address_problem, attribute_problem
from .places import target_place
from .unsafe_addresses import Part, first_line, unsafe_addresses

_ENDS_EARLY = re.compile(r"<!--(?:-?>|.*?--!>)", re.DOTALL)
"""A comment that is over sooner for a browser than for a reader of Markdown."""
_MAY_ACT = re.compile(r"[<\[{]")
"""No tag, address or list of attributes does without one of them."""


def unsafe_parts(document: Document) -> Iterator[Part]:
    """Yield all that could act, each once; places are those of the file."""
    if not _MAY_ACT.search(document.text, document.body.start):
        return
    found = {part.span: part for part in _linked(document)}
    taken = _Taken()
    for span in found:
        taken.add(span)
    text = blanked_lines(with_line_feeds(document.text), shown_code(document))
    gone = [span for span in document.comments if not _ENDS_EARLY.match(text, span.start, span.end)]
    held = [hold.span for hold in document.holds]
    for removed in {tuple(gone), tuple(sorted([*gone, *held]))}:
        published, place = _without(text, document.body, removed)
        for part in _written(published):
            span = Span(place(part.span.start), place(part.span.end - 1) + 1)
            if not taken.has(span.start):
                found[span] = part._replace(span=span)
                taken.add(span)
    yield from (found[span] for span in sorted(found))


class _Taken:
    """Stretches of a text, joined where they meet: to ask for one place costs little in many."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, span: Span) -> None:
        """Add a stretch."""
        first, after = bisect_left(self._ends, span.start), bisect_right(self._starts, span.end)
        self._starts[first:after] = [min([span.start, *self._starts[first:after]])]
        self._ends[first:after] = [max([span.end, *self._ends[first:after]])]

    def has(self, place: int) -> bool:
        """True for a place in one of the stretches."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


def _linked(document: Document) -> Iterator[Part]:
    """Yield what the parser itself takes for links and pictures."""
    for link in document.links:
        if problem := address_problem(link.target, is_loaded=link.is_image):
            yield Part(target_place(document, link) or link.span, problem, link.target)


def _written(text: str) -> Iterator[Part]:
    """Yield what another reader of Markdown, or a browser, could take for something active."""
    tags = list(opening_tags(text))
    for tag in tags:
        if problem := UNSAFE_TAGS.get(tag.name):
            yield Part(first_line(text, tag.span), problem, f"<{tag.name}>")
    attributes = [one for tag in tags for one in tag.attributes]
    for one in (*attributes, *listed_attributes(text)):
        if problem := attribute_problem(one.name, one.value):
            yield Part(first_line(text, one.span), problem, one.name)
    yield from unsafe_addresses(text)


def _without(text: str, body: Span, removed: Iterable[Span]) -> tuple[str, Callable[[int], int]]:
    """Return the body without some stretches, and what tells where each character stood.

    What is published is put together after comments are gone: `<scr<!-- -->ipt>` is a script.
    """
    parts, starts, places, length, done = list[str](), [0], [body.start], 0, body.start
    for span in [*removed, Span(body.end, body.end)]:
        if span.start >= done:
            parts.append(text[done : span.start])
            length += span.start - done
            starts.append(length)
            places.append(span.end)
        done = max(done, span.end)

    def place(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return places[index] + offset - starts[index]

    return "".join(parts), place
