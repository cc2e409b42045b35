"""The glossary from A to Z, with the comms team's own words above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from ..model import Site, Term
from .page import SitePage, front_page

ADDRESS = "glossary/index.md"


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page, if there are terms or words for it."""
    yield from front_page(
        site, ADDRESS, "glossary.html", "Glossary", {"letters": letters(site)}, bool(site.terms)
    )


def letters(site: Site) -> Mapping[str, list[Term]]:
    """Return the terms under their first letters; names that start with no letter under #."""
    found: dict[str, list[Term]] = defaultdict(list)
    for term in site.terms:
        first = normalize("NFD", term.term)[:1].upper()  # É stands under E
        found[first if first.isalpha() else "#"].append(term)
    return dict(sorted(found.items()))
