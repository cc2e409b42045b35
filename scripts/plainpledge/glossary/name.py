"""One thing that a term is called, and whether a text has it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import Term

_MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u0900-\u094f\u200c\u200d"
)
"""Accents and joiners: Python alone would end a word at each."""
WORD = re.compile(rf"(?<!\w)[^\W_][\w{_MARKS}]*(?:['’][\w{_MARKS}]+)*")
_ADDRESS = re.compile(r"(?<!\S)(?=\S{0,99}(?:://|@|www\.))\S+")
HYPHENS = "-\u2010\u2011"
JOINED = " "
"""What stands for spaces, line ends or one hyphen between two words."""


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a term is called."""

    term: Term
    words: tuple[str, ...]
    """Small letters, straight apostrophes; the last one may be a plural."""
    exact: tuple[str, ...] | None
    """The words as typed when the name has capitals, such as `MASH`; else None."""
    joins: tuple[str, ...]
    """What stands between the words: `JOINED`, or signs such as the stop in `s.17`."""
    typed: str
    """The name as the writer typed it."""


class WordsOf:
    """A text in which names are looked for. What lies between and around words may be refined."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.matches = list(WORD.finditer(text))
        self.lower = _plain_words(text, self.matches)

    def typed(self, index: int) -> str:
        """Return a word as others may have typed it, with its capitals."""
        return plain(self.matches[index][0])

    def join(self, index: int) -> str:
        """Return what stands between a word and the next, in the way of `Name.joins`."""
        between = self.text[self.matches[index].end() : self.matches[index + 1].start()]
        return join_of(between)

    @cached_property
    def addresses(self) -> list[re.Match[str]]:
        """Web and e-mail addresses."""
        has_address = "://" in self.text or "@" in self.text or "www." in self.text
        return list(_ADDRESS.finditer(self.text)) if has_address else []

    def are_whole(self, start: int, end: int) -> bool:
        """False when the text from `start` to `end` is part of an address."""
        index = bisect_left(self.addresses, end, key=lambda address: address.start())
        return not index or start >= self.addresses[index - 1].end()


def _plain_words(text: str, matches: list[re.Match[str]]) -> list[str]:
    if text.isascii():
        return [match[0].lower() for match in matches]
    return [plain(match[0]).lower() for match in matches]


def plain(word: str) -> str:
    """Return a word as others may have typed it."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.replace("’", "'").replace("\u00ad", ""))


def join_of(between: str) -> str:
    """Return what stands between two words: `JOINED` for spaces or one hyphen, else the signs."""
    signs = between.strip()
    if not signs or (signs == between and signs in HYPHENS):
        return JOINED
    return " ".join(between.split())


def names_of(typed: str, term: Term) -> Iterator[Name]:
    """Yield a name in the singular and in the regular plural."""
    text = WordsOf(typed)
    if not text.matches:
        return
    words = range(len(text.matches))
    exact = tuple(map(text.typed, words)) if typed != typed.lower() else None
    joins = tuple(map(text.join, words[:-1]))
    *head, last = text.lower
    for form in (last, _plural(last)):
        yield Name(term, (*head, form), exact, joins, typed)


def fits(name: Name, text: WordsOf, index: int, end: int) -> bool:
    return (
        (name.exact is None or all(map(_cased, name.exact, map(text.typed, range(index, end)))))
        and all(join == text.join(at) for at, join in enumerate(name.joins, index))
        and text.are_whole(text.matches[index].start(), text.matches[end - 1].end())
    )


def _cased(wanted: str, typed: str) -> bool:
    """A name with capitals, such as EARS, is not the small word `ears`."""
    return all(t.isupper() for w, t in zip(wanted, typed, strict=False) if w.isupper())


def _plural(word: str) -> str:
    """Return the regular plural of a word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"
