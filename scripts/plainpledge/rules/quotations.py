"""Quotations in a text, and how near they come to the agreed wording."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..language.quoting import FEWEST_WORDS, find_quoted, pieces
from ..language.words import WORD
from ..model import Document, Span

_LONGEST = 1200
"""Characters of a quotation that are compared; the wording has no longer items."""
NEAR = 0.7
"""The part of the words that must be the same, in the same order, for the wording to be meant."""
SHARED = 2
"""Runs of three words that must stand in the wording too."""
_MOST_CHANGED = 5
"""Words by which what comes later may be shifted, as some were left out or put in."""
_NEAR_START = 2
"""Words that may be missing before the first one that is the same."""
LOOSE_WORDS, LOOSE_NEAR, LOOSE_RUN = 12, 0.8, 3
"""The same for a sentence without quotation marks: more words, and more of them the same. What
comes before the first run of so many words, or after the last one, is the writer's own."""


class Quotation(NamedTuple):
    """Words that are quoted."""

    span: Span
    words: str
    is_plain: bool
    """True when no marks stand among the words, so that others could stand in their place."""


def quotations(document: Document) -> Iterator[Quotation]:
    """Yield what stands in quotation marks, and in quotations of their own."""
    for block in document.blocks:
        if block.quoted:
            yield from _pieces(document, block.span)
        else:
            for span in _marked(document, block.span):
                yield from _pieces(document, span)


def _marked(document: Document, within: Span) -> Iterator[Span]:
    """Yield what stands in quotation marks, without quotations in quotations."""
    done = within.start
    for one in find_quoted(document.prose, within.start, within.end):
        if one.is_closed and one.start >= done and one.first_end - one.start <= _LONGEST:
            yield Span(one.start, one.first_end)
            done = one.first_end


def _pieces(document: Document, span: Span) -> Iterator[Quotation]:
    """Yield what stands between words that are left out."""
    for start, end in pieces(document.prose, span.start, span.end):
        shown = document.prose[start:end]
        bare = shown.strip(' \t\r\n.,;:“”"‘’')
        if bare:
            first = start + shown.index(bare)
            place = Span(first, first + len(bare))
            is_plain = document.text[place.start : place.end] == bare and "\n" not in bare
            yield Quotation(place, " ".join(bare.split()), is_plain)


class Wordings:
    """The agreed wording, to compare quotations with."""

    def __init__(self, items: Sequence[Sequence[str]]) -> None:
        self._texts = [" ".join(paragraphs) for paragraphs in items]
        self._words = [_words(text) for text in self._texts]
        self._joined = [f" {' '.join(said for said, _, _ in words)} " for words in self._words]
        self._items: dict[tuple[str, ...], list[int]] = {}
        """Where each run of three words stands: many items then cost no more than few."""
        for index, words in enumerate(self._words):
            for three in set(_threes([said for said, _, _ in words])):
                self._items.setdefault(three, []).append(index)

    def nearly(self, quoted: str) -> str | None:
        """Return what was probably meant, where a text is nearly but not quite the wording."""
        words = [said for said, _, _ in _words(quoted)]
        threes = _threes(words)
        if len(words) < FEWEST_WORDS:
            return None
        best, shared = self._nearest(threes, SHARED)
        if shared < SHARED or self._has(words):
            return None
        return self._meant(words, best)

    def nearly_within(self, words: Sequence[str]) -> tuple[int, int, str] | None:
        """Return the first and last word of what is nearly the wording, and what was meant."""
        plain = [word.replace("-", "") for word in words]
        least = LOOSE_WORDS - 2 * LOOSE_RUN
        best, shared = self._nearest(_threes(plain), least)
        if shared < least:
            return None
        known = self._words[best]
        matcher = difflib.SequenceMatcher(None, plain, [one for one, _, _ in known], autojunk=False)
        runs = [block for block in matcher.get_matching_blocks() if block.size]
        long = [block for block in runs if block.size >= LOOSE_RUN]
        first, last = long[0], long[-1]
        end = last.a + last.size
        same = sum(block.size for block in runs if first.a <= block.a < end)
        if same < max(LOOSE_WORDS, LOOSE_NEAR * (end - first.a)) or self._has(plain[first.a : end]):
            return None
        if same < LOOSE_NEAR * (last.b + last.size - first.b):
            return None
        return first.a, end, self._texts[best][known[first.b][1] : known[last.b + last.size - 1][2]]

    def _nearest(self, threes: Iterable[tuple[str, ...]], least: int) -> tuple[int, int]:
        """Return the item that has most of some runs of three words, and how many it has.

        Where fewer than `least` stand anywhere in the wording, no item has so many.
        """
        known = [self._items[three] for three in threes if three in self._items]
        if len(known) < least:
            return 0, 0
        found = Counter(chain.from_iterable(known))
        return min(found.items(), key=lambda item: (-item[1], item[0]), default=(0, 0))

    def _has(self, words: list[str]) -> bool:
        quoted = f" {' '.join(words)} "
        return any(quoted in self._joined[item] for item in self._items.get(tuple(words[:3]), ()))

    def _meant(self, words: list[str], best: int) -> str | None:
        known = self._words[best]
        matcher = difflib.SequenceMatcher(
            None, words, [said for said, _, _ in known], autojunk=False
        )
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        largest = max(blocks, key=lambda block: block.size)
        shift = largest.b - largest.a
        blocks = [block for block in blocks if abs(block.b - block.a - shift) <= _MOST_CHANGED]
        if sum(block.size for block in blocks) < NEAR * len(words):
            return None
        first = self._sentence_near(best, shift)
        end = blocks[-1].b + blocks[-1].size + len(words) - blocks[-1].a - blocks[-1].size
        last = min(len(known), end) - 1
        return self._texts[best][known[first][1] : known[last][2]]

    def _sentence_near(self, item: int, place: int) -> int:
        """Return the first word of a sentence that starts near a word, or that word."""
        words, text = self._words[item], self._texts[item]
        near = range(max(0, place - _NEAR_START), min(len(words), place + _NEAR_START + 1))
        for first in sorted(near, key=lambda first: abs(first - place)):
            if not first or text[: words[first][1]].rstrip()[-1] in ".!?":
                return first
        return max(0, place)


@lru_cache(maxsize=2)
def wordings(items: tuple[tuple[str, ...], ...]) -> Wordings:
    """Return the agreed wording, ready to compare with; the same for all pages of a site."""
    return Wordings(items)


def _words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as they are compared, each with its place."""
    found = WORD.finditer(text.replace("’", "'"))
    return [(match[0].lower().replace("-", ""), match.start(), match.end()) for match in found]


def _threes(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))
