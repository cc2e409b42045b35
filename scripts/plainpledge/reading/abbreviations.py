"""Lines that say what an abbreviation stands for: `*[HTML]: the language of web pages`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from ..model import Span

_LINE = re.compile(
    r"^(?:[ ]{4}|\t)*+\*\[(?P<short>[^\[\]\\\r\n]+)\] ?:[ \t]*(?P<long>[^\s<>`][^<>`\r\n]*)$",
    re.MULTILINE,
)

Lines = tuple[tuple[Span, str, str], ...]


def find_abbreviations(source: str) -> Lines:
    """Return each line, with what is short and what it stands for, also where it is only code."""
    if "*[" not in source:
        return ()
    return tuple(
        (Span(*match.span()), match["short"].strip(), match["long"].strip())
        for match in _LINE.finditer(source)
    )


def explained(lines: Lines, code: Iterable[Span]) -> Mapping[str, str]:
    """Return what each abbreviation stands for, by its lines that are no code."""
    shown = sorted(code)
    return {short: long for place, short, long in lines if not _is_in(place, shown)}


def _is_in(place: Span, spans: Sequence[Span]) -> bool:
    index = bisect_right(spans, place.start, key=lambda span: span.start)
    return index > 0 and place.start < spans[index - 1].end
