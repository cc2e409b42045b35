"""Flesch reading ease.

From about 100 (very easy) down to 0 and below (very hard), from words a sentence and syllables a
word. Rudolf Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948), 221–233;
made from samples of 100 words.
"""

from __future__ import annotations

from ..counts import Counts

LEAST_WORDS = 100
LEAST_SENTENCES = 1


def score(counts: Counts) -> float:
    """Return the reading ease: higher is easier."""
    words_a_sentence = counts.words / counts.sentences
    syllables_a_word = counts.syllables / counts.words
    return 206.835 - 1.015 * words_a_sentence - 84.6 * syllables_a_word
