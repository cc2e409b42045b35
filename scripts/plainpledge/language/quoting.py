"""Where a text quotes: what stands in quotation marks, and what was left out of it.

Every kind of mark is read on its own, once from left to right, so that marks that are never closed,
or thousands of them, cost no more than other signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FEWEST_WORDS = 5
"""Fewer words are no quotation that can be told from everyday words."""
_STARTS, _OWNS = r"(?<![^\s(\[])", r"(?<=[sS])"
_MARKS = {
    "“": re.compile("(?P<opening>“)|(?P<closing>”)"),
    "«": re.compile("(?P<opening>«)|(?P<closing>»)"),
    "‘": re.compile(rf"(?P<opening>‘)|(?P<owner>{_OWNS}’(?=\s))|(?P<closing>’(?!\w))"),
    '"': re.compile(rf'(?P<opening>{_STARTS}"(?=[\w…(\[]))|(?P<closing>(?<=\w)")|(?P<either>")'),
    "'": re.compile(
        rf"(?P<opening>{_STARTS}'(?=[\w…(\[]))|(?P<owner>{_OWNS}'(?=\s))"
        r"|(?P<closing>(?<=\w)'(?!\w))|(?P<either>(?<!\w)')"
    ),
}
"""For each mark that opens, the signs of its kind. An “owner” closes, or is that of “workers’”."""
_LEFT_OUT = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?|\[[^\[\]]*\]")


class Quoted(NamedTuple):
    """A stretch in quotation marks, without them."""

    start: int
    first_end: int
    """Where the first mark stands that can close it."""
    end: int
    """Where it surely ends; later than `first_end` only after an apostrophe that may close too."""
    is_closed: bool
    """False where the mark that should close it is missing."""


def find_quoted(text: str, start: int = 0, end: int | None = None) -> list[Quoted]:
    """Return the stretches in quotation marks, by where they start; one may lie in another."""
    end = len(text) if end is None else end
    kinds = [marks for opening, marks in _MARKS.items() if text.find(opening, start, end) >= 0]
    return sorted(found for marks in kinds for found in _of_kind(marks, text, start, end))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between what was left out: `…`, `...` or anything in `[ ]`."""
    for gap in _LEFT_OUT.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _of_kind(marks: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Quoted]:
    opened, ends = -1, list[int]()
    for mark in marks.finditer(text, start, end):
        role = mark.lastgroup
        if role == "opening" or (role == "either" and opened < 0):
            if opened >= 0:
                yield _quoted(opened, ends, mark.start())
            opened, ends = mark.end(), []
        elif opened >= 0:
            ends.append(mark.start())
            if role != "owner":
                yield _quoted(opened, ends, end)
                opened, ends = -1, []
    if opened >= 0:
        yield _quoted(opened, ends, end)


def _quoted(start: int, ends: list[int], limit: int) -> Quoted:
    return Quoted(start, *((ends[0], ends[-1], True) if ends else (limit, limit, False)))
