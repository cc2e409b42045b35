"""Two pledges have the same number.

## What it checks

No two files in `pledges/` have the same `number`.
The rule points at each file after the first and names the other one.

## Why it matters

The number joins a page to its place in the agreed wording.
With one number on two pages, a reader may be shown the wrong one.

## Instead of

`05-plain-words.md` and `06-leaders-who-are-seen.md`, both with

```markdown
---
number: 5
---
```

## Write

In `06-leaders-who-are-seen.md`:

```markdown
---
number: 6
---
```

## When to ignore it

Never. Give one of them its own number, or join the two files.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find each file whose number an earlier file has."""
    first: dict[int, str] = {}
    for pledge in site.pledges:
        path = pledge.document.path
        other = first.setdefault(pledge.number, path)
        if other != path:
            yield Finding(
                path,
                value_place(pledge.document, "number"),
                f"The number {pledge.number} is taken: {quoted(other)} has it too.",
                "A reader who looks for that number would find only one of the two.",
                "Give one of the two files its own number.",
            )
