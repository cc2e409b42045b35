"""Where a text quotes, whatever the marks; and that thousands of marks cost no more than words."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.language.quoting import find_quoted, pieces


def quoted(text: str) -> list[str]:
    """Return the longest reading of each stretch; `…→` marks one that is never closed."""
    return [text[one.start : one.end] + ("" if one.is_closed else "→") for one in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A “big day” here, “and” so.", ["big day", "and"]),
        ('A "big day" here, "and" so.', ["big day", "and"]),
        ("A ‘big day’ here, ‘and’ so.", ["big day", "and"]),
        ("A 'big day' here, 'and' so.", ["big day", "and"]),
        ("A «big day» here.", ["big day"]),
        ("“One ‘two’ three”", ["One ‘two’ three", "two"]),
        ("‘One “two” three’", ["One “two” three", "two"]),
        ('"One." Then "Two!"', ["One.", "Two!"]),
        ('("One") and ["Two"]', ["One", "Two"]),
        ('It is 5" long, "as said".', ["as said"]),
        ("It's ours, the workers' day.", []),
        ("It’s ours, the workers’ day.", []),
        ("‘It’s ours’", ["It’s ours"]),
        ("‘The workers’ day’ is ours", ["The workers’ day"]),
        ("'The workers' day' is ours", ["The workers' day"]),
        ("‘for workers’ and more", ["for workers"]),
        ("‘one’ and the workers’ day", ["one"]),
        ("“One. “Two”", ["One. →", "Two"]),
        ("No end: “One", ["One→"]),
        ('No end: "One', ["One→"]),
        ("No start: One”, two’, three»", []),
        ("", []),
    ],
)
def test_what_is_quoted(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_apostrophe_that_may_close_leaves_both_ends_open() -> None:
    text = "‘The workers’ day’"
    (one,) = find_quoted(text)
    assert text[one.start : one.first_end] == "The workers"
    assert text[one.start : one.end] == "The workers’ day"


def test_only_a_part_is_looked_at() -> None:
    text = "“One” “two” “three”"
    assert [text[one.start : one.end] for one in find_quoted(text, 5, 12)] == ["two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two", ["One two"]),
        ("One … two", ["One ", " two"]),
        ("… one [...] two . . . three [sic] four", ["", " one ", " two ", " three ", " four"]),
        ("One […] two", ["One ", " two"]),
    ],
)
def test_what_is_left_out_parts_a_quotation(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, 0, len(text))] == expected


MARKS = st.text(st.sampled_from("ab s.,(\n“”‘’\"'«»[]…"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(MARKS, st.integers(0, 60), st.integers(0, 60))
def test_stretches_lie_in_the_text_in_order(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    found = find_quoted(text, start, end)
    assert found == sorted(found)
    for one in found:
        assert start < one.start <= one.first_end <= one.end <= end
        assert text[one.start - 1] in "“‘«\"'"
        if one.is_closed:
            assert text[one.end] in "”’»\"'" and text[one.first_end] in "”’»\"'"
    joined = list(pieces(text, start, end))
    assert joined[0][0] == start and joined[-1][1] == end
    assert all(first[1] < second[0] for first, second in pairwise(joined))


@pytest.mark.parametrize("piece", ["“", '"', "'", "‘", "‘s’ ", '" a', "[", "[…", "“‘\"'«", "a' "])
def test_many_marks_take_no_longer(piece: str) -> None:
    text = piece * 50_000
    start = time.process_time()
    stretches = find_quoted(text)
    list(pieces(text, 0, len(text)))
    assert len(stretches) <= len(text) and time.process_time() - start < 3
