"""The page of results; without scripts, a page with every word and every pledge."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from .glossary import letters
from .page import SitePage

ADDRESS = "search.md"


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page."""
    yield SitePage(
        address=ADDRESS,
        template="search.html",
        title="Search",
        summary=f"All {site.house_style.called.many} and all words of the glossary.",
        view={"letters": letters(site)},
    )
