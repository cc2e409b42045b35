"""Words for scores."""

from __future__ import annotations

import pytest

from plainpledge.language.grades import Grade, grade


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (100, Grade.VERY_PLAIN),
        (85, Grade.VERY_PLAIN),
        (84.9, Grade.PLAIN),
        (75, Grade.PLAIN),
        (65, Grade.FAIRLY_PLAIN),
        (55, Grade.HARD),
        (54.9, Grade.VERY_HARD),
        (0, Grade.VERY_HARD),
    ],
)
def test_grade(score: float, expected: Grade) -> None:
    assert grade(score) is expected
