"""The home page: a welcome, and all pledges at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from .page import SitePage, front_page

ADDRESS = "index.md"


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page."""
    yield from front_page(site, ADDRESS, "home.html", "Home", {}, True)
