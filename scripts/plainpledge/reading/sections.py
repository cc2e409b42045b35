"""Headings → sections: what stands under each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..model import Block, Hold, Role, Section, Span
from ..model.document import without_held

MAX_LEVEL = 6


def find_sections(
    prose: str, blocks: list[Block], holds: Sequence[Hold], end: int
) -> Iterator[Section]:
    """Yield each heading that opens a section of the page, with all that stands under it.

    A title is what readers may see of its heading; that of a held heading is whole.
    """
    headings = [b for b in blocks if b.role is Role.HEADING and not b.nested]
    published, starts = without_held(prose, holds), [hold.span.start for hold in holds]
    for heading, stop in zip(headings, _stops(headings, end), strict=True):
        hold = bisect_right(starts, heading.span.start) - 1
        held = hold >= 0 and holds[hold].span.contains(heading.span)
        words = (prose if held else published)[heading.span.start : heading.span.end]
        title = " ".join(words.split())
        yield Section(title, heading.level, Span(heading.span.start, stop), heading.span)


def _stops(headings: list[Block], end: int) -> list[int]:
    """Return for each heading where the next one starts that is not below it."""
    nearest, stops = [end] * (MAX_LEVEL + 1), list[int]()
    for heading in reversed(headings):
        stops.append(min(nearest[: heading.level + 1]))
        nearest[heading.level] = heading.span.start
    return stops[::-1]
