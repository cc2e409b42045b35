"""Words: where they stand in a text, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .signs import ACCENTS, APOSTROPHES, UNSEEN, plain_form
from .syllables import count_syllables
from .word_table import HARDEST_LEVEL, RAREST, Row, hardest, joined, row_of

__all__ = ["RAREST", "WORD", "Entry", "find_words", "hide_addresses", "look_up", "split_words"]

WORD = re.compile(
    rf"[^\W_]++(?:['‑{APOSTROPHES}{UNSEEN}{ACCENTS}.,:-]"
    rf"(?:(?<=['‑{APOSTROPHES}-])|(?<=[{UNSEEN}{ACCENTS}])[{UNSEEN}{ACCENTS}]*"
    r"|(?<=\d[.,:])(?=\d)|(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b))[^\W_]++)*+"
)
"""A run of letters and digits, with apostrophes and hyphens inside it; "1,000", "3.5", "10:30" and
"p.m" are one word each. Each way to go on begins with one of a few signs: most words end there."""
_PARTING = re.compile(f"({WORD.pattern})")
_PARTING_ASCII = re.compile(
    r"([A-Za-z0-9]++(?:['`.,:-]"
    r"(?:(?<=['`-])|(?<=\d[.,:])(?=\d)|(?<=\b[A-Za-z]\.)(?=[A-Za-z]\b))[A-Za-z0-9]++)*+)",
    re.ASCII,
)
"""The same where there is no other sign: it takes two thirds of the time."""
_SPEAKABLE = re.compile(r"[^aeiouy]{,2}[aeiouy]")
"""The start of an abbreviation that can be said as a word: MASH, not GCSE."""
_NO_NAME = re.compile(
    r"(?:[st]ion|ment|ship|able|ible|ability|ibility|(?:ful|less|ive|ous|ed|able)ness|ology|itis"
    r"|[ai]lly|ously|ively|fully|edly|i[sz](?:e[ds]?|ing|ation)|ating|ifying)s?$"
)
"""Ends of words that are no names, so that a capital letter does not make them one."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’)]*[\w/]"
    r"|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
    r"|\b(?:[\w-]{1,63}\.){1,8}(?:uk|com|org|net|gov|eu|info)\b(?:/[^\s<>\"”’)]*[\w/])?"
)
_DOMAIN = re.compile(r"\.(?:uk|com|org|net|gov|eu|info)\b")


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
    return "\n".join(map(_hidden, text.split("\n"))) if _may_hold_address(text) else text


def _may_hold_address(text: str) -> bool:
    return "@" in text or "://" in text or "www." in text or bool(_DOMAIN.search(text))


def _hidden(line: str) -> str:
    is_plain = not _may_hold_address(line)
    return line if is_plain else _ADDRESS.sub(lambda match: "0" * len(match[0]), line)


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield a match for each word of a text without addresses."""
    return WORD.finditer(text, start, len(text) if end is None else end)


def split_words(text: str) -> list[str]:
    """Return the words of a text without addresses, and what stands before, between and after.

    All even places are gaps, all odd ones words. That is quicker than a match for each word.
    """
    return (_PARTING_ASCII if text.isascii() else _PARTING).split(text)


@lru_cache(maxsize=65536)
def look_up(word: str, is_shouted: bool = False) -> Entry:
    """Return what is known of a word as typed.

    `is_shouted` tells that all words around it are in capitals too, so that capitals say nothing.
    A capitalised word that no table holds is taken for a name, unless its end is that of a common
    word; so is one that is only a name.
    """
    plain = plain_form(word)
    if plain[0].isnumeric():
        return Entry(1.0, 9.0, count_syllables(plain), len(plain), is_name=True)
    lower = plain.lower().replace(".", "")
    is_capital = plain[0].isupper() and not is_shouted
    parts = lower.split("-")
    letters = len(lower) if lower.isalpha() else max(map(_letters, parts))
    row = row_of(lower) or (row_of("".join(parts)) or hardest(parts) if len(parts) > 1 else None)
    if row is None and not is_capital:
        row = joined(lower)
    if row is None:
        is_name = is_capital and not _NO_NAME.search(lower)
        row = Row(HARDEST_LEVEL, RAREST, count_syllables(lower), is_name, None)
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


def _letters(part: str) -> int:
    return len(part.replace("'s", "").replace("'", ""))


def _abbreviation(lower: str, row: Row) -> Entry:
    """Abbreviations are as hard as they are rare; those like NSPCC are said letter by letter."""
    rarity = min(1.0, max(0.0, (6.0 - row.frequency) / 4))
    spelt = len(lower) + 2 * lower.count("w")
    said = row.syllables if len(lower) > 3 and _SPEAKABLE.match(lower) else spelt
    return Entry(1 + 5 * rarity, row.frequency, said, 0, is_abbreviation=True)
