"""The agreed wording is missing.

## What it checks

`pledges/our-pledge.md`, or the file named in `house-style.yml`, is there and holds a numbered list.

## Why it matters

The agreed words stand only there. Each pledge page takes its own from it by number.

## Instead of

```markdown
We will listen. We will tell you why.
```

## Write

```markdown
1. We will listen.

2. We will tell you why.
```

## When to ignore it

Never. Without the agreed wording there is nothing to explain.
"""

import posixpath
from collections.abc import Iterator

from ..model import Finding, Severity, Site, Span
from ..reading.site import HOUSE_STYLE, PLEDGES
from .likeness import quoted

SEVERITY = Severity.ERROR

_WHY = "Each page shows its agreed words, and they stand only there."


def check_site(site: Site) -> Iterator[Finding]:
    """Look for the file and its numbered list; a file that was not read has its own finding."""
    path = f"{PLEDGES}/{site.house_style.wording_file}"
    document = site.documents.get(path)
    if document is None:
        name = site.house_style.wording_file
        message = f"There is no agreed wording: {quoted(name)} is not in {PLEDGES}/."
        advice = "Put the file back, or correct “wording_file” in house-style.yml."
        known_place = path if name == posixpath.basename(name) else HOUSE_STYLE
        yield Finding(known_place, Span(0, 0), message, _WHY, advice)
    elif document.text.strip() and not (site.wording and site.wording.items):
        start = document.body.start
        message = "The agreed wording has no numbered list."
        advice = "Start each agreed item with its number, a full stop and a space: “1. We will”."
        yield Finding(path, Span(start, start), message, _WHY, advice)
