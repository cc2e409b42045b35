"""A page at each address that a file had before, which leads to the new one."""

from __future__ import annotations

from collections.abc import Iterator

from ..glossary.old_names import OldName, redirects
from ..model import Pledge, Site
from ..reading.site import address
from .page import SitePage


def pages(site: Site) -> Iterator[SitePage]:
    """Yield a page for each old name."""
    for old in redirects(site):
        yield SitePage(
            address=_old_address(site, old),
            template="old-address.html",
            title="This page has a new address",
            summary="The page that stood here has moved.",
            view={"target": old.document.path},
        )


def _old_address(site: Site, old: OldName) -> str:
    """Return where the page stood; pledges stand in the folder that they are called by."""
    if isinstance(site.page(old.document.path), Pledge):
        return f"{site.house_style.called.folder}/{old.typed}.md"
    return address(old.path)
