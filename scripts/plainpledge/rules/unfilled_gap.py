"""A gap is still to be filled.

## What it checks

Each place where a writer left a gap, such as `[gap: the role that owns this page]`,
and each file of `pledges/` with a number that names no `owner`: its page shows a gap there.

## Why it matters

Only you know what belongs there. Readers see “To be filled in” until you write it.

## Instead of

```markdown
Ask [gap: the team’s name] for help.
```

## Write

```markdown
Ask the team at the front desk for help.
```

## When to ignore it

While you do not know yet. A gap never stops the site from being built.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Pledge, Severity, Site
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.HINT


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """List the gaps."""
    fields = {} if document.findings else document.front_matter.values
    if isinstance(site.page(document.path), Pledge) and fields and not fields.get("owner"):
        yield Finding(
            document.path,
            value_place(document, "owner"),
            "Still to be filled in: the role that owns this page.",
            "Readers see a mark on the page that says so.",
            "Write the role after “owner:” at the head of the file.",
        )
    for gap in document.gaps:
        yield Finding(
            document.path,
            gap.span,
            f"Still to be filled in: {quoted(gap.what)}." if gap.what else "Still to be filled in.",
            "Readers see a mark here that says so.",
            "Write what belongs here in place of the whole gap, square brackets included.",
        )
