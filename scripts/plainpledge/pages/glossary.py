"""The glossary: from A to Z with the comms team's own words above it, and on paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from ..glossary.addresses import FRONT as ADDRESS
from ..glossary.addresses import PRINT
from ..glossary.meanings import is_draft
from ..model import Site, Term
from .page import SitePage, front_page

__all__ = ["ADDRESS", "letters", "pages"]


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the pages, if there are terms or words for them."""
    view = {"letters": letters(site), "drafts": sum(map(is_draft, site.terms))}
    yield from front_page(site, ADDRESS, "glossary.html", "Glossary", view, bool(site.terms))
    if site.terms:
        yield SitePage(
            address=PRINT,
            template="glossary-print.html",
            title="All words, to print",
            summary="Every word of the glossary on one page that is laid out for paper.",
            parent=ADDRESS,
            view=view,
        )


def letters(site: Site) -> Mapping[str, list[Term]]:
    """Return the terms under their first letters; names that start with no letter under #."""
    found: dict[str, list[Term]] = defaultdict(list)
    for term in site.terms:
        first = normalize("NFD", term.term)[:1].upper()  # É stands under E
        found[first if first.isalpha() else "#"].append(term)
    return dict(sorted(found.items()))
