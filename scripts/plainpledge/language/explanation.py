"""A plainness score with all its reasons: what each sentence and each word costs, and where."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from ..model import Span
from .words import RAREST, Entry

MARGIN_OF_100_WORDS = 8.0
"""Points to each side in which 9 of 10 stretches of 100 words stand around their whole text, as
measured by tests/benchmarks/plainness.py."""
TOO_SHORT = 30
"""Words below which a score says too little about a text to be shown without that warning."""

UNIT = 1000
"""Costs are whole thousandths of a point, so that sums come out the same on any machine."""


class HardWord(NamedTuple):
    """One use of a word that costs something."""

    start: int
    end: int
    cost: int
    """Thousandths of a point, before they are shared out over the words of the text; for the
    hardest word of a sentence with what that costs the other words."""
    entry: Entry

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(self.start, self.end)


class SentencePart(NamedTuple):
    """What one sentence costs, and why."""

    span: Span
    words: int
    length_cost: int
    """Thousandths of a point for its length, for all its words together."""
    word_cost: int
    """Thousandths of a point for all its hard words together."""
    uses: tuple[tuple[int, int, int, Entry], ...]
    """The hard words as bare tuples, because making more of each takes a third of all the time."""

    @property
    def hard_words(self) -> list[HardWord]:
        """The words that cost something, in reading order."""
        return [HardWord(*use) for use in self.uses]

    @property
    def cost(self) -> int:
        """All that it costs, in thousandths of a point."""
        return self.length_cost + self.word_cost

    @property
    def score(self) -> float:
        """The plainness of this sentence alone, as it stands here."""
        return _score(self.cost, self.words)


@dataclass(frozen=True, slots=True)
class Plainness:
    """How plain a text is, with all reasons."""

    words: int
    parts: tuple[SentencePart, ...]
    """Every sentence, in reading order."""

    @property
    def score(self) -> float:
        """From 100, as plain as can be, down to 0, with one decimal."""
        return _score(sum(part.cost for part in self.parts), self.words)

    @property
    def margin(self) -> float:
        """Points by which a score of so few words may be off, to each side (9 times out of 10)."""
        return round(MARGIN_OF_100_WORDS * sqrt(100 / self.words), 1)

    @property
    def low(self) -> float:
        """The lower end of the range."""
        return round(max(0.0, self.score - self.margin), 1)

    @property
    def high(self) -> float:
        """The upper end of the range."""
        return round(min(100.0, self.score + self.margin), 1)

    @property
    def is_too_short(self) -> bool:
        """True when the text is too short to be judged by a number."""
        return self.words < TOO_SHORT

    @property
    def unknown_words(self) -> int:
        """Uses of words that no list holds, names left out; many of them mean: not English."""
        return sum(use[-1].frequency == RAREST for part in self.parts for use in part.uses)

    @property
    def lost_to_words(self) -> float:
        """Points lost to hard words."""
        return self.points(sum(part.word_cost for part in self.parts))

    @property
    def lost_to_length(self) -> float:
        """Points lost to long sentences."""
        return self.points(sum(part.length_cost for part in self.parts))

    def points(self, cost: int) -> float:
        """Return how many points of this text's score a cost takes, with two decimals."""
        return round(cost / (self.words * UNIT), 2)

    def hardest_sentences(self, number: int) -> list[SentencePart]:
        """Return the sentences that take most points, the first in the text first among equals."""
        return sorted(self.parts, key=lambda part: (-part.cost, part.span))[:number]

    def hardest_words(self, number: int) -> list[HardWord]:
        """Return the uses of words that take most points."""
        uses = (word for part in self.parts for word in part.hard_words)
        return sorted(uses, key=lambda word: (-word.cost, word.start))[:number]


def _score(cost: int, words: int) -> float:
    return round(min(100.0, max(0.0, 100 - cost / (words * UNIT))), 1)
