"""Plainness: the score, its reasons, and what must not change it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language import word_table
from plainpledge.language.explanation import Plainness
from plainpledge.language.plainness import SHARE_OF_HARDEST, hardness, measure, measure_text
from plainpledge.language.words import look_up
from plainpledge.model import Document
from plainpledge.reading.documents import parse_document

TEXT = """\
We work with families to keep children safe. When we are worried about a child, we say so, and we
say what needs to happen. The plan belongs to the family: they know what has worked before and who
can help. We check each month whether the child's life has got better. If it has not, we change what
we do, and we explain why. A decision in court is made by a judge, who listens to everyone's view.
"""
EASY = ["home", "help", "school", "talk", "time", "play", "food", "live"]
HARD = ["safeguarding", "multidisciplinary", "reunification", "statutory", "jurisdiction"]


def measured(text: str) -> Plainness:
    """Measure a plain text that has words."""
    found = measure_text(text)
    assert found
    return found


def measured_markdown(text: str) -> Plainness:
    """Measure a Markdown text that has words."""
    found = measure(parse_document("page.md", text))
    assert found
    return found


def test_no_words_no_score() -> None:
    assert measure_text("") is None
    assert measure(Document("page.md", "")) is None
    assert measure(parse_document("page.md", "```\ncode\n```\n\n***\n")) is None


def test_order_of_known_texts() -> None:
    plain = "We will tell you what we think. You can tell us if we are wrong. We will listen."
    official = (
        "Practitioners will ensure that deliberations are disseminated and that service users are"
        " afforded appropriate opportunities to articulate dissenting perspectives."
    )
    assert measured(plain).score > measured(TEXT).score > measured(official).score


def test_points_add_up() -> None:
    found = measured(TEXT)
    lost = sum(found.points(part.cost) for part in found.parts)
    assert found.score == pytest.approx(100 - lost, abs=0.1)
    assert found.lost_to_words + found.lost_to_length == pytest.approx(100 - found.score, abs=0.1)
    for part in found.parts:
        assert part.word_cost == sum(word.cost for word in part.hard_words)


def test_every_reason_has_its_place() -> None:
    found = measured_markdown("# One\n\nWe **safeguard** children.\n\n- A multidisciplinary plan\n")
    text = "# One\n\nWe **safeguard** children.\n\n- A multidisciplinary plan\n"
    word = found.hardest_words(1)[0]
    assert text[word.span.start : word.span.end] == "multidisciplinary"
    sentence = found.hardest_sentences(1)[0]
    assert text[sentence.span.start : sentence.span.end] == "A multidisciplinary plan"


def test_hardness_runs_from_0_to_1() -> None:
    assert hardness(look_up("the")) == 0
    assert 0 < hardness(look_up("meeting")) < hardness(look_up("statutory")) < 1
    assert hardness(look_up("zorbificationally")) > 0.95


def test_names_numbers_and_addresses_cost_nothing() -> None:
    plain = measured("We met Ann at home on the day and then we all went out.")
    other = measured("We met Heathcote at 01904 on the day and then we all went out.")
    address = measured("We met Ann at www.example.org/abc on the day and then we all went out.")
    assert other.score >= plain.score
    assert address.score >= plain.score


def costs(text: str) -> dict[int, int]:
    """Return what each hard word of a text costs, by its place."""
    return {word.start: word.cost for part in measured(text).parts for word in part.hard_words}


def test_a_word_that_comes_again_costs_half() -> None:
    text = "Plan the plan with a jurisdiction."
    first, again = (costs(text)[text.index(word)] for word in ("Plan", "plan"))
    assert again == first // 2


def test_the_hardest_word_weighs_on_its_sentence() -> None:
    text = "We plan a jurisdiction. We plan."
    alone = costs("Jurisdiction")[0] * SHARE_OF_HARDEST // (SHARE_OF_HARDEST + 1)
    assert costs(text)[text.index("j")] == pytest.approx(alone * (1 + 4 / SHARE_OF_HARDEST), abs=2)


def test_range_widens_below_100_words() -> None:
    long, short = measured(TEXT * 3), measured("We will tell you what we think.")
    assert short.margin > 3 * long.margin
    assert short.is_too_short
    assert not long.is_too_short
    assert long.low < long.score < long.high


# --- What must not change the score ------------------------------------------------------------

ITEMS = ["listen to you", "tell you what we think and why", "keep in touch with your school"]


def test_list_with_and_without_full_stops() -> None:
    without = "We will:\n\n" + "".join(f"- {item}\n" for item in ITEMS)
    with_stops = "We will:\n\n" + "".join(f"- {item}.\n" for item in ITEMS)
    assert measured_markdown(without).score == measured_markdown(with_stops).score


WAYS = ["- {}.", "- {};", "- {},", "* {}", "+ {}", "1. {}"]


@pytest.mark.parametrize("way", WAYS)
def test_however_a_list_is_typed(way: str) -> None:
    first, second = (
        "We will:\n\n" + "".join(f"{one.format(item)}\n" for item in ITEMS) for one in ("- {}", way)
    )
    assert measured(first).score == pytest.approx(measured(second).score, abs=1)
    assert measured_markdown(first).score == measured_markdown(second).score


def test_a_list_without_bullets_in_plain_text() -> None:
    marked = "We will:\n\n" + "".join(f"- {item}\n" for item in ITEMS)
    assert measured(marked.replace("- ", "")).score == measured_markdown(marked).score


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_wrapped_or_not(width: int) -> None:
    assert measured(textwrap.fill(TEXT, width)).score == measured(" ".join(TEXT.split())).score


def test_curly_or_straight_quotes() -> None:
    straight = TEXT + "\"We can't wait,\" they said. 'It isn't fair.' That is what we heard.\n"
    curly = TEXT + "“We can’t wait,” they said. ‘It isn’t fair.’ That is what we heard.\n"
    assert measured(straight).score == measured(curly).score


@pytest.mark.parametrize("sign", "’ʼ′＇´`")
def test_any_apostrophe(sign: str) -> None:
    text = "We can't wait, and it isn't fair that the child's view wasn't heard. " * 3
    assert measured(text.replace("'", sign)).score == measured(text).score


def test_accents_and_signs_that_nobody_sees() -> None:
    text = "The café is a naïve idea: we understood the decision. " * 3
    for other in (
        unicodedata.normalize("NFD", text),
        text.replace("understood", "under\u00adstood"),
        text.replace("decision", "deci\u200bsion"),
        text.replace("é", "e").replace("ï", "i"),
    ):
        assert measured(other).score == measured(text).score


def test_emoji_join_no_sentences() -> None:
    assert len(measured("We listen. 😀 We act. ❤️ We stay! 🎉 Good. ").parts) == 4


def test_markdown_or_plain() -> None:
    plain = f"What we do\n\n{TEXT}\nWe will:\n\n- listen\n- act\n\nAsk us.\n"
    marked = (
        "## What we do\n\n"
        + TEXT.replace("families", "**families**").replace("The plan", "[The plan](plan.md)")
        + "\nWe will:\n\n* listen\n* *act*\n\n> Ask us.\n"
    )
    assert abs(measured(plain).score - measured_markdown(marked).score) <= 1


def test_windows_line_ends() -> None:
    unix = f"# Title\n\n{TEXT}\n- one\n- two\n"
    windows = unix.replace("\n", "\r\n")
    assert measured_markdown(unix).score == measured_markdown(windows).score


def test_the_pledges_as_they_stand() -> None:
    folder = Path(__file__).parents[2] / "pledges"
    for file in sorted(folder.glob("[0-9]*.md")):
        body = re.sub(r"\A---\n.*?\n---\n", "", file.read_text("utf-8"), flags=re.DOTALL)
        stops = re.sub(r"(?m)^(- .*[^\W_])$", r"\1.", body)
        straight = body.translate(str.maketrans("“”‘’", "\"\"''"))
        score = measured_markdown(body).score
        assert abs(measured_markdown(stops).score - score) <= 1
        assert abs(measured_markdown(straight).score - score) <= 1


# --- Properties --------------------------------------------------------------------------------

LINES = st.lists(st.lists(st.sampled_from(EASY), min_size=1, max_size=30), min_size=1, max_size=8)


def written(lines: list[list[str]]) -> str:
    return " ".join(" ".join(line).capitalize() + "." for line in lines)


@given(LINES, st.sampled_from(HARD), st.data())
def test_a_harder_word_never_makes_a_text_plainer(
    lines: list[list[str]], hard: str, data: st.DataObject
) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[line]) - 1))
    swapped = [list(words) for words in lines]
    swapped[line][place] = hard
    added = [list(words) for words in lines]
    added[line].insert(place, hard)
    before = measured(written(lines)).score
    assert measured(written(swapped)).score <= before
    assert measured(written(added)).score <= before


TABLE = st.sampled_from(
    [word for line in word_table.lines() if len(word := line.partition("\t")[0]) > 1]
)


@given(LINES, TABLE, TABLE, st.data())
def test_any_harder_word_never_makes_a_text_plainer(
    lines: list[list[str]], one: str, other: str, data: st.DataObject
) -> None:
    easy, hard = sorted((one, other), key=lambda word: hardness(look_up(word)))
    line = data.draw(st.integers(0, len(lines) - 1))
    lines[line] = ["we", *lines[line], "here"]
    place = data.draw(st.integers(1, len(lines[line]) - 1))  # no capital letter, no full stop
    easier, harder = ([list(words) for words in lines] for _ in range(2))
    easier[line].insert(place, easy)
    harder[line].insert(place, hard)
    assert measured(written(harder)).score <= measured(written(easier)).score


@given(LINES)
def test_joining_sentences_never_makes_a_text_plainer(lines: list[list[str]]) -> None:
    joined = [[word for line in lines for word in line]]
    assert measured(written(joined)).score <= measured(written(lines)).score


@given(st.text(max_size=200))
def test_any_text_has_a_score_from_0_to_100_or_none(text: str) -> None:
    found = measure_text(text)
    assert found is None or 0 <= found.low <= found.score <= found.high <= 100


def test_the_same_in_every_process() -> None:
    code = (
        "from plainpledge.language.plainness import *;"
        "import sys; text = sys.stdin.read();"
        "found = measure_text(text);"
        "print(found.score, found.lost_to_words, found.hardest_words(9), found.parts)"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=TEXT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("777", "C"))
    }
    assert len(printed) == 1


# --- Odd texts -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        ".",
        ". ",
        "?!",
        "  \n",
        "\n",
        "a.",
        "a-",
        "q-",
        "@",
        "a@",
        "www.",
        "a.b@",
        "https://!",
        "1. ",
        "a.m. ",
        "“",
        "…",
        "A. ",
        "• ",
        "1) a ",
        "’",
        "_",
        "\t",
        ". .",
        "e.g. A ",
        "'s",
        "É",
        "\u0301",
    ],
)
def test_odd_text_takes_no_longer(piece: str) -> None:
    text = piece * (100_000 // len(piece)) + "x"
    start = time.process_time()
    measure_text(text)
    assert time.process_time() - start < 2
