"""Automated readability index.

A grade of American schools, from letters a word and words a sentence. R. J. Senter and E. A. Smith,
Automated Readability Index (1967), AMRL-TR-66-220.
"""

from __future__ import annotations

from ..counts import Counts

LEAST_WORDS = 100
LEAST_SENTENCES = 1
IS_SCHOOL_GRADE = True


def score(counts: Counts) -> float:
    """Return the grade."""
    letters_a_word = counts.letters / counts.words
    words_a_sentence = counts.words / counts.sentences
    return 4.71 * letters_a_word + 0.5 * words_a_sentence - 21.43
