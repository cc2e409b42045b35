"""Gunning fog index.

Years of school, from words a sentence and hard words in a hundred. Robert Gunning, The Technique of
Clear Writing (1952), McGraw-Hill; made from samples of 100 words.
"""

from __future__ import annotations

from ..counts import Counts

LEAST_WORDS = 100
LEAST_SENTENCES = 1
IS_SCHOOL_GRADE = True


def score(counts: Counts) -> float:
    """Return the years of school."""
    words_a_sentence = counts.words / counts.sentences
    hard_words_in_100 = 100 * counts.hard_words / counts.words
    return 0.4 * (words_a_sentence + hard_words_in_100)
