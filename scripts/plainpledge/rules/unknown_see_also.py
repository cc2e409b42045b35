"""A term to see also does not exist.

## What it checks

Each entry under `see_also` is a name of another term in the glossary.
If a known name is close to yours, it is suggested.

## Why it matters

The page shows a link to each of these terms. Without the term, the link is missing.

## Instead of

```markdown
---
term: danger statement
see_also: [safety gaol]
---
```

## Write

```markdown
---
term: danger statement
see_also: [safety goal]
---
```

## When to ignore it

Never. Correct the name, write the missing term, or take the entry out.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site, Term
from .likeness import folded, nearest, quoted
from .places import value_place

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find the entries that no other term is called."""
    known = {folded(name): name for term in site.terms for name in term.names}
    for term in site.terms:
        own = {folded(name) for name in term.names}
        for index, name in enumerate(term.see_also):
            if folded(name) in own:
                yield _finding(term, index, f"{quoted(name)} is this term itself.", None)
            elif folded(name) not in known:
                near = nearest(name, known.values())
                yield _finding(term, index, f"The glossary has no term {quoted(name)}.", near)


def _finding(term: Term, index: int, message: str, near: str | None) -> Finding:
    return Finding(
        term.document.path,
        value_place(term.document, "see_also", index),
        message,
        "The page shows a link to each of these terms, and this one would lead nowhere new.",
        f"Did you mean {quoted(near)}?" if near else "Correct the name or take it out.",
        near,
    )
