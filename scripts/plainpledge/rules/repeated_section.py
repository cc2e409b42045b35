"""A section stands twice.

## What it checks

No heading that `house-style.yml` lists stands twice on a pledge page, or twice in one section.

## Why it matters

A link to the heading leads to the first one only. What stands under the second is easily missed.

## Instead of

```markdown
## In plain words

We use plain words.

## In plain words

We explain why.
```

## Write

```markdown
## In plain words

We use plain words. We explain why.
```

## When to ignore it

Never. Join the two.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site
from .likeness import folded, quoted
from .outline import outlines

SEVERITY = Severity.ERROR


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Find each heading that an earlier one repeats."""
    for outline in outlines(document, site):
        first: dict[str, int] = {}
        for section in outline.found:
            line = document.position(section.heading.start).line
            earlier = first.setdefault(folded(section.title), line)
            if earlier != line:
                yield Finding(
                    document.path,
                    section.heading,
                    f"The heading {quoted(section.title)} already stands in line {earlier}.",
                    "A link to it leads to the first one, so the second is easily missed.",
                    "Put both texts under one heading.",
                )
