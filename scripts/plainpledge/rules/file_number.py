"""A file’s name and its number disagree.

## What it checks

The name of each pledge file starts with its number: `05-plain-words.md` has `number: 5`.

## Why it matters

Whoever edits the pledges finds them by file name.
When name and number disagree, the wrong pledge gets edited.

## Instead of

`04-plain-words.md` or `plain-words.md`, with

```markdown
---
number: 5
---
```

## Write

`05-plain-words.md`, with

```markdown
---
number: 5
---
```

## When to ignore it

Never. Rename the file or correct the number.
"""

import re
from collections.abc import Iterator

from ..model import Finding, Pledge, Severity, Site
from ..reading.site import file_number
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Compare the number in each pledge file with the one in its name."""
    for pledge in site.pledges:
        in_name = file_number(pledge.document.path)
        if in_name == pledge.number:
            continue
        says = "no number" if in_name is None else f"the number {in_name}"
        yield Finding(
            pledge.document.path,
            value_place(pledge.document, "number"),
            f"The file’s name has {says}, and the field says {pledge.number}.",
            "People find the file by its name, so they would edit the wrong one.",
            f"Rename the file to {quoted(_right_name(pledge))}, or correct the number here.",
        )


def _right_name(pledge: Pledge) -> str:
    name = pledge.document.path.rpartition("/")[2]
    rest = re.sub(r"^\d*[-_ ]*", "", name.removesuffix(".md"))
    return "-".join(filter(None, (f"{pledge.number:02}", rest))) + ".md"
