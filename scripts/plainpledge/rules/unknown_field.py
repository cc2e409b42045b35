"""A field has a name that we do not know.

## What it checks

Every field at the head of a file, and every setting in `house-style.yml`,
has a name that the site knows.
If a known name is close to yours, it is suggested.

## Why it matters

What stands in an unknown field is lost, and nobody is told.
With `staus: draft` a draft would be shown as if it were agreed.

## Instead of

```markdown
---
sumary: We use plain words.
---
```

## Write

```markdown
---
summary: We use plain words.
---
```

## When to ignore it

Never. Correct the name or take the field out.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import read_by

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "unknown-field")
