"""Counts and formulas, against texts counted by hand."""

from __future__ import annotations

import math

import pytest

from plainpledge.language.counts import Counts, count, count_text
from plainpledge.language.formulas.registry import TooShort, formulas
from plainpledge.reading.documents import parse_document

# Each text with: sentences, words, letters, syllables, words of three syllables, Gunning's hard
# words, words of seven letters and more. Counted by hand.
BY_HAND = [
    ("The cat sat.", (1, 3, 9, 3, 0, 0, 0)),
    ("The cat sat. The cat sat.", (2, 6, 18, 6, 0, 0, 0)),
    ("We listen. We listen to children.", (2, 6, 26, 9, 0, 0, 1)),
    ("Safeguarding is everybody's job.", (1, 4, 27, 9, 2, 1, 2)),
    ("Safeguarding, safeguarding, safeguarding!", (1, 3, 36, 9, 3, 0, 3)),
    ("Elizabeth visited Manchester.", (1, 3, 26, 10, 3, 0, 3)),
    ("They created trusting processes.", (1, 4, 28, 9, 2, 0, 3)),
    ("A well-being check costs £1,250.", (1, 5, 24, 7, 1, 0, 1)),
    ("Don’t call Dr. Lee at 6 p.m. on Monday.", (1, 9, 26, 12, 0, 0, 0)),
]
FIELDS = (
    "sentences",
    "words",
    "letters",
    "syllables",
    "polysyllables",
    "hard_words",
    "long_words",
)


@pytest.mark.parametrize(("text", "by_hand"), BY_HAND, ids=[text for text, _ in BY_HAND])
def test_counts(text: str, by_hand: tuple[int, ...]) -> None:
    counts = count_text(text)
    assert {name: getattr(counts, name) for name in FIELDS} == dict(
        zip(FIELDS, by_hand, strict=True)
    )


# 100 words in 5 sentences, 420 letters, 140 syllables, 10 polysyllables, 8 hard, 20 long words.
HUNDRED = Counts(5, 100, 420, 140, 10, 8, 20)
WORKED = {
    "automated-readability": 4.71 * 4.2 + 0.5 * 20 - 21.43,  # 8.352
    "coleman-liau": 0.0588 * 420 - 0.296 * 5 - 15.8,  # 7.416
    "flesch-kincaid": 0.39 * 20 + 11.8 * 1.4 - 15.59,  # 8.73
    "flesch-reading-ease": 206.835 - 1.015 * 20 - 84.6 * 1.4,  # 68.095
    "gunning-fog": 0.4 * (20 + 8),  # 11.2
    "lix": 20 + 20,
    "smog": 3.1291 + 1.043 * math.sqrt(60),  # 11.208
}


def test_every_formula_is_worked_by_hand() -> None:
    assert list(formulas()) == sorted(WORKED)


@pytest.mark.parametrize("name", WORKED)
def test_formula(name: str) -> None:
    assert formulas()[name].score(HUNDRED) == pytest.approx(WORKED[name], abs=1e-9)


@pytest.mark.parametrize("name", WORKED)
def test_formula_has_a_page_with_its_paper(name: str) -> None:
    formula = formulas()[name]
    assert formula.title
    assert any(year in formula.page for year in ("19", "20"))


@pytest.mark.parametrize("name", WORKED)
def test_too_little_text_is_said_so(name: str) -> None:
    for counts in (Counts(), count_text(""), count_text("The cat sat.")):
        assert isinstance(formulas()[name].apply(counts), TooShort)


def test_smog_wants_thirty_sentences() -> None:
    smog = formulas()["smog"]
    assert smog.apply(HUNDRED) == TooShort(least_words=1, least_sentences=30)
    assert smog.apply(Counts(30, 600, 2500, 840, 60, 50, 120)) == 11.2


def test_document_and_part() -> None:
    document = parse_document("page.md", "# Title\n\n- one\n- two\n\n## Next\n\nThree four.\n")
    assert count(document).sentences == 5
    assert count(document, document.sections[1].span).words == 3


def test_held_lines() -> None:
    text = "We act.\n\n<!-- hold: not agreed -->\n\nWe call.\n\n<!-- /hold -->\n"
    document = parse_document("page.md", text)
    assert count(document).words == 4
    assert count(document, published=True).words == 2
