"""A page for each term of the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..glossary.uses import by_name, term_uses
from ..model import Site, Term, folded
from ..reading.site import address
from .glossary import ADDRESS
from .page import SitePage


def pages(site: Site) -> Iterator[SitePage]:
    """Yield a page for each term."""
    uses, see_also = term_uses(site).pledges, _see_also(site)
    for term in site.terms:
        yield SitePage(
            address=address(term.document.path),
            template="term.html",
            title=term.title,
            summary=term.document.published_words,
            document=term.document,
            parent=ADDRESS,
            view={
                "term": term,
                "used_in": uses[term.term],
                "see_also": by_name(see_also[term.term].values()),
            },
        )


def _see_also(site: Site) -> Mapping[str, Mapping[str, Term]]:
    """Return for each term those it points to and those that point to it."""
    names = {folded(name): term for term in site.terms for name in term.names}
    found: dict[str, dict[str, Term]] = defaultdict(dict)
    for term in site.terms:
        others = (names.get(folded(name)) for name in term.see_also)
        for other in (other for other in others if other and other is not term):
            found[term.term][other.term] = other
            found[other.term][term.term] = term
    return found
