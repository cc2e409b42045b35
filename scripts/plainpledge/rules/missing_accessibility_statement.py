"""There is no accessibility statement.

## What it checks

The file `docs/accessibility.md` is there.

## Why it matters

People who cannot use a page need to know whom to ask. Each page links to the statement at its foot.
Public bodies in the United Kingdom must have one, for sites that only staff see too. The law is the
Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.

## Instead of

A `docs/` folder without `accessibility.md`.

## Write

```markdown
---
title: Accessibility statement
summary: How this site should work for everyone, and whom to ask if it does not.
status: draft
---

If you cannot read a page, tell [gap: the role or team to tell].
```

The site adds what a program has tested, and the words that the law lays down for complaints.

## When to ignore it

When the law does not ask you for a statement, and readers find elsewhere whom to ask.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site, Span
from ..reading.site import DOCS

SEVERITY = Severity.WARNING

STATEMENT = f"{DOCS}/accessibility.md"
_WHY = "People who cannot use a page need to know whom to ask. For public bodies it is the law."
_ADVICE = "Write one in docs/accessibility.md. The page of this rule has a start for it."


def check_site(site: Site) -> Iterator[Finding]:
    """Look for the file."""
    if STATEMENT not in site.documents:
        message = "There is no accessibility statement."
        yield Finding(STATEMENT, Span(0, 0), message, _WHY, _ADVICE)
