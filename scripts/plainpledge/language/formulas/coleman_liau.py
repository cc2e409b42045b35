"""Coleman-Liau index.

A grade of American schools, from letters and sentences in a hundred words. Meri Coleman and T. L.
Liau, A computer readability formula designed for machine scoring, Journal of Applied Psychology 60
(1975), 283–284; made from samples of 100 words.
"""

from __future__ import annotations

from ..counts import Counts

LEAST_WORDS = 100
LEAST_SENTENCES = 1
IS_SCHOOL_GRADE = True


def score(counts: Counts) -> float:
    """Return the grade."""
    letters_in_100 = 100 * counts.letters / counts.words
    sentences_in_100 = 100 * counts.sentences / counts.words
    return 0.0588 * letters_in_100 - 0.296 * sentences_in_100 - 15.8
