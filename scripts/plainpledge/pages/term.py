"""A page for each term of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from ..glossary.graph import see_also
from ..glossary.meanings import meanings
from ..model import Site
from ..reading.site import address
from .glossary import ADDRESS
from .page import SitePage


def pages(site: Site) -> Iterator[SitePage]:
    """Yield a page for each term."""
    others, said = see_also(site), meanings(site)
    for term in site.terms:
        path = term.document.path
        yield SitePage(
            address=address(path),
            template="term.html",
            title=term.title,
            summary=said[path].marked,
            document=term.document,
            parent=ADDRESS,
            view={"term": term, "see_also": others[path]},
        )
