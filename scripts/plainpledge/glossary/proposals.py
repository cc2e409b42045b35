"""Which words the glossary should explain next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..language.inflections import bases
from ..language.plainness import hardness
from ..language.words import find_words, hide_addresses, look_up
from ..model import Document, Reviewed, Site, Wording
from .name import WORD

HARD = 0.45
"""Hardness from which a word is proposed, between 0 and 1: “accountable” has more, “honest” less.
Our own bound."""
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
    by_path = dict(_hard_words(site)) if site.terms else {}
    used, known = set[str]().union(*by_path.values()), set(_known(site))
    found: dict[str, list[str]] = {}
    for path, words in by_path.items():
        for base in {_base(word, used) for word in words if known.isdisjoint((word, *bases(word)))}:
            found.setdefault(base, []).append(path)
    often = {base: paths for base, paths in found.items() if len(paths) >= LEAST_PAGES}
    order = sorted(often, key=lambda base: (-len(often[base]) * hardness(look_up(base)), base))
    return tuple(Proposal(base, tuple(sorted(often[base]))) for base in order)


def _hard_words(site: Site) -> Iterator[tuple[str, set[str]]]:
    for path, document in site.documents.items():
        page = site.page(path)
        if isinstance(page, Reviewed) and not isinstance(page, Wording) and page.link_terms:
            yield path, _hard_words_of(document)


def _hard_words_of(document: Document) -> set[str]:
    """Return the hard words of a page; headings are the same on many pages, and left out."""
    text = hide_addresses(document.published_words)
    typed = {match[0] for match in find_words(text)}
    return {word.lower() for word in typed if word.isalpha() and hardness(look_up(word)) >= HARD}


def _base(word: str, used: set[str]) -> str:
    return next((form for form in bases(word) if form in used), word)


def _known(site: Site) -> Iterator[str]:
    style = site.house_style
    names: Mapping[str, None] = dict.fromkeys(name for term in site.terms for name in term.names)
    for name in (*names, *style.allowed, style.called.one, style.called.many):
        yield from (match[0].lower() for match in WORD.finditer(name))
