"""Words: where they stand in a text, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .inflections import bases, variants
from .syllables import count_syllables

WORD = re.compile(
    r"[^\W_]+(?:(?:['’‑-]|(?<=\d)[.,:](?=\d)|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b))[^\W_]+)*"
)
"""A run of letters and digits, with apostrophes and hyphens inside it; "1,000", "3.5", "10:30" and
"p.m" are one word each."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’)]*[\w/]"
    r"|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|\b(?:[\w-]{1,63}\.){1,8}(?:uk|com|org|net|gov|eu|info)\b(?:/[^\s<>\"”’)]*[\w/])?"
)
_MAY_BE_ADDRESS = re.compile(r"@|://|www\.|\.(?:uk|com|org|net|gov|eu|info)\b")

HARDEST_LEVEL = 6.0
RAREST = 2.2
"""Zipf frequency of a word that the table does not hold: all that it holds are above 2.4."""

MOST_PARTS = 8
"""Parts of a hyphened word that are looked at; nobody writes more in earnest."""


class Entry(NamedTuple):
    """What is known of a word."""

    level: float
    """From 1 (A1: learners of English meet it first) to 6 (C2), see data/README.md."""
    frequency: float
    """Zipf scale: 3 is once in a million words of English, 6 once in a thousand."""
    syllables: int
    letters: int
    """Letters of its longest part, as far as hyphens part it."""
    is_name: bool = False
    """True for names, numbers and addresses: no other word could stand in their place."""
    is_abbreviation: bool = False
    """True when typed in capitals alone, such as MASH."""
    plainer: str | None = None
    """An everyday word that can nearly always stand in its place."""


def hide_addresses(text: str) -> str:
    """Return a text in which each web or e-mail address is a number of the same length.

    So it is one word, ends no sentence, and is hard for nobody.
    """
    if not _MAY_BE_ADDRESS.search(text):
        return text
    return _ADDRESS.sub(lambda match: "0" * len(match[0]), text)


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield a match for each word of a text without addresses."""
    return WORD.finditer(text, start, len(text) if end is None else end)


@lru_cache(maxsize=65536)
def look_up(word: str, is_shouted: bool = False) -> Entry:
    """Return what is known of a word as typed.

    `is_shouted` tells that all words around it are in capitals too, so that capitals say nothing.
    A capitalised word that no table holds is taken for a name; so is one that is only a name.
    """
    plain = word.replace("’", "'").replace("‑", "-")
    if plain[0].isdigit():
        return Entry(1.0, 9.0, count_syllables(plain), len(plain), is_name=True)
    lower = plain.lower().replace(".", "")
    is_capital = plain[0].isupper() and not is_shouted
    parts = lower.split("-")
    letters = max(len(part.replace("'s", "").replace("'", "")) for part in parts)
    row = _row(lower) or (_row("".join(parts)) or _hardest(parts) if len(parts) > 1 else None)
    if row is None:
        row = _Row(HARDEST_LEVEL, RAREST, count_syllables(lower), is_capital, None)
    if is_capital and plain.isupper() and len(plain) > 1:
        return _abbreviation(lower, row)
    return Entry(
        row.level,
        row.frequency,
        row.syllables,
        letters,
        row.is_name and is_capital,
        plainer=row.plainer,
    )


class _Row(NamedTuple):
    level: float
    frequency: float
    syllables: int
    is_name: bool
    plainer: str | None


def _abbreviation(lower: str, row: _Row) -> Entry:
    """Abbreviations are as hard as they are rare; one without vowels is said letter by letter."""
    rarity = min(1.0, max(0.0, (6.0 - row.frequency) / 4))
    spelt = len(lower) + 2 * lower.count("w")
    said = row.syllables if len(lower) > 3 and re.search("[aeiouy]", lower) else spelt
    return Entry(1 + 5 * rarity, row.frequency, said, 0, is_abbreviation=True)


def _hardest(parts: list[str]) -> _Row | None:
    """Return the hardest part of a hyphened word, said with the syllables of all parts."""
    known = (_row(part) for part in parts[:MOST_PARTS] if part)
    rows = [row or _Row(HARDEST_LEVEL, RAREST, 1, False, None) for row in known]
    hardest = max(rows, key=lambda row: row.level - row.frequency)
    return hardest._replace(syllables=count_syllables("-".join(parts)), plainer=None, is_name=False)


def _row(lower: str) -> _Row | None:
    """Return a word's row of the table, or that of the word it is a form of."""
    table = _table()
    if line := table.get(lower):
        return _read(line)
    for form in (*variants(lower), *bases(lower)):
        if line := table.get(form):
            row = _read(line)
            own = row.plainer if form in variants(lower) else None
            return row._replace(syllables=count_syllables(lower), plainer=own)
    return None


def _read(line: str) -> _Row:
    level, frequency, syllables, name, plainer = line.split("\t")
    return _Row(float(level), float(frequency), int(syllables), bool(name), plainer or None)


@cache
def _table() -> Mapping[str, str]:
    """Return the rest of each line of the table by its word; lines are read when asked for."""
    text = files(__package__).joinpath("data", "words.tsv").read_text("utf-8")
    return {word: rest for word, _, rest in (line.partition("\t") for line in text.splitlines())}
