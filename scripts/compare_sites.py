"""Whether a built site has every page that it should, with its title, and links that all lead on.

    python3 scripts/compare_sites.py EXPECTED SITE

EXPECTED is a folder of Markdown files, or the same site as another generator built it. Standard
library only: it is for any generator.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from built_site import BuiltSite, inside

MOST_SHOWN = 40
TERM = re.compile(r"glossary/[^/]+/index\.html")
"""The page of a word, on the site of any project."""
_CODE = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1[`~]*$|(`+)[^`].*?\2", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<![!\\])\[(?:[^\[\]\\]|\\.)*\]\(([^()\s]+)")


class Wanted(NamedTuple):
    """What a page should have."""

    title: str
    leads: frozenset[str]
    """The pages that its words link to, by the paths of their files."""


def wanted_by(folder: Path) -> dict[str, Wanted]:
    """Return what a site should have: what Markdown files say, or else what another site has."""
    files = sorted(folder.rglob("*.md"))
    texts = {one.relative_to(folder).as_posix(): one.read_text(encoding="utf-8") for one in files}
    built = {path: _built(path) for path in texts}
    if texts:
        return {
            built[path]: Wanted(_title(text), frozenset(_named(path, text, built)) - {built[path]})
            for path, text in texts.items()
        }
    site = BuiltSite(folder)
    return {path: Wanted(page.heading, site.leads(page)) for path, page in site.pages.items()}


def differences(wanted: Mapping[str, Wanted], site: BuiltSite) -> Iterator[str]:
    """Yield, in sentences, what a site lacks, has too much, or has otherwise."""
    made = site.pages
    yield from (f"{path} was not built." for path in sorted(wanted.keys() - made.keys()))
    yield from (f"{path} is one too many." for path in sorted(made.keys() - wanted.keys()))
    for path in sorted(made.keys() & wanted.keys()):
        page, (title, leads) = made[path], wanted[path]
        if _plain(page.heading) != _plain(title):
            yield f"{path} is headed “{_plain(page.heading)}” and not “{_plain(title)}”."
        yield from (f"{path} has no link to {one}." for one in sorted(leads - site.leads(page)))
        yield from (f"{path} links to {link}: nothing is there." for link in site.lost_links(page))


def _named(path: str, text: str, built: Mapping[str, str]) -> Iterator[str]:
    """Yield the pages that the links of a Markdown file name."""
    for target in _LINK.findall(_CODE.sub("", text)):
        if (there := inside(path, target)) in built:
            yield built[str(there)]


def _built(path: str) -> str:
    stem = path.removesuffix(".md")
    return f"{stem}.html" if posixpath.basename(stem) == "index" else f"{stem}/index.html"


def _title(text: str) -> str:
    found = re.search(r"^title: (\".*\")$", text, re.MULTILINE)
    return str(json.loads(found[1])) if found else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[¶\s]+", " ", text).split()).translate({0x2019: "'"})


def main(arguments: list[str]) -> int:
    """Print what differs; return 1 if anything does, or if no page links to a word."""
    wanted, site = wanted_by(Path(arguments[0])), BuiltSite(Path(arguments[1]))
    found = list(differences(wanted, site))
    print("\n".join(found[:MOST_SHOWN]), end="\n" if found else "")
    links = sum(len(page.links) for page in site.pages.values())
    terms = sum(len(list(filter(TERM.fullmatch, page.leads))) for page in wanted.values())
    print(f"Pages: {len(wanted)}. Links within the site: {links}. To words: {terms}.")
    print(f"Differences: {len(found)}.")
    return 1 if found or not terms else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
