"""Gaps: places where only the organisation itself knows what to write."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from ..model import Block, Gap, Hold, Role, Span

_GAP = re.compile(r"\[\s*gap\s*:(?P<what>[^\[\]]*)\]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def find_gaps(
    text: str, prose: str, blocks: Iterable[Block], holds: Iterable[Hold], front_matter: Span
) -> tuple[Gap, ...]:
    """Return every `[gap: …]` in the front matter, in the prose and between raw HTML tags."""
    if "[" not in text or "gap" not in text.lower():
        return ()
    in_head = _gaps(text[front_matter.start : front_matter.end], front_matter.start)
    borders = [place for hold in holds for place in (hold.body.start, hold.body.end)]
    return (*in_head, *(g for g in _in_blocks(text, prose, blocks) if not _is_cut(g, borders)))


def mark_gaps(text: str) -> Markup:
    """Return a text as safe HTML in which each `[gap: …]` is shown as something to fill in."""
    parts, done = [], 0
    for match in _GAP.finditer(text):
        parts += [escape(text[done : match.start()]), marked_gap(_words(match))]
        done = match.end()
    return Markup("").join([*parts, escape(text[done:])])


def marked_gap(what: str) -> Markup:
    """Return a gap as readers see it."""
    return Markup('<span class="gap">To be filled in: {}</span>').format(what)


def _in_blocks(text: str, prose: str, blocks: Iterable[Block]) -> Iterator[Gap]:
    for block in blocks:
        start, end = block.span.start, block.span.end
        if block.role is Role.HTML:
            yield from _gaps(_TAG.sub(lambda tag: " " * len(tag[0]), text[start:end]), start)
        elif block.role is not Role.CODE:
            yield from _gaps(prose[start:end], start)


def _is_cut(gap: Gap, borders: list[int]) -> bool:
    """True when a hold begins or ends within a gap: its words would show what is held."""
    return bisect_right(borders, gap.span.start) != bisect_left(borders, gap.span.end)


def _gaps(text: str, offset: int) -> Iterator[Gap]:
    for match in _GAP.finditer(text):
        yield Gap(Span(offset + match.start(), offset + match.end()), _words(match))


def _words(match: re.Match[str]) -> str:
    return " ".join(match["what"].split())
