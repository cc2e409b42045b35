"""A hold mark is broken.

## What it checks

Lines that wait for somebody’s agreement stand between two marks, each on a line of its own.
The rule points at a mark that is never closed or never opened, that stands inside another hold,
that gives no reason, or that stands where it does nothing.

## Why it matters

Held lines must not be published by mistake. A broken mark could let them out.

## Instead of

```markdown
<!-- hold -->

We will answer within one day.
```

## Write

```markdown
<!-- hold: the head of service has not yet agreed to one day -->

We will answer within one day.

<!-- /hold -->
```

## When to ignore it

Never. To write *about* the marks, put them between backticks,
or in a block between two lines of three backticks.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import read_by

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "broken-hold")
