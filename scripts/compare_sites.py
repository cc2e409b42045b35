"""Whether a built site has a page for each Markdown file, its title, and no link to nowhere.

    python3 scripts/compare_sites.py DOCS SITE

Standard library only: it is for any generator.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """The first heading of a page, and all that it links to."""

    def __init__(self) -> None:
        super().__init__()
        self.heading: list[str] = []
        self.links: list[str] = []
        self._open = self._seen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        target = dict(attrs).get("href")
        if tag == "a" and target:
            self.links.append(target)
        self._open = (tag == "h1" and not self._seen) or self._open
        self._seen |= tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "h1"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.heading.append(data)


def differences(docs: Path, site: Path) -> Iterator[str]:
    """Yield each page that is missing, has another title, or links to nowhere."""
    expected = {_built(file.relative_to(docs).as_posix()): file for file in docs.rglob("*.md")}
    made = {file.relative_to(site).as_posix() for file in site.rglob("*.html")} - {"404.html"}
    yield from (f"{path} was not built" for path in sorted(expected.keys() - made))
    yield from (f"{path} is one too many" for path in sorted(made - expected.keys()))
    for path in sorted(made & expected.keys()):
        page = _Page()
        page.feed((site / path).read_text(encoding="utf-8"))
        title = _title(expected[path])
        if not _plain("".join(page.heading)).startswith(_plain(title)):
            yield f"{path} is headed “{''.join(page.heading)}” and not “{title}”"
        yield from (
            f"{path} links to {link}" for link in page.links if not _leads(site, path, link)
        )


def _built(path: str) -> str:
    stem = path.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


def _title(file: Path) -> str:
    found = re.search(r"^title: (\".*\")$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return str(json.loads(found[1])) if found else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[¶\s]+", " ", text).split()).translate({0x2019: "'"})


def _leads(site: Path, path: str, link: str) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return True
    there = site / posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return there.is_file() or (there / "index.html").is_file()


def main(arguments: list[str]) -> int:
    """Print what differs; exit with 1 if anything does."""
    docs, site = map(Path, arguments)
    found = list(differences(docs, site))
    print("\n".join(found[:40]))
    print(f"Pages: {len(list(docs.rglob('*.md')))}. Differences: {len(found)}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
