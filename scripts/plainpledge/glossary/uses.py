"""Which pledge uses which term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import Pledge, Site, Term
from .mentions import Mentions, find_in_document


@dataclass(frozen=True)
class Uses:
    """The uses of all terms, seen from both ends."""

    terms: Mapping[str, tuple[Term, ...]]
    """By a file's path: the terms its page uses, by name."""
    pledges: Mapping[str, tuple[Pledge, ...]]
    """By a term: the pledges that use it, by number."""


@lru_cache(maxsize=1)
def term_uses(site: Site) -> Uses:
    """Find every use once; a pledge's agreed wording counts as part of its page."""
    mentions = Mentions(site.terms)
    wording = {
        item.number: item.paragraphs for item in (site.wording.items if site.wording else ())
    }
    terms: dict[str, tuple[Term, ...]] = {}
    pledges: dict[str, list[Pledge]] = {term.term: [] for term in site.terms}
    for pledge in site.pledges:
        found = {term.term: term for term, _ in find_in_document(mentions, pledge.document)}
        for paragraph in wording.get(pledge.number, ()):
            found |= {term.term: term for term, _ in mentions.find(paragraph)}
        terms[pledge.document.path] = by_name(found.values())
        for name in found:
            pledges[name].append(pledge)
    return Uses(terms, {name: tuple(users) for name, users in pledges.items()})


def by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Sort terms as a reader would look for them."""
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))
