"""What the formats of `measure` say of texts that are hard to measure."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plainpledge.cli import cli

OK, COULD_NOT_RUN = 0, 2
HARD = "Practitioners facilitate multi-agency deliberations throughout statutory assessments. " * 16
PLAIN = "We will tell you what we think. You can tell us if we are wrong. We will listen. " * 7


def measure(given: str | bytes, *words: str) -> Result:
    """Measure what is given on standard input."""
    result = CliRunner().invoke(cli, ["measure", "-", *words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def measured(given: str) -> dict[str, Any]:
    """Return what the JSON says."""
    [document] = json.loads(measure(given, "--format", "json").stdout)["documents"]
    return dict(document)


@pytest.mark.parametrize("content", [b"caf\xe9 and more", b"\xff\xfe\x00", b"We go. " * 200_000])
def test_input_that_cannot_be_measured_is_refused(content: bytes) -> None:
    result = measure(content)
    assert result.exit_code == COULD_NOT_RUN
    assert "UTF-8" in result.output or "more than 1 MB" in result.output


def test_a_byte_order_mark_is_no_word() -> None:
    assert measured("\ufeffWe go.")["words"] == 2


@pytest.mark.parametrize("text", ["هذا نص باللغة العربية. " * 9, "我们倾听 孩子的 声音。" * 20])
def test_what_is_not_english_is_said_to_be_so(text: str) -> None:
    assert measured(text)["unknown_words"] > measured(text)["words"] / 3
    assert "Is it English?" in measure(text).output


def test_english_is_not_taken_for_another_language() -> None:
    for text in (PLAIN, HARD, "Ann Heathcote met Zbigniew Wojciechowski in Skegness. " * 5):
        assert measured(text)["unknown_words"] == 0
        assert "Is it English?" not in measure(text).output


def test_reading_ages_end_where_schools_do() -> None:
    assert "which differ: over 18\n" in measure(HARD).output
    low, high = measured(PLAIN)["reading_age"]
    assert low < high < 18
    assert f"which differ: {low} to {high}\n" in measure(PLAIN).output


def test_points_of_sentences_and_words_add_up() -> None:
    found = measured(PLAIN + HARD)
    lost = sum(sentence["points"] for sentence in found["sentences"])
    assert lost == pytest.approx(100 - found["score"], abs=0.5)
    assert found["lost_to_words"] + found["lost_to_length"] == pytest.approx(lost, abs=0.5)
