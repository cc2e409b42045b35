"""A review is overdue.

## What it checks

The day in the field `review_by` at the head of a file is past, and nobody has changed it since.
Today is the day on which the check runs, or the day that a repeatable build is made for.

## Why it matters

The page says that its owner reads it again by that day. After it, readers cannot know whether the
words still hold, and the page tells them so.

## Instead of

```markdown
---
reviewed: 2020-01-06
review_by: 2021-01-06
---
```

## Write

The new days, once the owner has read the page again and found it right.

```markdown
---
reviewed: 2026-11-23
review_by: 2999-12-31
---
```

## When to ignore it

Never. Ask the owner, or set the page back to draft.
"""

from collections.abc import Iterator

from ..model import Finding, Reviewed, Severity, Site
from ..reading.day import build_day
from .places import value_place

SEVERITY = Severity.WARNING


def check_site(site: Site) -> Iterator[Finding]:
    """Find the pages whose day has passed."""
    wording = (site.wording,) if site.wording else ()
    pages: tuple[Reviewed, ...] = (*site.pledges, *site.articles, *wording)
    for page in pages:
        if page.review_by and page.review_by < build_day():
            owner = f", {page.owner}," if page.owner else ""
            day = f"{page.review_by.day} {page.review_by:%B %Y}"
            yield Finding(
                page.document.path,
                value_place(page.document, "review_by"),
                f"This page should have been read again by {day}.",
                "Readers cannot know whether its words still hold, and the page tells them so.",
                f"Ask its owner{owner} to read it. Then change reviewed and review_by.",
            )
