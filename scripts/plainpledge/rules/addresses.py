"""How pages link to each other: `pledges/` is addressed as if it stood inside `docs/`."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, quote, unquote

from ..model import Site
from ..reading.site import PLEDGES, address
from .likeness import nearest, quoted


@dataclass(frozen=True)
class Addresses:
    """Everything that a page may link to."""

    all: frozenset[str]
    pages: frozenset[str] = frozenset()
    """The same pages as addresses of the built site, such as `pledges/05-plain-words`."""

    @classmethod
    def of(cls, site: Site) -> Addresses:
        """Gather the pages and files of a site."""
        files = (path for path in site.files if not path.startswith(f"{PLEDGES}/"))
        ours = (address(path) for path in (*site.documents, *files))
        built = (place.destination or place.address for place in site.places)
        return cls(
            frozenset((*ours, *(place.address for place in site.places))),
            frozenset(_bare(address) for address in built),
        )

    def follow(self, path: str, target: str) -> str | None:
        """Return where a link from one of our files leads; None when that is outside the site."""
        there = _joined(path, target)
        return None if there.startswith(("..", "/")) else there

    def problem(self, path: str, target: SplitResult, is_raw: bool) -> str | None:
        """Return what is wrong with an address on a page of ours; `is_raw` tells of HTML."""
        there, shown = unquote(target.path), quoted(target.geturl())
        if target.scheme:
            return f"A link must not start with “{target.scheme}:”."
        if is_raw:
            if not there or self.is_built(path, there):
                return None
            is_file = there.endswith(".md")
            why = " In HTML the names of files do not become links to pages." if is_file else ""
            return f"{shown} leads nowhere on the finished site.{why}"
        if not target.geturl():
            return "This link has no address."
        if there.startswith("/"):
            return f"{shown} starts with a slash. Links here start from the page’s own file."
        if (followed := self.follow(path, there)) is None:
            return f"{shown} leads out of the site’s folder."
        return f"{shown} leads nowhere." if there and followed not in self.all else None

    def is_built(self, path: str, target: str) -> bool:
        """True when a browser finds something there: raw HTML stays as it is in the built page."""
        here = _bare(address(path))
        there = posixpath.normpath(posixpath.join("/", here, target)).lstrip("/")
        return _bare(there) in self.pages or (there in self.all and not there.endswith(".md"))

    def near(self, path: str, target: str) -> str | None:
        """Return the link that was probably meant, written as seen from the same file.

        A target may be an address in the built site, such as `/pledges/05-plain-words/`,
        or a path on disk, such as `../../pledges/05-plain-words.md`.
        """
        target = target.replace("\\", "/")
        meant = self._meant(_joined("" if target.startswith("/") else path, target.lstrip("/")))
        here = posixpath.dirname(address(path)) or "."
        return quote(posixpath.relpath(meant, here)) if meant else None

    def _meant(self, there: str) -> str | None:
        likely = (name for name in (f"{there}.md", f"{there}/index.md", there) if name in self.all)
        return next(likely, None) or self._called_like(there)

    def _called_like(self, there: str) -> str | None:
        """Return the file of the same kind whose name is most like this one, in any folder."""
        stem, ending = posixpath.splitext(posixpath.basename(there))
        if not ending:
            return None
        by_stem = self._by_ending.get(ending, {})
        near = nearest(stem, by_stem)
        return by_stem[near] if near else None

    @cached_property
    def _by_ending(self) -> Mapping[str, Mapping[str, str]]:
        """By what names end with: by the rest of a file's name, the file."""
        found: dict[str, dict[str, str]] = {}
        ordered = sorted(sorted(self.all), key=len, reverse=True)
        for name in ordered:  # of two with one name, the shorter path wins
            stem, ending = posixpath.splitext(posixpath.basename(name))
            found.setdefault(ending, {})[stem] = name
        return found


def _bare(there: str) -> str:
    """Return the address of a page without what a browser does not show."""
    for ending in (".md", ".html"):
        there = there.removesuffix(ending)
    return "" if there in ("index", ".") else there.removesuffix("/index")


def _joined(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(address(path)), target))
