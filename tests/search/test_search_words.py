"""Words and stems, as the index reads them. `tests/browser/test_search.py` has the same cases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import word_cases
from plainpledge.search.stopwords import STOPWORDS
from plainpledge.search.words import FOLDS, IRREGULAR, stem, stems, words


def test_the_cases(pytestconfig: pytest.Config) -> None:
    given_cases = word_cases.cases()
    made = [word_cases.Case(one.text, words(one.text), stems(one.text)) for one in given_cases]
    if pytestconfig.getoption("update"):
        word_cases.write(made)
    assert made == given_cases
    assert len(made) >= 40


@given(st.text(max_size=300))
def test_any_text_gives_words_that_are_read_again_as_themselves(text: str) -> None:
    for word in words(text):
        assert word and word == word.lower()
        assert not re.search(r"[\s'.]", word)
        assert stem(word) == stem(word)


@given(st.sampled_from(sorted(IRREGULAR)))
def test_an_irregular_form_meets_its_word(form: str) -> None:
    assert stem(form) == stem(IRREGULAR[form])


def test_the_folds_are_written_so_that_a_browser_reads_them_too() -> None:
    for pattern, replacement in FOLDS:
        assert not re.search(r"\(\?|\\[A-Zpx]", pattern), pattern
        assert re.fullmatch(r"(?:[a-z]|\\\d)+", replacement), replacement


def test_stop_words_are_words() -> None:
    assert {word for stop in STOPWORDS for word in words(stop)} == STOPWORDS
