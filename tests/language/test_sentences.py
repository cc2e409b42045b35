"""Splitting text into sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language.full_stops import ends_plainly, ends_sentence
from plainpledge.language.sentences import plain_lines, sentences, split
from plainpledge.reading.documents import parse_document
from sentence_cases import read_cases, read_markdown_cases

GOLDEN = list(read_cases("golden_rules.txt"))
CASES = list(read_cases("sentences.txt"))
MARKDOWN = list(read_markdown_cases("markdown.txt"))


def texts(text: str) -> list[str]:
    """Split a text and return the sentences themselves."""
    return [text[start:end] for start, end in split(text)]


def test_all_golden_rules_are_here() -> None:
    assert len(GOLDEN) == 48


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case[0][:50])
def test_golden_rule(case: list[str]) -> None:
    assert texts(" ".join(case)) == case


def test_there_are_many_own_cases() -> None:
    assert len(CASES) + len(MARKDOWN) >= 200


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:50])
def test_own_case(case: list[str]) -> None:
    assert texts(" ".join(case)) == case


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case[0][:50])
def test_line_breaks_end_nothing(case: list[str]) -> None:
    wrapped = "\n".join(" ".join(case).split(" "))
    lists = case[0][0] in "1•⁃"
    if not lists:
        assert [" ".join(text.split()) for text in texts(wrapped)] == case


@pytest.mark.parametrize("case", MARKDOWN, ids=lambda case: repr(case[0][:30]))
def test_markdown_case(case: tuple[str, list[str]]) -> None:
    document = parse_document("page.md", case[0])
    found = [
        f"{role.value}: {' '.join(document.prose[span.start : span.end].split())}"
        for span, role in sentences(document)
    ]
    assert found == [line for line in case[1] if line]


def test_part_of_a_document() -> None:
    document = parse_document("page.md", "# One\n\nFirst. Second.\n\n# Two\n\nThird.\n")
    found = [document.words(span) for span, _ in sentences(document, document.sections[1].span)]
    assert found == ["Two", "Third."]


def test_forgotten_space() -> None:
    assert texts("We ate.They slept.“Who?” he said.") == [
        "We ate.",
        "They slept.",
        "“Who?” he said.",
    ]
    assert texts("Ask Jane.Doe@example.com or see Node.js.") == [
        "Ask Jane.Doe@example.com or see Node.js."
    ]


@given(st.text(alphabet=st.sampled_from("aB1 .!?…\"'”’()[]\n\t-•e.g"), max_size=60))
def test_nothing_is_lost_or_doubled(text: str) -> None:
    spans = list(split(text))
    ends = [0, *(end for _, end in spans)]
    assert all(start >= before for (start, _), before in zip(spans, ends, strict=False))
    kept = "".join(text[start:end] for start, end in spans)
    letters = [sign for sign in text if sign.isalnum()]
    assert [sign for sign in kept if sign.isalnum()] == letters


def test_lists_in_plain_text_with_any_bullet() -> None:
    for bullet in "-", "+", "*", "•", "–", "1.":
        assert len(texts(f"We will:\n{bullet} listen to you\n{bullet} act")) == 3


ITEMS = "listen to you\ntell you what we think and why\nkeep in touch"
WRAPPED = "we listen to what you say and write it\ndown in your words, and we keep on\nasking"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"We will:\n\n{ITEMS}\n\nAsk us.", 5),
        (f"We will:\n{ITEMS}", 4),
        (f"We will\n{ITEMS}", 1),
        (f"We know that: {WRAPPED}.", 1),
        ("We will do this:\nlisten to what you\nsay and write it\ndown.", 1),
        ("We will:\n- listen to\n  you\n- tell you what we think", 3),
        ("We will:\nlisten", 1),
    ],
)
def test_lines_after_a_lead_in_are_items_unless_they_were_wrapped(text: str, number: int) -> None:
    plain = plain_lines(text)
    assert len(plain) == len(text)
    assert len(texts(plain)) == number


def test_no_text_no_sentence() -> None:
    assert texts("") == texts(" \n\n ") == texts("… – *") == []


@given(
    st.lists(st.sampled_from(["Dr", "etc", "the", "a", "(no", "p.m", "fig", "é", "x" * 30, "12"])),
    st.sampled_from(["Mary", "The", "A", "12", "she", "Éva"]),
)
def test_what_ends_plainly_ends(words: list[str], following: str) -> None:
    text = " ".join(words) + "."
    whole = f"{text} {following}"
    if ends_plainly(whole, 0, len(text), len(whole)):
        assert ends_sentence(whole, 0, len(text) - 1, following)


def test_most_sentences_end_plainly() -> None:
    assert ends_plainly("We listen to you. You", 0, 17, 21)
