"""A related pledge does not exist.

## What it checks

Each number under `related` is that of another pledge.

## Why it matters

The page shows links to related pledges. A number without a pledge would lead nowhere.

## Instead of

```markdown
---
number: 5
related: [3, 12, 5]
---
```

## Write

```markdown
---
number: 5
related: [3]
---
```

## When to ignore it

Never. Take the number out.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .places import value_place

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find the numbers that are nobody's, and those that are the page's own."""
    known = {pledge.number for pledge in site.pledges}
    one = site.house_style.called.one
    for pledge in site.pledges:
        for index, number in enumerate(pledge.related):
            if number == pledge.number:
                message = f"This page names itself, number {number}, as related."
            elif number not in known:
                message = f"There is no {one} with the number {number}."
            else:
                continue
            place = value_place(pledge.document, "related", index)
            why = "The page shows a link to each related one, and this link would lead nowhere new."
            yield Finding(pledge.document.path, place, message, why, "Correct it or take it out.")
