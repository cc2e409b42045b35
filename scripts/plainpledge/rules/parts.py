"""Which parts each page has, as `#part` at the end of a link names them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ..model import Site, Span
from ..reading.anchors import alike
from .addresses import Addresses


class Part(NamedTuple):
    """A link to a part of a page, or all parts that a page has."""

    span: Span
    page: str = ""
    name: str = ""
    names: frozenset[str] = frozenset()


class Parts:
    """Which parts each page has."""

    def __init__(self, notes: Mapping[str, tuple[Part, ...]], site: Site) -> None:
        self.site, self.addresses = site, Addresses.of(site)
        self.names = {
            path: next((part.names for part in noted if part.names), frozenset[str]())
            for path, noted in notes.items()
        }
        self.files = {place.address: place.path for place in site.places if place.path}
        if site.wording:
            one = site.house_style.called.one.lower().replace(" ", "-")
            items = (f"{one}-{item.number}" for item in site.wording.items)
            self.names[site.wording.document.path] = frozenset(items)

    def on(self, path: str, page: str) -> frozenset[str] | None:
        """Return the parts of the page that a link leads to; None where they are not known."""
        if not page:
            return self.names.get(path, frozenset())
        if self.site.page(path):
            there = self.addresses.follow(path, page)
            file = self.files.get(there or "")
            return self.names.get(file, frozenset()) if file else None
        return self.names.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), page)))

    def has(self, path: str, name: str, known: frozenset[str]) -> bool:
        """True when a part has that name; outside our site, or nearly that name."""
        return name in known or (self.site.page(path) is None and _bare(name) in _all_bare(known))


@lru_cache(maxsize=4)
def _all_bare(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_bare, names))


def _bare(name: str) -> str:
    return alike(name).rstrip("0123456789")
