"""A meaning that leads back to the word itself.

## What it checks

A meaning should need no word whose own meaning needs it again. Nor should its first sentence, which
says what the word is, use that very word. Words in quotation marks do not count.

## Why it matters

A reader who does not know the word is sent round in a circle and learns nothing.

## Instead of

```markdown
---
term: home loan
---

A home loan of books.
```

## Write

```markdown
---
term: home loan
---

Books that we bring to your door and take back again.
```

## When to ignore it

Never. Say what it is in other words. After the first sentence a meaning may use its own word.
"""

from collections.abc import Iterator

from ..glossary.graph import circle, needs
from ..model import Finding, Severity, Site, Term
from .likeness import listed, quoted

SEVERITY = Severity.WARNING


def check_site(site: Site) -> Iterator[Finding]:
    """Find each term that its own meaning leads back to, where the way begins."""
    for term in site.terms:
        if way := circle(site, term):
            yield _finding(site, way)


def _finding(site: Site, way: tuple[Term, ...]) -> Finding:
    first, *others = way
    following = (*others, first)[0].document.path
    found = needs(site)[first.document.path]
    step = next(need for need in found if need.defines and need.term.document.path == following)
    through = f" through {listed(term.term for term in others)}" if others else ""
    return Finding(
        first.document.path,
        step.span,
        f"The meaning of {quoted(first.term)} leads back to itself{through}.",
        "A reader who does not know the word is sent round in a circle.",
        "Say what it is in other words, in one of these meanings.",
    )
