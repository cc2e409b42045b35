"""Flesch-Kincaid grade.

A grade of American schools: add 5 for a rough age. J. P. Kincaid and others, Derivation of new
readability formulas for Navy enlisted personnel (1975), Research Branch Report 8-75; made from
passages of 150 words and more, counted by hundreds.
"""

from __future__ import annotations

from ..counts import Counts

LEAST_WORDS = 100
LEAST_SENTENCES = 1
IS_SCHOOL_GRADE = True


def score(counts: Counts) -> float:
    """Return the grade."""
    words_a_sentence = counts.words / counts.sentences
    syllables_a_word = counts.syllables / counts.words
    return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59
