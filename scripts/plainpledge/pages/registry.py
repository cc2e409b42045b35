"""All page types, found by looking into this folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator

from ..model import Site
from .page import SitePage

PageType = Callable[[Site], Iterator[SitePage]]


def page_types() -> list[PageType]:
    """Return the function `pages` of every module here that has one."""
    folder = importlib.import_module(__package__).__path__
    names = sorted(info.name for info in pkgutil.iter_modules(folder))
    modules = [importlib.import_module(f"{__package__}.{name}") for name in names]
    return [module.pages for module in modules if hasattr(module, "pages")]


def site_pages(site: Site) -> dict[str, SitePage]:
    """Return every page of the site by its address."""
    return {page.address: page for page in settled(p for make in page_types() for p in make(site))}


def settled(pages: Iterable[SitePage]) -> tuple[SitePage, ...]:
    """Return pages without old addresses at which another page stands today."""
    found = tuple(pages)
    lasting = [page.place for page in found if page.old_name_of is None]
    linked, built = {one.linked for one in lasting}, {one.built for one in lasting}
    return tuple(
        page
        for page in found
        if page.old_name_of is None
        or (page.place.linked not in linked and page.place.built not in built)
    )
