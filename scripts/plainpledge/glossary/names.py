"""All that terms are called, looked up by words: their number does not change the cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ..model import Term
from .name import Name, WordsOf, fits, names_of

__all__ = ["Names"]

OWNER = "'s"


class Names:
    """The names of a glossary. Where several begin at one word, the longest is found."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_words: dict[tuple[str, ...], list[Name]] = {}
        self._lengths: dict[str, Sequence[int]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in _all_names(list(terms)):
            same = self._by_words.setdefault(name.words, [])
            if all(other.exact != name.exact or other.joins != name.joins for other in same):
                same.append(name)
            lengths[name.words[0]].add(len(name.words))
        for word, found in lengths.items():
            self._lengths[word] = sorted(found, reverse=True)
        self._single = {words[0] for words in self._by_words if len(words) == 1}
        self._pairs = {words[:2] for words in self._by_words if len(words) > 1}

    def find(self, text: WordsOf) -> Iterator[tuple[Name, int, int]]:
        """Yield each use of a name, never overlapping, with where it starts and ends."""
        done = 0
        for index in self._likely(text.lower):
            if index >= done and (found := self._at(text, index)):
                name, done = found
                if not name.is_other:
                    yield name, text.matches[index].start(), text.matches[done - 1].end()

    def _likely(self, words: list[str]) -> list[int]:
        """Return where names may begin: two words tell nearly all others apart."""
        single, pairs = self._single, self._pairs
        return [
            index
            for index, (word, following) in enumerate(zip_longest(words, words[1:], fillvalue=""))
            if word in single or (word, following) in pairs or "'" in word or "'" in following
        ]

    def _at(self, text: WordsOf, index: int) -> tuple[Name, int] | None:
        """Return the longest name that begins at a word, and the index after its last word."""
        words, first = text.lower, text.lower[index]
        lengths = self._lengths.get(first, ())
        if first.endswith(OWNER):
            owned = self._lengths.get(first.removesuffix(OWNER), ())
            lengths = sorted({*lengths, *owned}, reverse=True)
        for length in lengths:
            end = index + length
            if end <= len(words) and (name := self._fitting(text, index, end)):
                return name, end
        return None

    def _fitting(self, text: WordsOf, index: int, end: int) -> Name | None:
        words = tuple(text.lower[index:end])
        found = self._by_words.get(words, ())
        if words[-1].endswith(OWNER):
            found = (*found, *self._by_words.get((*words[:-1], words[-1].removesuffix(OWNER)), ()))
        return next((name for name in found if fits(name, text, index, end)), None)


def _all_names(terms: list[Term]) -> Iterator[Name]:
    """Yield what terms are called, then the phrases that are none: those may be a term, too."""
    for term in terms:
        for typed in term.names:
            yield from names_of(typed, term)
    for term in terms:
        for typed in term.not_in:
            for name in names_of(typed, term):
                yield replace(name, is_other=True)
