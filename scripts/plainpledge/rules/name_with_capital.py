"""A name of a term starts with a capital, and pages write it small.

## What it checks

A name under `term`, `also` or `abbreviation` that has a capital only at its start, such as “Home
loan”, while a page writes it in small letters. A capital is kept: names such as Easter stay names.

## Why it matters

The glossary has the word, but readers who meet it are not led there.

## Instead of

`term: Home loan`, when every page says “home loan”

## Write

```markdown
---
term: home loan
---
```

## When to ignore it

If the capital is right, and the pages mean another thing. Say so above the field, with
`# allow name-with-capital: the reason`.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..glossary.mentions import Mentions, find_in_document
from ..glossary.uses import pages_of
from ..model import Finding, Severity, Site, Span, Term, folded
from .likeness import quoted
from .places import name_places

SEVERITY = Severity.HINT


def check_site(site: Site) -> Iterator[Finding]:
    """Look on all pages for the small letters of each name with a capital."""
    for term in site.terms:
        for name, place in name_places(term):
            small = _small(name)
            if small and folded(small) not in _all_small(site):
                yield from _if_small(site, term, small, place)


def _small(name: str) -> str:
    """Return a name that has its only capital at its start, without that; else nothing."""
    small = name[:1].lower() + name[1:]
    return small if small != name and small == small.lower() else ""


@lru_cache(maxsize=1)
def _all_small(site: Site) -> frozenset[str]:
    return frozenset(name for term in site.terms for name in term.names if name == name.lower())


def _if_small(site: Site, term: Term, small: str, place: Span) -> Iterator[Finding]:
    alone = replace(term, term=small, also=(), abbreviation=None)
    if path := _page_with(site, small, Mentions([alone])):
        yield Finding(
            term.document.path,
            place,
            f"{quoted(small)} in {quoted(path)} is not linked: the name here has a capital.",
            "Readers who meet the word are not led to its meaning.",
            f"Write {quoted(small)} here, without the capital.",
        )


def _page_with(site: Site, small: str, mentions: Mentions) -> str | None:
    """Return the first page that has a name in small letters."""
    first = small.split(maxsplit=1)[0]
    for document in (page.document for page in pages_of(site) if page.link_terms):
        if first in document.published_prose:  # asked first: it costs next to nothing
            for _, span in find_in_document(mentions, document):
                if document.text[span.start].islower():
                    return document.path
    return None
