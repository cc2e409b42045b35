"""Finds the phrases of a list in prose, through their first words: a long list costs little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from .prose import Prose

Meaning = TypeVar("Meaning")


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
        self._single: dict[str, Meaning] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], Meaning]]]] = {}
        """By the first word, then by the second."""
        for phrase, meaning in rows:
            words = tuple(phrase.lower().replace("’", "'").split())
            if len(words) == 1:
                self._single.setdefault(words[0], meaning)
            else:
                by_second = self._longer.setdefault(words[0], {})
                by_second.setdefault(words[1], []).append((words, meaning))
        for by_second in self._longer.values():
            for found in by_second.values():
                found.sort(key=lambda row: -len(row[0]))

    def find(self, prose: Prose) -> Iterator[Found[Meaning]]:
        """Yield each use in the order of the text, never overlapping."""
        done = 0
        for found in sorted(self._candidates(prose), key=lambda found: (found.first, -found.end)):
            if found.first >= done:
                done = found.end
                yield found

    def _candidates(self, prose: Prose) -> Iterator[Found[Meaning]]:
        at, words, last = prose.at, prose.words, len(prose.words) - 1
        for word in at.keys() & self._single.keys():
            yield from (Found(index, index + 1, self._single[word]) for index in at[word])
        for word in at.keys() & self._longer.keys():
            by_second = self._longer[word]
            for index in at[word]:
                begun = by_second.get(words[index + 1]) if index < last else None
                for phrase, meaning in begun or ():
                    end = index + len(phrase)
                    if tuple(words[index:end]) == phrase and prose.are_joined(index, end):
                        yield Found(index, end, meaning)
