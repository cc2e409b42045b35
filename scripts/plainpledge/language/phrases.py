"""Finds the phrases of a list in prose, each through its rarest word: a long list costs little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from .prose import Prose
from .word_table import RAREST, row_of

Meaning = TypeVar("Meaning")
Shape = tuple[int, int]
"""How many words of a phrase stand before its rarest one, and how many it has."""


class Found(NamedTuple, Generic[Meaning]):
    """A phrase of a list where it is used."""

    first: int
    """The index of its first word."""
    end: int
    """The index after its last word."""
    meaning: Meaning
    """What the list says of it."""


class Phrases(Generic[Meaning]):
    """A list of phrases. Where two begin at one word, the longer one is found."""

    def __init__(self, rows: Iterable[tuple[str, Meaning]]) -> None:
        self._by_rarest: dict[str, dict[Shape, dict[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in rows:
            words = tuple(phrase.lower().replace("’", "'").split())
            rarest = min(words, key=_frequency) if len(words) > 1 else words[0]
            shapes = self._by_rarest.setdefault(rarest, {})
            alike = shapes.setdefault((words.index(rarest), len(words)), {})
            alike.setdefault(words, meaning)
        self._rarest = frozenset(self._by_rarest)

    def find(self, prose: Prose) -> Iterator[Found[Meaning]]:
        """Yield each use in the order of the text, never overlapping."""
        done = 0
        for found in sorted(self._candidates(prose), key=lambda found: (found.first, -found.end)):
            if found.first >= done:
                done = found.end
                yield found

    def _candidates(self, prose: Prose) -> Iterator[Found[Meaning]]:
        words = prose.words
        for word in prose.vocabulary & self._rarest:
            for (before, length), meanings in self._by_rarest[word].items():
                for index in prose.at[word]:
                    first, end = index - before, index - before + length
                    phrase = tuple(words[first:end]) if first >= 0 else ()
                    if phrase in meanings and (length == 1 or prose.are_joined(first, end)):
                        yield Found(first, end, meanings[phrase])


@lru_cache(maxsize=1 << 12)
def _frequency(word: str) -> float:
    row = row_of(word)
    return row.frequency if row else RAREST
