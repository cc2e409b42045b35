"""No page leads to this page.

## What it checks

A page in `docs/` is linked to from another page, or it stands in the menu in `mkdocs.yml`, or
a template links to it. Pledges, terms and the front pages of folders are on lists, so readers
always get to them.

## Why it matters

Readers find such a page only with a search. Whoever takes care of the site forgets it, and it
grows old.

## Instead of

```markdown
Read [what we do](about.md).
```

```text
docs/about.md
docs/holidays.md
```

## Write

```markdown
Read [what we do](about.md) and [when we are away](holidays.md).
```

## When to ignore it

When the page is only for people who are given its address.
"""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from ..model import Document, Finding, Severity, Site, Span
from ..reading.references import raw_links
from ..reading.site import address
from .addresses import Addresses

SEVERITY = Severity.WARNING

_FRONT = "index.md"
"""The front page of a folder: the menu or a template leads there."""
_PLACES = ("mkdocs.yml", "overrides")


def check_site(site: Site) -> Iterator[Finding]:
    """Find the pages that no link leads to."""
    known, linked = Addresses.of(site), set[str | None]()
    for path, document in site.documents.items():
        there = {known.follow(path, target) for target in _targets(document)}
        linked |= {*there, *(f"{page}.md" for page in there)} - {address(path)}
    named = _named(site.root)
    for article in site.articles:
        here = address(article.document.path)
        is_front = posixpath.basename(here) == _FRONT
        is_read = bool(article.document.blocks)
        if is_read and here not in linked and not is_front and here not in named:
            yield _finding(article.document)


def _finding(document: Document) -> Finding:
    why = "Readers find it only with a search, and it is forgotten."
    advice = "Link to it from a page that its readers see first, or take it out."
    place = document.front_matter.places.get(("title",), Span(0, min(3, len(document.text))))
    return Finding(document.path, place, "No page leads to this page.", why, advice)


def _targets(document: Document) -> Iterator[str]:
    for link in (*document.links, *raw_links(document)):
        yield link.target.partition("#")[0].partition("?")[0]


def _named(root: Path) -> str:
    """Return the settings of the menu, and the templates, as one text."""
    files = [root / _PLACES[0], *(root / _PLACES[1]).rglob("*.html")]
    return "\n".join(file.read_text("utf-8", "replace") for file in files if file.is_file())
