"""A field has a value of the wrong kind.

## What it checks

A field holds the kind of thing it is for:
a number in digits, a date that exists with the year first, a list in square brackets,
or one of a few fixed words.

## Why it matters

The site cannot sort by a number that is not one,
or warn when a date has passed that does not exist.

## Instead of

```markdown
---
number: five
reviewed: 23/11/2026
related: 3
---
```

## Write

```markdown
---
number: 5
reviewed: 2026-11-23
related: [3]
---
```

## When to ignore it

Never. If you do not know the value yet, leave the field empty.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import read_by

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "wrong-value")
