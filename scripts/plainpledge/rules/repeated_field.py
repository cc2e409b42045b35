"""A field stands twice.

## What it checks

Each field stands only once at the head of a file, and once in each group of `house-style.yml`.

## Why it matters

Only one of the two values can count. Nobody can tell which one you meant.

## Instead of

```markdown
---
status: draft
status: agreed
---
```

## Write

```markdown
---
status: agreed
---
```

## When to ignore it

Never. Keep the right one and take the other out.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import read_by

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "repeated-field")
