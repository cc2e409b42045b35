"""Everyday words → the site's own words, for people who type what nobody listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from .words import stem

OURS = 7
"""How near a word of our own list is, in tenths. A real match counts 10."""
MOST_OURS, MOST_WIDE = 5, 2
"""How many neighbours a word may have: WordNet's further ones lead astray."""


def listed_neighbours(site_stems: Mapping[str, object]) -> list[list[object]]:
    """Return the words of our own list with the places of the site's words they stand for."""
    return _rows(_ours(), site_stems, MOST_OURS)


def wide_neighbours(site_stems: Mapping[str, object], named: Collection[str]) -> list[list[object]]:
    """Return the words of WordNet alike: those that the site does not use itself.

    WordNet knows senses that are not meant here, so a neighbour must stand in a page's name.
    """
    known = {word for word, _ in _ours()} | site_stems.keys()
    rows = (
        (word, {other: tenths for other, tenths in near.items() if other in named})
        for word, near in _wordnet()
        if word not in known
    )
    return _rows(rows, site_stems, MOST_WIDE)


def _rows(
    table: Iterable[tuple[str, Mapping[str, int]]], site_stems: Mapping[str, object], most: int
) -> list[list[object]]:
    places = {word: place for place, word in enumerate(sorted(site_stems))}
    made: dict[str, dict[str, int]] = {}
    for word, near in table:
        known = {other: tenths for other, tenths in near.items() if other in places}
        made.setdefault(word, {}).update(known)
    return [_row(word, near, places, most) for word, near in sorted(made.items()) if near]


def _row(word: str, near: Mapping[str, int], places: Mapping[str, int], most: int) -> list[object]:
    best = sorted(near.items(), key=lambda item: -item[1])[:most]
    return [word, *(part for other, tenths in best for part in (places[other], tenths))]


@lru_cache(maxsize=1)
def _wordnet() -> list[tuple[str, dict[str, int]]]:
    return [(word, _near(listed)) for word, listed in _lines("neighbours.tsv")]


@lru_cache(maxsize=1)
def _ours() -> list[tuple[str, dict[str, int]]]:
    found = []
    for typed, meant in _lines("everyday.tsv"):
        near = {stem(word): OURS for word in meant.split()}
        for word in dict.fromkeys(_key(word) for word in typed.split()):
            others = {other: tenths for other, tenths in near.items() if other != word}
            found.append((word, others))
    return found


def _key(typed: str) -> str:
    """Return how the browser looks a word up; two words of one meaning are written `fed_up`."""
    return typed.replace("_", "") if "_" in typed else stem(typed)


def _near(listed: str) -> dict[str, int]:
    return {entry[1:]: int(entry[0]) for entry in listed.split()}


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, rest = line.partition("\t")
            yield word, rest
