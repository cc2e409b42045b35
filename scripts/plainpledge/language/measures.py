"""All that is measured of one text or of a part of it: counts, formulas and plainness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from ..model import Document, Span
from .counts import Counts, count_sentences
from .explanation import Plainness
from .formulas.registry import TooShort, formulas
from .plainness import measure_sentences
from .sentences import plain_lines, sentences, split

FIRST_GRADE_AGE = 5
"""Years to add to a grade of American schools for an age."""


@dataclass(frozen=True)
class Measures:
    """What was measured of some sentences."""

    counts: Counts
    plainness: Plainness | None
    """None when there are no words."""

    @cached_property
    def formulas(self) -> Mapping[str, float | TooShort]:
        """What each formula says, by its name."""
        return {name: formula.apply(self.counts) for name, formula in formulas().items()}

    @property
    def reading_age(self) -> tuple[int, int] | None:
        """The lowest and the highest age that the formulas come to; None for a short text.

        The formulas were made for American schools and differ by years: never show one number.
        """
        grades = [
            score
            for name, score in self.formulas.items()
            if formulas()[name].is_school_grade and isinstance(score, float)
        ]
        if not grades:
            return None
        ages = [max(0.0, grade) + FIRST_GRADE_AGE for grade in grades]
        return floor(min(ages)), ceil(max(ages))


@dataclass(frozen=True)
class Measured:
    """A text, cut into sentences once, of which any part can be measured."""

    text: str
    """The words, in places that are those of the file."""
    spans: Sequence[Span]
    """Its sentences, in reading order."""

    @classmethod
    def document(cls, document: Document) -> Measured:
        """Take what readers may see of a document: lines that are held back are left out."""
        found = sentences(document, published=True)
        return cls(document.published_prose, [sentence.span for sentence in found])

    @classmethod
    def plain(cls, text: str) -> Measured:
        """Take a text without markup."""
        lines = plain_lines(text)
        return cls(lines, [Span(start, end) for start, end in split(lines)])

    @cached_property
    def whole(self) -> Measures:
        """All of it."""
        return self._measures(self.spans)

    def part(self, part: Span) -> Measures:
        """Return what was measured of a part that cuts no sentence."""
        first, last = (bisect_left(self.spans, Span(at, at)) for at in (part.start, part.end))
        return self._measures(self.spans[first:last])

    def _measures(self, spans: Sequence[Span]) -> Measures:
        plainness = measure_sentences(self.text, spans)
        return Measures(count_sentences(self.text, spans), plainness)
