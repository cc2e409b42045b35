"""An agreed item has no page.

## What it checks

For each numbered item of the agreed wording there is a file in `pledges/` with that `number`.

## Why it matters

Readers would see a promise that nobody explains.

## Instead of

Ten items in the agreed wording, and nine pledge files.

## Write

The missing file. This command makes one that is ready to fill in:

```text
plainpledge new pledge "Plain words that everyone understands"
```

## When to ignore it

Never. A draft with gaps in it is enough.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find the items that no pledge file has the number of."""
    if not site.wording:
        return
    explained = {pledge.number for pledge in site.pledges}
    for item in site.wording.items:
        if item.number not in explained:
            yield Finding(
                site.wording.document.path,
                item.span,
                f"No page explains number {item.number}.",
                "A reader would find the agreed words and nothing that explains them.",
                "Run “plainpledge new pledge” and a short title; it makes the file.",
            )
