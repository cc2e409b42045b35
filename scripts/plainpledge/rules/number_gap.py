"""The numbers do not follow each other.

## What it checks

The pledges are numbered 1, 2, 3 and so on, and so are the items of the agreed wording.
The rule points at the number after a gap and says which one is missing.
In the agreed wording it also points at a number that stands twice or too late.

## Why it matters

Staff speak of “pledge 5”. When a number is missing or moved, they find the wrong one or none.

## Instead of

```markdown
1. We will listen.

3. We will tell you why.
```

## Write

```markdown
1. We will listen.

2. We will tell you why.
```

## When to ignore it

Never. If a pledge was dropped, number the rest again.
"""

from collections.abc import Container, Iterator

from ..model import Finding, Severity, Site, Span
from .places import value_place

SEVERITY = Severity.ERROR

_WHY = "People speak of them by number, so a wrong or missing number sends them astray."


def check_site(site: Site) -> Iterator[Finding]:
    """Look at the agreed wording, then at the files; a file may wait for its agreed item."""
    yield from _in_wording(site)
    agreed = {item.number for item in site.wording.items} if site.wording else set[int]()
    last = 0
    for pledge in site.pledges:
        path, place = pledge.document.path, value_place(pledge.document, "number")
        yield from _gap(path, place, range(last + 1, pledge.number), agreed)
        last = pledge.number


def _in_wording(site: Site) -> Iterator[Finding]:
    if not site.wording:
        return
    path, items = site.wording.document.path, site.wording.items
    everywhere, seen, last = {item.number for item in items}, set[int](), 0
    for item in items:
        if item.number in seen:
            yield _wrong(path, item.span, f"The number {item.number} stands here a second time.")
        elif item.number < last:
            yield _wrong(path, item.span, f"The number {item.number} comes after {last}.")
        yield from _gap(path, item.span, range(last + 1, item.number), everywhere)
        seen.add(item.number)
        last = max(last, item.number)


def _gap(path: str, place: Span, between: range, known: Container[int]) -> Iterator[Finding]:
    """Report the numbers that are nowhere; there may be too many to name each of them."""
    first = next((number for number in between if number not in known), None)
    final = next((number for number in reversed(between) if number not in known), None)
    if first is not None and first == final:
        yield _wrong(path, place, f"The number {first} is missing before this one.")
    elif first is not None:
        yield _wrong(path, place, f"Numbers from {first} to {final} are missing before this one.")


def _wrong(path: str, place: Span, message: str) -> Finding:
    return Finding(path, place, message, _WHY, "Number them 1, 2, 3 and so on, each number once.")
