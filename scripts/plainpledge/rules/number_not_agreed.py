"""A pledge is not in the agreed wording.

## What it checks

The `number` of each pledge file is the number of an item in the agreed wording.

## Why it matters

The page shows the agreed words beside our explanation.
Without an item there is nothing to explain, and it looks as if we had promised it.

## Instead of

```markdown
---
number: 11
---
```

when the agreed wording ends with 10.

## Write

The number of the item that the page is about.
Or have the new item agreed first and add it to the agreed wording.

## When to ignore it

Never. Keep a page that waits for agreement outside `pledges/` until then.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Compare each pledge with the agreed items; without any, another rule speaks."""
    if not site.wording or not site.wording.items:
        return
    path = quoted(site.wording.document.path)
    agreed = {item.number for item in site.wording.items}
    for pledge in site.pledges:
        if pledge.number not in agreed:
            yield Finding(
                pledge.document.path,
                value_place(pledge.document, "number"),
                f"The agreed wording has no number {pledge.number}.",
                "The page would explain something that nobody has agreed to.",
                f"Correct the number, or add the agreed item to {path}.",
            )
