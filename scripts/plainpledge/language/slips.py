"""What a word that is in no list was meant to be: a common word, one slip of the pen away."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from .tables import column
from .word_table import is_listed, joined, lines, row_of

SHORTEST = 6
"""Letters. Shorter words lie near too many others. This and the bounds below are our own, set by
what they find, rightly and wrongly, in prose of many kinds."""
COMMON = ((6, 4.2), (7, 3.6), (9, 3.0), (11, 2.6))
"""Letters, and the Zipf frequency that what is meant must have: many words lie near a short one
by chance, and nobody can tell what a short slip for a rare word is."""
_ALSO_MEANT = 3.2
"""The frequency that a word must have to be named beside a common one: “commit or commute”."""
STEM = 4
"""Letters that a known word must have to be the stem of another one."""
_VOWELS = "aeiouy"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LOST_AT_END = "ehklmnty"
_EARLY, _LOST_EARLY = 3, "aeiouhlmnrsty"
"""In the first letters of a word, those that are lost most: all words begin with few."""
_BESIDE = {
    one: (row[place - 1] if place else "") + row[place + 1 : place + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, one in enumerate(row)
}
"""The keys to the left and right of each key."""
_ALIKE = {"c": "s", "s": "cz", "z": "s", "g": "j", "j": "g", "m": "n", "n": "m"}
"""Consonants that are mistaken for each other."""
_INSTEAD = {
    one: {*_BESIDE[one], *_ALIKE.get(one, ""), *(_VOWELS if one in _VOWELS else "")} - {one}
    for one in _LETTERS
}
_PREFIXES = tuple(
    "anti auto bio co counter cyber de down eco geo inter infra mega micro mini mis multi neuro"
    " non out over photo post pre re self semi sub super tele trans ultra un under up".split()
)
_OPEN_SUFFIXES = tuple(
    "able ability ably age al ation er ers ic ise ised ises ising ish ism ist ists ity ize ized"
    " izes izing or ors y".split()
)
"""Before these an "e" is dropped, and a consonant may be doubled."""
_SUFFIXES = tuple("ful hood less like ment ments ness ship wise".split())
_ENDINGS = ("ed", "ing", "er", "ers")
_WRONG_FORM = re.compile(r"[^aeiou]yed$|[^aeiouycg]eing$|[au]ly$|(.)\1\1")
"""“identifyed”, “writeing” and “faithfuly” are no forms of a word, although it is in them."""


@lru_cache(maxsize=1 << 14)
def meant(word: str) -> tuple[str, ...]:
    """Return the common words that a word can be a slip for, the most common first.

    Args:
        word: in small letters of the English alphabet, in no table.

    Returns:
        Nothing for a word that is made of known ones or is known to be rare. Beside a common word
        also those less common, since what is meant may be one of them.
    """
    if len(word) < SHORTEST or word in rare_words():
        return ()
    least = next(frequency for letters, frequency in reversed(COMMON) if len(word) >= letters)
    rows = {near: row for near in _near(word) if (row := row_of(near)) and not row.is_name}
    fit = [near for near, row in rows.items() if row.frequency >= least]
    if not fit or _is_made_of_known(word):
        return ()
    may_be = [near for near, row in rows.items() if row.frequency >= min(least, _ALSO_MEANT)]
    return tuple(sorted(may_be, key=lambda near: -rows[near].frequency))


def rare_words() -> frozenset[str]:
    """Return words that are rightly spelt although they look like slips for common ones."""
    return column(__package__, "rare_words", "word")


def _is_made_of_known(word: str) -> bool:
    if _WRONG_FORM.search(word) or _lacks_letter(word):
        return False
    if row_of(word) or joined(word) or (word.endswith("in") and is_listed(f"{word}g")):
        return True  # a form, two words in one, or how a word is said: “bathtime”, “goin”
    stems = [word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)]
    if any(len(stem) >= STEM and row_of(stem) for stem in stems):
        return True
    return any(map(is_listed, _stems(word)))


def _lacks_letter(word: str) -> bool:
    """True for "forgeting" and "currenty", since the tables have "forgetting" and "currently"."""
    if word.endswith("y") and is_listed(f"{word[:-1]}ly"):
        return True
    cut = [(word.removesuffix(ending), ending) for ending in _ENDINGS if word.endswith(ending)]
    return any(is_listed(f"{stem}{stem[-1]}{ending}") for stem, ending in cut)


def _stems(word: str) -> Iterator[str]:
    """Yield what a word may come from: "hostily" from "hosty", "runnish" from "run"."""
    for suffix in (*_SUFFIXES, *_OPEN_SUFFIXES):
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < STEM:
            continue
        yield stem
        if stem[-1] == "i":
            yield f"{stem[:-1]}y"
        if suffix in _OPEN_SUFFIXES:
            yield f"{stem}e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def _near(word: str) -> Iterator[str]:
    """Yield the words of the table that differ by one slip; the first letter is seldom wrong.

    The slip is no further on than the longest beginning that the word shares with a listed one.
    """
    known = lines()
    low, high = 0, len(known)
    for place in range(len(word) + 1):
        before = word[:place]
        low = bisect_left(known, before, low, high)
        high = bisect_left(known, before + "{", low, high)
        if low == high:
            return
        follow = _LETTERS if place >= _EARLY else _LOST_EARLY
        if high - low < len(_LETTERS):  # else all letters are tried as fast
            follow = "".join({line[place] for line in known[low:high]})
        for rest in _mended(word, place, follow) if place else ():
            line = f"{before}{rest}\t"
            index = bisect_left(known, line, low, high)
            if index < high and known[index].startswith(line):
                yield before + rest


def _mended(word: str, place: int, follow: str) -> Iterator[str]:
    """Yield what may follow a place instead: a letter more, one less, two the other way, another.

    At the end only a letter may be missing: foreign words differ there, and names. It is not one
    that makes another form: “hummingbird” is no slip for “hummingbirds”.
    """
    rest = word[place:]
    for letter in follow:
        if rest or letter in _LOST_AT_END:
            yield letter + rest
    if len(rest) > 1:
        yield rest[1:]
        yield rest[1] + rest[0] + rest[2:]
        for letter in _INSTEAD[rest[0]]:
            yield letter + rest[1:]
