"""Old addresses of pages that have got another name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from ..glossary.old_names import redirects
from ..model import Site
from ..pages.page import SitePage


def renamed(site: Site, pages: Iterable[SitePage]) -> Mapping[str, str]:
    """Return where each old address leads, both as paths from the site’s root."""
    places = {page.document.path: served_path(page) for page in pages if page.document}
    found: dict[str, str] = {}
    for old in redirects(site):
        if new := places.get(old.document.path):
            found[posixpath.join(posixpath.dirname(new.rstrip("/")) or "/", old.typed, "")] = new
    return found


def served_path(page: SitePage) -> str:
    """Return the path at which a server shows a page."""
    stem = page.destination or page.address.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    stem = folder if name == "index" else stem
    return f"/{stem}/" if stem else "/"
