"""Which page uses which term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import Article, Pledge, Site, Term
from .mentions import Mentions, find_in_document

Page = Pledge | Article


@dataclass(frozen=True)
class Uses:
    """The uses of all terms, seen from both ends."""

    terms: Mapping[str, tuple[Term, ...]]
    """By a file's path: the terms its page uses, by name."""
    pages: Mapping[str, tuple[Page, ...]]
    """By a term: the pages that use it, pledges first."""


@lru_cache(maxsize=1)
def term_uses(site: Site) -> Uses:
    """Find every use once; a pledge's agreed wording counts as part of its page.

    Pages on which nothing is linked to the glossary are left out.
    """
    mentions = Mentions(site.terms)
    wording = {
        item.number: item.paragraphs for item in (site.wording.items if site.wording else ())
    }
    terms: dict[str, tuple[Term, ...]] = {}
    pages: dict[str, list[Page]] = {term.term: [] for term in site.terms}
    for page in _pages(site):
        found = {term.term: term for term, _ in find_in_document(mentions, page.document)}
        for paragraph in wording.get(page.number, ()) if isinstance(page, Pledge) else ():
            found |= {term.term: term for term, _ in mentions.find(paragraph)}
        terms[page.document.path] = by_name(found.values())
        for name in found:
            pages[name].append(page)
    return Uses(terms, {name: tuple(users) for name, users in pages.items()})


def by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Sort terms as a reader would look for them."""
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))


def _pages(site: Site) -> Iterator[Page]:
    yield from site.pledges
    yield from (article for article in site.articles if article.link_terms)
