"""The words that people type for the site's words."""

from __future__ import annotations

from plainpledge.search.everyday import MOST_WIDE, listed_neighbours, wide_neighbours
from plainpledge.search.words import stem


def read(table: dict[str, object], site: set[str]) -> dict[str, set[str]]:
    """Return each everyday word with the site's words it stands for."""
    found: dict[str, set[str]] = {}
    for ours, standing in zip(sorted(site), str(table["words"]).split(","), strict=True):
        for word in standing.split():
            found.setdefault(word, set()).add(ours)
    return found


def site(*words: str) -> set[str]:
    return {stem(word) for word in words}


def test_our_own_list_leads_to_the_words_that_the_site_has() -> None:
    known = site("kinship", "complaint")
    table = listed_neighbours(known)
    found = read(table, known)
    assert found[stem("gran")] == {stem("kinship")}
    assert found["fedup"] == {stem("complaint")}
    assert 0 < int(str(table["near"])) < 10


def test_wordnet_is_asked_only_for_words_that_the_site_does_not_have() -> None:
    known = site("television", "child", "happiness")
    found = read(wide_neighbours(known, known), known)
    assert found["telli"] == {stem("television")}
    assert not set(found) & known
    assert all(len(others) <= MOST_WIDE for others in found.values())


def test_wordnet_leads_only_to_words_in_names() -> None:
    known = site("television", "child")
    assert "telli" not in read(wide_neighbours(known, site("child")), known)


def test_without_words_there_are_no_neighbours() -> None:
    assert listed_neighbours([])["words"] == "" == wide_neighbours([], [])["words"]
