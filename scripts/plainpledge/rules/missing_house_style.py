"""There is no house style.

## What it checks

The file `pledges/house-style.yml` is there.

## Why it matters

It says which sections a pledge page has and what you call your pledges.
Without it the site goes on with built-in settings, and sections are not checked.

## Instead of

A `pledges/` folder without `house-style.yml`.

## Write

The smallest house style that does something:

```yaml
sections:
  - heading: In plain words
```

## When to ignore it

When the built-in settings are what you want.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import read_by

SEVERITY = Severity.WARNING


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "missing-house-style")
