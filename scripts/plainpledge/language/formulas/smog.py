"""SMOG grade.

A grade of American schools at which all of a text is understood, from words of three syllables and
more. G. Harry McLaughlin, SMOG grading: a new readability formula, Journal of Reading 12 (1969),
639–646; made for 30 sentences.
"""

from __future__ import annotations

from math import sqrt

from ..counts import Counts

LEAST_WORDS = 1
LEAST_SENTENCES = 30
IS_SCHOOL_GRADE = True
SAMPLE = 30
"""Sentences that the formula speaks of."""


def score(counts: Counts) -> float:
    """Return the grade."""
    polysyllables = counts.polysyllables * SAMPLE / counts.sentences
    return 3.1291 + 1.0430 * sqrt(polysyllables)
