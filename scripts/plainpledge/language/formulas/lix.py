"""LIX.

Words a sentence plus long words in a hundred: below 30 very easy, above 60 very hard. Carl-Hugo
Björnsson, Läsbarhet (1968), Liber; Jonathan Anderson, Lix and Rix, Journal of Reading 26 (1983),
490–496.
"""

from __future__ import annotations

from ..counts import Counts

LEAST_WORDS = 100
LEAST_SENTENCES = 1


def score(counts: Counts) -> float:
    """Return the index."""
    words_a_sentence = counts.words / counts.sentences
    return words_a_sentence + 100 * counts.long_words / counts.words
