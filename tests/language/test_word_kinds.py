"""Words of a kind, found in one file after another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language import word_kinds
from plainpledge.language.word_kinds import WordKind

WORDS = st.frozensets(st.text("ab-", min_size=1, max_size=3))


@given(st.lists(WORDS))
def test_a_word_that_is_known_is_found_in_each_file(files: list[frozenset[str]]) -> None:
    kind = WordKind(lambda word: "-" in word)
    for words in files:
        assert kind.among(words) == {word for word in words if "-" in word}


def test_a_word_is_looked_at_once() -> None:
    asked: list[str] = []
    kind = WordKind(asked.append)
    for words in ({"one", "two"}, {"two", "three"}, {"one"}):
        assert kind.among(words) == frozenset()
    assert sorted(asked) == ["one", "three", "two"]


def test_words_are_not_remembered_for_ever() -> None:
    kind = WordKind(str.isalpha)
    for start in range(0, 3 * word_kinds.MOST_KNOWN, 1000):
        kind.among({f"{number:x}" for number in range(start, start + 1000)})
    assert len(kind._ones) + len(kind._others) <= word_kinds.MOST_KNOWN + 1000
