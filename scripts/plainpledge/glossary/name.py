"""One thing that a term is called, and whether a text has it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import Term, folded
from .around import stands_alone
from .joining import WORD, plain, with_joiners

_ADDRESS = re.compile(r"(?<!\S)(?=\S{0,99}(?:://|@|www\.|\w\.[a-z]{2,24}/))\S+")
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
    is_other: bool = False
    """True for a phrase in which the word means something else."""

    def is_one_of(self, left_out: Collection[str], words: str) -> bool:
        """True for a name that a page leaves out, or leaves out in the form in which it has it.

        Args:
            left_out: names and forms, folded.
            words: the name as the page has it.
        """
        if not left_out:
            return False
        return folded(self.typed) in left_out or folded(words) in left_out


class WordsOf:
    """A text in which names are looked for. What lies between and around words may be refined."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.matches = list(WORD.finditer(with_joiners(text)))
        self.lower = _plain_words(text, self.matches)

    def typed(self, index: int) -> str:
        """Return a word as others may have typed it, with its capitals."""
        start, end = self.matches[index].span()
        return plain(self.text[start:end])

    def join(self, index: int) -> str:
        """Return what stands between a word and the next, in the way of `Name.joins`."""
        between = self.text[self.matches[index].end() : self.matches[index + 1].start()]
        return join_of(between)

    @cached_property
    def addresses(self) -> list[re.Match[str]]:
        """Web and e-mail addresses."""
        has_address = "/" in self.text or "@" in self.text or "www." in self.text
        return list(_ADDRESS.finditer(self.text)) if has_address else []

    def are_whole(self, start: int, end: int) -> bool:
        """False when the text from `start` to `end` is part of a compound or an address."""
        index = bisect_left(self.addresses, end, key=lambda address: address.start())
        is_apart = not index or start >= self.addresses[index - 1].end()
        return is_apart and stands_alone(self.text, start, end)


def _plain_words(text: str, matches: list[re.Match[str]]) -> list[str]:
    if text.isascii():
        return [match[0].lower() for match in matches]
    return [plain(text[match.start() : match.end()]).lower() for match in matches]


def join_of(between: str) -> str:
    """Return what stands between two words: `JOINED` for spaces or one hyphen, else the signs."""
    signs = between.strip()
    if not signs or (signs == between and signs in HYPHENS):
        return JOINED
    return " ".join(between.split())


def names_of(typed: str, term: Term) -> Iterator[Name]:
    """Yield a name in the singular and in the regular plural; of letters alone, MASHs too."""
    text = WordsOf(typed)
    if not text.matches:
        return
    words = range(len(text.matches))
    exact = tuple(map(text.typed, words)) if typed != typed.lower() else None
    joins = tuple(map(text.join, words[:-1]))
    *head, last = text.lower
    is_short = exact is not None and exact[-1][1:].isupper()
    for form in dict.fromkeys((last, _plural(last), f"{last}s" if is_short else last)):
        yield Name(term, (*head, form), exact, joins, typed)


def fits(name: Name, text: WordsOf, index: int, end: int) -> bool:
    return (
        (name.exact is None or all(map(_cased, name.exact, map(text.typed, range(index, end)))))
        and all(join == text.join(at) for at, join in enumerate(name.joins, index))
        and text.are_whole(text.matches[index].start(), text.matches[end - 1].end())
    )


def _cased(wanted: str, typed: str) -> bool:
    """Return whether a word of a name has its capitals: EARS is no `ears`, SoS no `SOS`.

    A plural or an owner may follow. Only a word with capitals at its start alone may be shouted.
    """
    if wanted[1:] != wanted[1:].lower():
        return typed.startswith(wanted)
    return not wanted[0].isupper() or typed[0].isupper()


def _plural(word: str) -> str:
    """Return the regular plural of a word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"
