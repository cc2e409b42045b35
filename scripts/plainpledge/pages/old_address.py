"""A page at each address that a file had before, which leads to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from ..glossary.old_names import old_address, redirects
from ..model import Site
from .page import SitePage


def pages(site: Site) -> Iterator[SitePage]:
    """Yield a page for each old name."""
    for old in redirects(site):
        yield SitePage(
            address=old_address(site, old),
            template="old-address.html",
            title="This page has a new address",
            summary="The page that stood here has moved.",
            view={"target": old.document.path},
            old_name_of=old.document.path,
        )
