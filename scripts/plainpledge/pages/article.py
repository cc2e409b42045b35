"""Pages written by hand in `docs/`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Site
from ..reading.site import address
from . import accessibility, glossary, home
from .page import SitePage

_OTHER_TYPES = {accessibility.ADDRESS, glossary.ADDRESS, home.ADDRESS}


def pages(site: Site) -> Iterator[SitePage]:
    """Yield a page for each file that no other page type shows."""
    known = {address(article.document.path) for article in site.articles}
    for article in site.articles:
        here = address(article.document.path)
        if here in _OTHER_TYPES:
            continue
        folder, slash, name = here.rpartition("/")
        front = f"{folder}/index.md"
        yield SitePage(
            address=here,
            template="article.html",
            title=article.title,
            summary=article.summary,
            document=article.document,
            parent=front if slash and name != "index.md" and front in known else None,
            view={"article": article},
        )
