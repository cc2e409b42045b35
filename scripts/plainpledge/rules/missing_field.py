"""A field is missing.

## What it checks

Each kind of page has the fields it cannot do without:
a pledge its `number`, `title` and `summary`, a term its `term`,
any other page its `title` and `summary`.

## Why it matters

Menus, search and links show the title and the summary. Without them a reader sees a gap.

## Instead of

```markdown
---
number: 5
title: Plain words that everyone understands
---
```

## Write

```markdown
---
number: 5
title: Plain words that everyone understands
summary: We use plain words, and everyone knows why we ask what we ask.
---
```

## When to ignore it

Never. A short, true sentence is enough.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import read_by

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading; a field that cannot be read is not missing."""
    broken = {finding.path for finding in read_by(site, "broken-front-matter")}
    return (found for found in read_by(site, "missing-field") if found.path not in broken)
