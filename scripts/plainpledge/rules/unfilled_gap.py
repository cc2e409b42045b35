"""A gap is still to be filled.

## What it checks

Each place where a writer left a gap, such as `[gap: the role that owns this pledge]`.

## Why it matters

Only you know what belongs there. Readers see “To be filled in” until you write it.

## Instead of

```markdown
Ask [gap: the team’s name] for help.
```

## Write

```markdown
Ask the Family Help team for help.
```

## When to ignore it

While you do not know yet. A gap never stops the site from being built.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.HINT


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """List the gaps."""
    for gap in document.gaps:
        yield Finding(
            document.path,
            gap.span,
            f"Still to be filled in: {quoted(gap.what)}." if gap.what else "Still to be filled in.",
            "Readers see a mark here that says so.",
            "Write what belongs here in place of the whole gap, square brackets included.",
        )
