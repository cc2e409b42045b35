"""For the comms team: searches that found nothing in this browser. Only where the settings ask."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from .page import SitePage

ADDRESS = "editing/searches.md"


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page, if such searches are kept at all."""
    if site.house_style.search.keep_not_found:
        yield SitePage(
            address=ADDRESS,
            template="searches.html",
            title="Searches that found nothing",
            summary="What was looked for in this browser and not found, to learn words from.",
            parent="editing/index.md",
        )
