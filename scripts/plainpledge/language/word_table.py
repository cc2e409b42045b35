"""The table of words, and what is known of words that are made of those in it."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .inflections import bases, variants
from .syllables import count_syllables

HARDEST_LEVEL = 6.0
RAREST = 2.2
"""Zipf frequency of a word that the table does not hold: all that it holds are above 2.4."""
COMMON = 4.0
"""Zipf frequency of words that a joined word may be made of."""
SHORTEST_PART, LONGEST = 3, 30
"""Letters of such a part, and of the whole; with less, all sorts of words look joined."""
MOST_PARTS = 8
"""Parts of a hyphened word that are looked at; nobody writes more in earnest."""


class Row(NamedTuple):
    """What the table says of a word."""

    level: float
    frequency: float
    syllables: int
    is_name: bool
    plainer: str | None


def hardest(parts: list[str]) -> Row | None:
    """Return the hardest part of a hyphened word, said with the syllables of all parts."""
    known = (row_of(part) for part in parts[:MOST_PARTS] if part)
    rows = [row or Row(HARDEST_LEVEL, RAREST, 1, False, None) for row in known]
    found = max(rows, key=lambda row: row.level - row.frequency)
    return found._replace(syllables=count_syllables("-".join(parts)), plainer=None, is_name=False)


def joined(lower: str) -> Row | None:
    """Return what is known of two common words that are typed as one: “bathtime”, “lifestory”.

    It is learnt with its parts, but it stays a rare word.
    """
    if len(lower) > LONGEST:
        return None
    for place in range(len(lower) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first, second = _line_of(lower[:place]), row_of(lower[place:])
        if first and second and min(_read(first).frequency, second.frequency) >= COMMON:
            found = hardest([lower[:place], lower[place:]])
            return found and found._replace(frequency=RAREST)
    return None


def row_of(lower: str) -> Row | None:
    """Return a word's row of the table, or that of the word it is a form of."""
    if line := _line_of(lower):
        return _read(line)
    for form in variants(lower):
        if line := _line_of(form):
            return _read(line)._replace(syllables=count_syllables(lower))
    for form in bases(lower):
        if line := _line_of(form):
            return _read(line)._replace(syllables=count_syllables(lower), plainer=None)
    return None


def _read(line: str) -> Row:
    level, frequency, syllables, name, plainer = line.split("\t")
    return Row(float(level), float(frequency), int(syllables), bool(name), plainer or None)


@lru_cache(maxsize=1 << 16)
def is_listed(word: str) -> bool:
    """True for a word, in small letters, that has a row of its own."""
    return _line_of(word) is not None


def _line_of(word: str) -> str | None:
    """Return the rest of a word's line; None where it has none."""
    start, known = f"{word}\t", lines()
    index = bisect_left(known, start)
    if index < len(known) and known[index].startswith(start):
        return known[index][len(start) :]
    return None


@cache
def lines() -> list[str]:
    """Return the lines of the table, in order, so that a word is found without reading them all."""
    return files(__package__).joinpath("data", "words.tsv").read_text("utf-8").splitlines()
