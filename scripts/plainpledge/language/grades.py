"""Words for plainness scores, so that a writer need not learn what 78 means."""

from __future__ import annotations

from enum import Enum


class Grade(Enum):
    """What a score means beside texts that people know, see tests/benchmarks/plainness.md."""

    VERY_PLAIN = "very plain"
    """From 85: like sentences for people who have just begun to learn English."""
    PLAIN = "plain"
    """From 75: plainer than news rewritten for learners."""
    FAIRLY_PLAIN = "fairly plain"
    """From 65: like news rewritten for learners."""
    HARD = "hard"
    """From 55: like a newspaper."""
    VERY_HARD = "very hard"
    """Below 55: harder than nine of ten newspaper articles."""


_LEAST = {Grade.VERY_PLAIN: 85, Grade.PLAIN: 75, Grade.FAIRLY_PLAIN: 65, Grade.HARD: 55}


def grade(score: float) -> Grade:
    """Return what a plainness score from 0 to 100 means."""
    reached = (grade for grade, least in _LEAST.items() if score >= least)
    return next(reached, Grade.VERY_HARD)
