"""The pages of a built site, whichever generator made it. Standard library only."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOST = "404.html"
"""The page for lost readers: it has no address of its own."""
_LEADS = {"a": "href", "area": "href", "link": "href", "img": "src", "script": "src"}
_WORDS = "article"
"""What holds a page’s own words, without the menus around them."""


class Page(HTMLParser):
    """One page: its first heading, what it links to or loads, and the places on it."""

    def __init__(self, path: str, text: str) -> None:
        """Read a page, whose path is that of its file below the site’s folder."""
        super().__init__()
        self.path = path
        self.heading = ""
        self.links: list[str] = []
        """Every link within the site, as it is written."""
        self.places = {"", "top"}
        """What may stand behind the # of a link to this page."""
        self.named: list[str] = []
        """The paths that its own words link to."""
        self._is_words = f"<{_WORDS}" not in text
        self._is_heading = self._has_heading = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.places |= {values.get("id") or "", (tag == "a" and values.get("name")) or ""}
        target = values.get(_LEADS.get(tag, ""))
        if target and (there := inside(self.path, target)) is not None:
            self.links.append(target)
            self.named += [there] if tag == "a" and self._is_words else []
        self._is_words |= tag == _WORDS
        self._is_heading |= tag == "h1" and not self._has_heading
        self._has_heading |= tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        self._is_words &= tag != _WORDS
        self._is_heading &= tag != "h1"

    def handle_data(self, data: str) -> None:
        self.heading += data if self._is_heading else ""


class BuiltSite:
    """A folder of HTML files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page that has an address, by the path of its file."""
        files = {one.relative_to(self._folder).as_posix(): one for one in self._files()}
        return {
            path: Page(path, file.read_text(encoding="utf-8"))
            for path, file in sorted(files.items())
            if path != _LOST
        }

    def leads(self, page: Page) -> frozenset[str]:
        """Return the other pages that the words of a page link to."""
        return frozenset(map(self._served, page.named)) & self.pages.keys() - {page.path}

    def lost_links(self, page: Page) -> Iterator[str]:
        """Yield the links of a page that lead to no file, or to no place on the page there."""
        for link in page.links:
            there = self._served(inside(page.path, link) or page.path)
            place = unquote(urlsplit(link).fragment)
            if not self._is_there(there) or place not in self._places(there, place):
                yield link

    def _is_there(self, path: str) -> bool:
        return not path.startswith("..") and (self._folder / path).is_file()

    def _places(self, path: str, asked: str) -> set[str]:
        """Return the places on a page; nobody knows those in other files, so any will do."""
        return self.pages[path].places if path in self.pages else {asked}

    def _served(self, path: str) -> str:
        is_folder = (self._folder / path).is_dir()
        return posixpath.normpath(posixpath.join(path, "index.html")) if is_folder else path

    def _files(self) -> Iterator[Path]:
        return (file for file in self._folder.rglob("*.html") if file.is_file())


def inside(path: str, link: str) -> str | None:
    """Return the path that a link of a page leads to; None for a link to elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    there = unquote(parts.path)
    if not there:
        return path
    start = "" if there.startswith("/") else posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(start, there.lstrip("/") or "."))
