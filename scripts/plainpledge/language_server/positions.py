"""Offsets in a text ↔ the lines and characters of the protocol, in the units that were agreed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from lsprotocol import types

from ..model import Span

MARK = "\ufeff"
"""A byte order mark. Most editors keep it to themselves; some pass it on as a character."""
_LINE_END = re.compile(r"\r\n|\n|\r")
"""The line ends of the protocol. Python knows more of them, and would count other lines."""
_LONE = re.compile(r"[\ud800-\udfff]")

Unit = Callable[[str], int]
UNITS: Mapping[str, Unit] = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode()),
    types.PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le")) // 2,
    types.PositionEncodingKind.Utf32: len,
}
"""How long a text is, in each of the units that a client may ask for."""


def as_read(typed: str) -> str:
    """Return a text as a file with it would be read: without a mark, and without half characters.

    A half of a pair that stands alone is no character, and cannot be saved. In its place stands one
    that is as long.
    """
    return _LONE.sub("\ufffd", typed.removeprefix(MARK))


class Positions:
    """The places in one text.

    Args:
        typed: the text as the client has it, with its byte order mark if it has one.
        encoding: the units of a line’s characters: `utf-8`, `utf-16` or `utf-32`.
    """

    def __init__(self, typed: str, encoding: str) -> None:
        self._shift = len(typed) - len(typed.removeprefix(MARK))
        self._text = _LONE.sub("\ufffd", typed)
        self._units = UNITS[encoding]
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(self._text))]

    def position(self, offset: int) -> types.Position:
        """Return where an offset stands; it counts as the checker does, without a mark."""
        at = offset + self._shift
        line = bisect_right(self._starts, at) - 1
        return types.Position(line, self._units(self._text[self._starts[line] : at]))

    def range(self, span: Span) -> types.Range:
        """Return where a span stands."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, place: types.Position) -> int:
        """Return the offset of a place; beyond a line’s end it is that end."""
        if place.line >= len(self._starts):
            return len(self._text) - self._shift
        start = self._starts[place.line]
        end = _LINE_END.search(self._text, start)
        line = self._text[start : end.start() if end else len(self._text)]
        return max(0, start + self._count(line, place.character) - self._shift)

    def span(self, place: types.Range) -> Span:
        """Return the span of a range."""
        return Span(self.offset(place.start), self.offset(place.end))

    def _count(self, line: str, units: int) -> int:
        """Return how many whole characters of a line fill so many units."""
        if line.isascii():
            return min(units, len(line))
        filled = 0
        for number, sign in enumerate(line):
            filled += self._units(sign)
            if filled > units:
                return number
        return len(line)
