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
        self._by_first: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in rows:
            words = tuple(phrase.lower().replace("’", "'").split())
            self._by_first.setdefault(words[0], []).append((words, meaning))
        for found in self._by_first.values():
            found.sort(key=lambda row: -len(row[0]))

    def find(self, prose: Prose) -> Iterator[Found[Meaning]]:
        """Yield each use in the order of the text, never overlapping."""
        places = sorted(
            (index, word)
            for word in prose.at.keys() & self._by_first.keys()
            for index in prose.at[word]
        )
        done = 0
        for index, word in places:
            if index >= done and (found := self._match(prose, index, word)):
                done = found.end
                yield found

    def _match(self, prose: Prose, index: int, first: str) -> Found[Meaning] | None:
        for words, meaning in self._by_first[first]:
            end = index + len(words)
            same = len(words) == 1 or tuple(prose.words[index:end]) == words
            if same and prose.are_joined(index, end):
                return Found(index, end, meaning)
        return None
