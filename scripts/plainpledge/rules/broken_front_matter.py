"""The fields at the head of a file cannot be read.

## What it checks

The lines between the two `---` lines at the head of a file are fields:
a name, a colon, a space and a value.
The rule points at each line that cannot be read in this way,
and at a head that is never closed.

## Why it matters

The site would not know the page’s title, number or status.
In the worst case the raw fields are shown on the page.

## Instead of

A value with a colon in it:

```markdown
---
title: Plain words: what we promise
---
```

## Write

The value in quotation marks:

```markdown
---
title: "Plain words: what we promise"
---
```

## When to ignore it

Never. The page cannot be made without its fields.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import EVERY_RULE, read_by

SEVERITY = Severity.ERROR
ASKED_WITH = EVERY_RULE


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "broken-front-matter")
