"""The words that people type for the site's words."""

from __future__ import annotations

from plainpledge.search.everyday import MOST_WIDE, listed_neighbours, wide_neighbours
from plainpledge.search.words import stem


def read(rows: list[list[object]], site: dict[str, object]) -> dict[str, dict[str, int]]:
    """Return each everyday word with the site's words it stands for."""
    known = sorted(site)
    pairs = {str(word): list(map(int, map(str, rest))) for word, *rest in rows}
    return {
        word: {known[rest[at]]: rest[at + 1] for at in range(0, len(rest), 2)}
        for word, rest in pairs.items()
    }


def site(*words: str) -> dict[str, object]:
    return {stem(word): None for word in words}


def test_our_own_list_leads_to_the_words_that_the_site_has() -> None:
    known = site("kinship", "complaint")
    found = read(listed_neighbours(known), known)
    assert set(found[stem("gran")]) == {stem("kinship")}
    assert set(found["fedup"]) == {stem("complaint")}
    assert all(near < 10 for others in found.values() for near in others.values())


def test_wordnet_is_asked_only_for_words_that_the_site_does_not_have() -> None:
    known = site("television", "child", "happiness")
    found = read(wide_neighbours(known, known), known)
    assert found["telli"] == {stem("television"): 6}
    assert not set(found) & set(known)
    assert all(len(others) <= MOST_WIDE for others in found.values())


def test_without_words_there_are_no_neighbours() -> None:
    assert listed_neighbours({}) == [] and wide_neighbours({}, {}) == []
