"""A term that points to another, which does not point back.

## What it checks

When one term names another under `see_also`, the other names it too.

## Why it matters

On the pages both are shown, whichever file says so. But whoever opens the other file does not see
that the two belong together, and may change or delete one without a look at the other.

## Instead of

```markdown
---
term: home loan
see_also: [van stop]
---
```

beside

```markdown
---
term: van stop
see_also: []
---
```

## Write

`see_also: [home loan]` in the file of “van stop” as well.

## When to ignore it

If one term is named by so many others that its own list would help nobody.
"""

from collections.abc import Iterator

from ..glossary.graph import by_name, pointed_to
from ..model import Finding, Severity, Site, Term, folded
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.HINT


def check_site(site: Site) -> Iterator[Finding]:
    """Find each term that is pointed to and does not point back."""
    known = by_name(site.terms)
    points = {
        term.document.path: {other.document.path for other in pointed_to(term, known)}
        for term in site.terms
    }
    for term in site.terms:
        for other in pointed_to(term, known):
            if term.document.path not in points[other.document.path]:
                yield _finding(term, other)


def _finding(term: Term, other: Term) -> Finding:
    index = next(
        i for i, name in enumerate(term.see_also) if folded(name) in map(folded, other.names)
    )
    return Finding(
        term.document.path,
        value_place(term.document, "see_also", index),
        f"This term points to {quoted(other.term)}, which does not point back.",
        "Whoever changes the other file does not see that the two belong together.",
        f"Put {quoted(term.term)} under see_also in {other.document.path} too.",
    )
