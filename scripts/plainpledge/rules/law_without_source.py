"""A term names a law, but not where or when that was looked up.

## What it checks

A term with `law` has a `source` as well. Once its `status` is `agreed`, it has a date under
`checked` too.

## Why it matters

Laws change. Without a source nobody can look up whether it is still right. Without a date nobody
knows how old the answer is.

## Instead of

```markdown
---
term: home loan
law: Library Act, section 7
---
```

## Write

```markdown
---
term: home loan
law: Library Act, section 7
source: the Act itself, on the website for laws
---
```

## When to ignore it

Never. If you have not found the source yet, write a gap: `[gap: where this stands in the law]`.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site, Status, Term
from .places import value_place

SEVERITY = Severity.WARNING


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Look for the source of a law, and for the day on which an agreed one was checked."""
    term = site.page(document.path)
    if not isinstance(term, Term) or not term.law:
        return
    place = value_place(document, "law")
    if not term.source:
        yield Finding(
            document.path,
            place,
            "This names a law, but no source.",
            "Nobody can look up whether it is still right.",
            "Under “source”, say where it stands, so that others find it.",
        )
    if term.status is Status.AGREED and not term.checked:
        yield Finding(
            document.path,
            place,
            "This names a law, and is agreed, but has no date.",
            "Laws change. Nobody knows when this one was last looked up.",
            "Under “checked”, write the day on which someone checked it, year first.",
        )
