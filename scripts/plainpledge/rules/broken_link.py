"""A link leads nowhere.

## What it checks

Each link and picture leads to a page or file that exists.
Pages link to each other by their files, as if `pledges/` stood inside `docs/`:

| from | to | write |
|---|---|---|
| `docs/about.md` | `pledges/05-plain-words.md` | `pledges/05-plain-words.md` |
| `docs/editing/style.md` | `pledges/05-plain-words.md` | `../pledges/05-plain-words.md` |
| `pledges/05-plain-words.md` | `docs/about.md` | `../about.md` |
| `pledges/05-plain-words.md` | `pledges/06-leaders.md` | `06-leaders.md` |

Links to other sites, e-mail addresses and telephone numbers are not followed.
A link must not start in any other way, such as with `javascript:`.

For `[words][name]` a line `[name]: address` says where it leads. Links in HTML stay as they are
typed. So they must lead to addresses of the finished site.

## Why it matters

A reader who follows a dead link stops trusting the page.

## Instead of

```markdown
Read [what this site is for](abuot.md).
```

## Write

```markdown
Read [what this site is for](about.md).
```

## When to ignore it

Never. Correct the link or take it out.
"""

from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from ..model import Document, Finding, Link, Severity, Site
from ..reading.references import missing_references, raw_links
from .addresses import Addresses
from .likeness import quoted
from .places import target_place

SEVERITY = Severity.ERROR

MOST_COMPARED = 100
"""Broken links of one page for which the file that was meant is looked for."""
NOT_FOLLOWED = {"http", "https", "mailto", "tel"}
_WHY = "A reader who follows a dead link stops trusting the page."


def check_site(site: Site) -> Iterator[Finding]:
    """Follow every link on our own pages."""
    known = Addresses.of(site)
    for path, document in site.documents.items():
        if site.page(path):
            plain = ((link, False) for link in document.links)
            raw = ((link, True) for link in raw_links(document))
            told = 0
            for link, is_raw in chain(plain, raw):
                for finding in _check(document, link, known, is_raw, told < MOST_COMPARED):
                    told += 1
                    yield finding
            for span, name in missing_references(document):
                message = f"Nothing says where {quoted(name)} leads, so no link is made of it."
                advice = f"Write the address in round brackets, or a line “[{name}]: address”."
                yield Finding(path, span, message, _WHY, advice)


def _check(
    document: Document, link: Link, known: Addresses, is_raw: bool, is_compared: bool
) -> Iterator[Finding]:
    try:
        target = urlsplit(link.target)
    except ValueError:
        yield _finding(document, link, "The address of this link is not a real one.")
        return
    is_mail = document.text.startswith("<", link.span.start) and not is_raw
    if target.scheme in NOT_FOLLOWED or (not target.scheme and (target.netloc or is_mail)):
        return
    if message := known.problem(document.path, target, is_raw):
        path = "" if target.scheme or is_raw else unquote(target.path)
        near = known.near(document.path, path) if path and is_compared else None
        suggestion = target._replace(path=near).geturl() if near else None
        yield _finding(document, link, message, suggestion)


def _finding(document: Document, link: Link, message: str, near: str | None = None) -> Finding:
    advice = f"Did you mean {quoted(near)}?" if near else "Correct it or take it out."
    place = target_place(document, link)
    suggestion = near if place else None
    return Finding(document.path, place or link.span, message, _WHY, advice, suggestion)
