"""Plainness orders rewrites as their editors meant them, and favours no topic."""

from __future__ import annotations

from statistics import fmean

from plainpledge.language.plainness import measure_text
from sentence_cases import read_rewrites

LEAST_IN_ORDER = 0.92
"""Share of rewrites; the best formula orders 84 in 100 of such pairs."""
MOST_BY_TOPIC = 2.0
"""Points; a score of 100 words is sure to 8."""
FAMILY = "child children mother father baby brother sister family home school friend".split()
LEADERS = "leader leaders manager worker team meeting service council staff plan office".split()
FRAMES = [
    "The {0} will talk with the {1} about what is going well. They write down what they agree,"
    " and the {2} can ask to change it.",
    "Each {0} needs to feel safe. When the {1} is worried, the {2} should listen first and then"
    " help the {3} find an answer.",
    "We ask every {0} what matters most. If a {1} does not agree with the {2}, we want to know.",
]
OF_FAMILIES = [
    ("mother", "family", "father", "brother"),
    ("parents", "children", "school", "friends"),
    ("parent", "child", "grandparent", "home"),
]
OF_LEADERS = [
    ("leader", "team", "manager", "colleague"),
    ("leaders", "staff", "council", "workers"),
    ("manager", "worker", "director", "office"),
]


def score(text: str) -> float:
    """Measure a plain text that has words."""
    found = measure_text(text)
    assert found
    return found.score


def test_topic_words_alone_hardly_move_the_score() -> None:
    frame = (
        "We ask the {0} what they need. Each {1} has a say, and the {2} listens. When a {3} is"
        " worried, we talk with the {4} and write down what we agreed. The {5} can change it at any"
        " time. We tell the {6} and the {7} who will help and when. If the {8} does not like it,"
        " the {9} can say so to the {10}."
    )
    assert abs(score(frame.format(*FAMILY)) - score(frame.format(*LEADERS))) <= MOST_BY_TOPIC


def test_no_topic_is_favoured_in_many_frames() -> None:
    off = [
        score(frame.format(*family)) - score(frame.format(*leaders))
        for frame in FRAMES
        for family, leaders in zip(OF_FAMILIES, OF_LEADERS, strict=True)
    ]
    assert abs(fmean(off)) <= MOST_BY_TOPIC


def test_rewrites_are_called_plainer() -> None:
    cases = list(read_rewrites())
    assert len(cases) >= 40
    wrong = [before for before, after in cases if score(after) <= score(before)]
    assert len(wrong) <= (1 - LEAST_IN_ORDER) * len(cases), wrong
