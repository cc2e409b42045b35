"""Which words the glossary should explain next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..language.inflections import bases
from ..language.plainness import hardness
from ..language.words import look_up
from ..model import Site
from .hard_words import hard_words

LEAST_PAGES = 3


@dataclass(frozen=True)
class Proposal:
    """A word that the glossary could explain."""

    word: str
    """In the form of a dictionary, if that form is used too."""
    paths: tuple[str, ...]
    """The pages that have it."""


@lru_cache(maxsize=1)
def proposals(site: Site) -> tuple[Proposal, ...]:
    """Return hard words on several pages that no term explains, most useful first.

    Forms of one word count as one. How useful: how hard it is, times the number of its pages.
    Names are left out, and words that are allowed. Without a glossary nothing is proposed.
    """
    by_path = hard_words(site) if site.terms else {}
    used = frozenset[str]().union(*by_path.values())
    found: dict[str, list[str]] = {}
    for path, words in by_path.items():
        for base in {_base(word, used) for word in words}:
            found.setdefault(base, []).append(path)
    often = {base: paths for base, paths in found.items() if len(paths) >= LEAST_PAGES}
    order = sorted(often, key=lambda base: (-len(often[base]) * hardness(look_up(base)), base))
    return tuple(Proposal(base, tuple(sorted(often[base]))) for base in order)


def _base(word: str, used: frozenset[str]) -> str:
    return next((form for form in bases(word) if form in used), word)
