"""A meaning that is agreed, though its file still says that we are unsure.

## What it checks

A term with `status: agreed` does not have `verify: true` as well.

## Why it matters

The two say the opposite of each other. The site goes by the more careful one: it shows the meaning
as a draft, and whoever agreed it wonders why.

## Instead of

```markdown
---
term: home loan
status: agreed
verify: true
---
```

## Write

```markdown
---
term: home loan
status: agreed
checked: 2026-11-02
---
```

## When to ignore it

Never. If something is still to be checked, set `status` back to `draft`.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site, Status, Term
from .places import value_place

SEVERITY = Severity.WARNING


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Look at both fields of a term."""
    term = site.page(document.path)
    if isinstance(term, Term) and term.verify and term.status is Status.AGREED:
        yield Finding(
            document.path,
            value_place(document, "verify"),
            "This meaning is agreed, but “verify” still says that we are unsure of it.",
            "Readers see it as a draft until both say the same.",
            "If it is checked, take the line “verify: true” out. Else set “status” to draft.",
        )
