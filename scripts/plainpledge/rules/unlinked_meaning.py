"""A meaning that needs a word and does not lead to it.

## What it checks

A meaning links each term that it uses, which happens by itself. It cannot where the file says
`link_terms: false`, and where the word is already part of a link to somewhere else.

## Why it matters

A reader who looks a word up, and finds another that they do not know, should be one step away
from its meaning.

## Instead of

```markdown
---
term: home loan
link_terms: false
---

Books from the van stock that we bring to your door.
```

## Write

```markdown
---
term: home loan
---

Books from the van stock that we bring to your door.
```

## When to ignore it

If the word is used in its everyday sense. Then name it under `no_links`, and it is not found.
"""

from collections.abc import Iterator

from ..glossary.graph import Need, needs
from ..model import Finding, Severity, Site, Term
from .likeness import quoted

SEVERITY = Severity.WARNING


def check_site(site: Site) -> Iterator[Finding]:
    """Find the terms in each meaning of which no use can become a link."""
    for term in site.terms:
        linked: set[str] = {term.document.path}
        bare: dict[str, Need] = {}
        for need in needs(site)[term.document.path]:
            path = need.term.document.path
            if _is_linked(term, need):
                linked.add(path)
            bare.setdefault(path, need)
        for path, need in bare.items():
            if path not in linked:
                yield _finding(term, need)


def _is_linked(term: Term, need: Need) -> bool:
    """True when a use becomes a link, or is one to the term."""
    document, span = term.document, need.span
    around = [link for link in document.links if link.span.contains(span)]
    file = need.term.document.path.rpartition("/")[2]
    if around:
        return any(link.target.rpartition("/")[2] == file for link in around)
    return term.link_terms


def _finding(term: Term, need: Need) -> Finding:
    words = quoted(term.document.words(need.span))
    return Finding(
        term.document.path,
        need.span,
        f"The meaning of {quoted(term.term)} uses {words} and does not link it.",
        "Who does not know that word cannot get to its meaning from here.",
        "Take “link_terms: false” or the other link away, or use another word.",
    )
