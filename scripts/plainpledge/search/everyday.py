"""Everyday words → the site's own words, for people who type what nobody listed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from .words import stem

OURS, WIDE = 7, 6
"""How near the words of our own list and of WordNet are, in tenths. A real match counts 10."""
MOST_OURS, MOST_WIDE = 5, 2
"""How many neighbours a word may have: WordNet's further ones lead astray."""
Near = tuple[str, list[str]]
"""A word and the stems that it may stand for, the nearest first."""


def listed_neighbours(site_stems: Collection[str]) -> dict[str, object]:
    """Return the words of our own list with the site's words they stand for."""
    return _table(_ours(), site_stems, site_stems, MOST_OURS, OURS)


def wide_neighbours(site_stems: Collection[str], named: Collection[str]) -> dict[str, object]:
    """Return the words of WordNet alike: those that the site does not use itself.

    WordNet knows senses that are not meant here, so a neighbour must stand in a page's name.
    """
    known = {word for word, _ in _ours()} | set(site_stems)
    rows = (row for row in _wordnet() if row[0] not in known)
    return _table(rows, site_stems, named, MOST_WIDE, WIDE)


def _table(
    rows: Iterable[Near], site_stems: Collection[str], meant: Collection[str], most: int, near: int
) -> dict[str, object]:
    """Return for each word of the site, in order, those that stand for it: `tot toddler,,nan`."""
    standing: dict[str, list[str]] = {word: [] for word in sorted(site_stems)}
    for word, others in _joined(rows).items():
        for other in [other for other in others if other in meant][:most]:
            standing[other].append(word)
    return {"near": near, "words": ",".join(map(" ".join, standing.values()))}


def _joined(rows: Iterable[Near]) -> Mapping[str, Iterable[str]]:
    """Join the rows of one word."""
    made: dict[str, dict[str, None]] = {}
    for word, others in rows:
        made.setdefault(word, {}).update(dict.fromkeys(others))
    return dict(sorted(made.items()))


@lru_cache(maxsize=1)
def _wordnet() -> list[Near]:
    return [(word, listed.split()) for word, listed in _lines("neighbours.tsv")]


@lru_cache(maxsize=1)
def _ours() -> list[Near]:
    found = []
    for typed, meant in _lines("everyday.tsv"):
        near = list(dict.fromkeys(map(stem, meant.split())))
        for word in dict.fromkeys(_key(word) for word in typed.split()):
            found.append((word, [other for other in near if other != word]))
    return found


def _key(typed: str) -> str:
    """Return how the browser looks a word up; two words of one meaning are written `fed_up`."""
    return typed.replace("_", "") if "_" in typed else stem(typed)


def _lines(name: str) -> Iterator[tuple[str, str]]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, rest = line.partition("\t")
            yield word, rest
