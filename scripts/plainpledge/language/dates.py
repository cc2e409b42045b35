"""Dates in prose, and how they are written so that nobody can misread them: 23 November 2026."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Role, Span
from .prose import Passage, Prose

_MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_SHORT = {**{name[:3]: number for name, number in _NUMBERS.items() if name != "may"}, "sept": 9}
_NAMES = frozenset({*_NUMBERS, *_SHORT})
_IN_FIGURES = re.compile(
    r"[0-9](?<![\w./\\=$£€:-].)\d{0,3}([-/.])\d{1,2}\1\d{1,4}(?![\w/\\%=-]|\.\w|:\d)"
)
"""It starts with a digit and looks back from there: that is many times as fast."""
_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AFTER_A_DATE = frozenset("and to until at in for or".split())
_OF_SOFTWARE = re.compile(r"(?:\bv|version|release|python|build)\.?\s*\Z", re.IGNORECASE)
_BEFORE_A_DATE = frozenset("on by until till from before after since to and between".split())
_FEWEST_WORDS = 4
"""Words beside a date with the year first; with fewer it is no prose, but a label."""


class DateFound(NamedTuple):
    """A date that is not written as “23 November 2026”."""

    span: Span
    better: str | None
    """How to write it; None where it may be two different days."""
    is_unclear: bool = False
    """True when some read the day where others read the month."""


def odd_dates(prose: Prose) -> Iterator[DateFound]:
    """Yield the dates that are written in another way."""
    yield from _in_figures(prose)
    for name in prose.vocabulary & _NAMES:
        for index in prose.at[name]:
            if prose.text[prose.starts[index]].isupper():
                found = _with_name(prose, index, prose.passage(index))
                if found:
                    yield found


def _in_figures(prose: Prose) -> Iterator[DateFound]:
    found = list(_IN_FIGURES.finditer(prose.text))
    starts = [passage.span.start for passage in prose.passages] if found else []
    for match in found:
        passage = prose.passages[bisect_right(starts, match.start()) - 1] if starts else None
        is_read = passage and passage.span.start <= match.start() < passage.span.end
        if passage and is_read and _is_used(prose, match.start()):
            yield from filter(None, [_read(match, passage)])


def _is_used(prose: Prose, start: int) -> bool:
    return bisect_right(prose.starts, start) - 1 not in prose.mentioned


def _read(match: re.Match[str], passage: Passage) -> DateFound | None:
    one, two, three = match[0].split(match[1])
    span = Span(match.start(), match.end())
    if len(one) == 4:
        is_item = passage.role is Role.ITEM and match.string[passage.span.end - 1] in ".!?"
        is_prose = passage.role is Role.PARAGRAPH or is_item
        is_prose = is_prose and passage.end - passage.first > _FEWEST_WORDS
        better = _written(three, two, one) if len(three) < 3 else None
        return DateFound(span, better) if is_prose and better else None
    is_whole = len(three) == 4 or (len(three) == 2 and match[1] == "/")
    if (
        len(one) > 2
        or not is_whole
        or _OF_SOFTWARE.search(match.string[max(0, span.start - 12) : span.start])
    ):
        return None  # "1.2.10" is a version, and "10-11-12" a telephone number or a range
    year = three if len(three) == 4 else f"20{three}"
    as_british, as_american = _written(one, two, year), _written(two, one, year)
    if not (as_british or as_american):
        return None
    is_unclear = bool(as_british and as_american and one != two)
    return DateFound(span, None if is_unclear else as_british or as_american, is_unclear)


def _with_name(prose: Prose, month: int, passage: Passage) -> DateFound | None:
    """Read "23rd of Nov 2026" and "Nov 23rd, 2026"."""
    words = prose.words
    first = month - 1
    if first > passage.first and words[first] == "of":
        first -= 1
    day = _DAY.fullmatch(words[first]) if first >= passage.first else None
    if day and _is_near(prose, first, month):
        year = _year(prose, month + 1, passage)
        end = month + 1 + bool(year)
        is_short = words[month] in _SHORT and (passage.role is not Role.CELL)
        if day[2] or first < month - 1 or is_short:
            has_the = first > passage.first and words[first - 1] == "the"
            return _found(prose, first - has_the, end, day[1], month, year)
        return None
    day = _DAY.fullmatch(words[month + 1]) if month + 1 < passage.end else None
    if day and _is_near(prose, month, month + 1):
        year = _year(prose, month + 2, passage)
        before = words[month - 1] if month > passage.first else ""
        if year or day[2] or (before in _BEFORE_A_DATE and _ends(prose, month + 1, passage)):
            return _found(prose, month, month + 2 + bool(year), day[1], month, year)
    return None


def _year(prose: Prose, index: int, passage: Passage) -> str:
    is_one = index < passage.end and _YEAR.fullmatch(prose.words[index])
    return prose.words[index] if is_one and _is_near(prose, index - 1, index) else ""


def _is_near(prose: Prose, first: int, last: int) -> bool:
    """True when only spaces, a comma or the stop of a short form stand between some words."""
    gaps = (prose.text[prose.end(at) : prose.starts[at + 1]] for at in range(first, last))
    return all(gap.strip() in ("", ",", ".") for gap in gaps)


def _ends(prose: Prose, index: int, passage: Passage) -> bool:
    """True when nothing follows that the number could count: "in March 20 people came"."""
    if index + 1 >= passage.end or not prose.are_joined(index, index + 2):
        return True
    return prose.words[index + 1] in _AFTER_A_DATE


def _found(prose: Prose, first: int, end: int, day: str, month: int, year: str) -> DateFound | None:
    name = prose.words[month]
    better = _written(day, str(_NUMBERS.get(name) or _SHORT[name]), year)
    return DateFound(prose.span(first, end), better) if better else None


def _written(day: str, month: str, year: str) -> str | None:
    """Return a date as it should be written; None for a day that there is not."""
    if year and not _YEAR.fullmatch(year):
        return None
    try:
        datetime.date(int(year or 2000), int(month), int(day))
    except ValueError:
        return None
    return f"{int(day)} {_MONTHS[int(month) - 1].capitalize()} {year}".strip()
