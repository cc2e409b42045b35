"""Details of a person stand on the page.

## What it checks

- e-mail addresses, but not shared ones such as `info@…` or `help@…`
- telephone numbers of homes, offices and mobiles, but not those that start 03 or 08
- NHS numbers and National Insurance numbers
- a house number and a street with a postcode

Examples that belong to nobody are left alone: addresses that end in example.org, and the numbers
that Ofcom sets aside for drama, such as 07700 900123.

## Why it matters

What is published can be copied within minutes, and never called back. A person can be found with
it, or taken for somebody else. People also move on, and their number then rings in vain.

## Instead of

```markdown
Write to jo.smith@council.gov.uk, or call 01904 551550.
```

## Write

```markdown
Write to enquiries@council.gov.uk, or call 0300 123 4567.
```

## When to ignore it

When it is the published contact point of a team or a service: say so in the reason.
"""

from collections.abc import Iterator

from ..language.private import Detail, details
from ..model import Document, Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
_WHY = "What is published can be copied and never called back. Somebody may be found with it."
_PUBLIC = "the published contact point of a team, say so in a mark that allows it."


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Find the details by which somebody can be found or known."""
    return (_finding(document, detail) for detail in details(document))


def _finding(document: Document, detail: Detail) -> Finding:
    is_number_of_one = "NHS" in detail.what or "Insurance" in detail.what
    advice = "Take it out." if is_number_of_one else f"Take it out. If it is {_PUBLIC}"
    message = f"{quoted(detail.typed)} looks like {detail.what}."
    return Finding(document.path, detail.span, message, _WHY, advice)
