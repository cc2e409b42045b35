"""Counting syllables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language.syllables import Rule, count_syllables, read_rules

LEAST_RIGHT = 0.97
LINES = (Path(__file__).parent / "syllables.tsv").read_text("utf-8").splitlines()
HEARD = dict(line.split("\t") for line in LINES if not line.startswith("#"))


def wrong() -> dict[str, int]:
    """Return the labelled words that are counted otherwise than they are heard."""
    counted = {word: count_syllables(word) for word in HEARD}
    return {word: n for word, n in counted.items() if str(n) not in HEARD[word].split(",")}


def test_there_are_many_words() -> None:
    assert len(HEARD) >= 200


def test_heard_words() -> None:
    assert len(wrong()) <= (1 - LEAST_RIGHT) * len(HEARD), wrong()


@pytest.mark.parametrize("rule", read_rules(), ids=lambda rule: rule.example)
def test_rule_and_its_example(rule: Rule) -> None:
    assert count_syllables(rule.example) == int(rule.syllables)


def test_ways_of_writing() -> None:
    assert count_syllables("Couldn’t") == count_syllables("couldn't") == 2
    assert count_syllables("SAFEGUARDING") == 3
    assert count_syllables("nth") == count_syllables("5") == 1


@given(st.text(max_size=20))
def test_at_least_one(word: str) -> None:
    assert count_syllables(word) >= 1
