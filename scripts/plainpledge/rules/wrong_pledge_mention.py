"""A page names a number or a title that the agreed wording does not have.

## What it checks

The organisation’s own word for what it promises stands in `house-style.yml`: pledge, promise or
another one. The rule finds

- a number that there is not, such as number 11 of ten, or “all eleven”
- a number in a link that leads to the page of another number
- a title in quotation marks, after a number, or in a link, that is a slip of the real one
- a number beside the title of another one

## Why it matters

A reader who looks for it finds nothing, or the wrong page. Then they doubt the rest too.

## Instead of

```markdown
Read promise 11. It is about how we listen.
```

## Write

```markdown
Read promise 1. It is about how we listen.
```

## When to ignore it

Never. Correct the number or the title. If the page speaks of another body’s promises, say whose.
"""

from collections.abc import Iterator

from ..language.prose import Prose
from ..model import Finding, Severity, Site
from .likeness import quoted
from .mentioned import counts, mentions, titles
from .named_pledges import named

SEVERITY = Severity.ERROR

_WHY = "A reader who looks for it finds nothing, or the wrong page."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the numbers and titles that are wrong."""
    numbers = named(site).numbers
    if not numbers or not site.page(prose.document.path):
        return
    path, called = prose.document.path, site.house_style.called
    for found in mentions(prose, called):
        if found.number not in numbers:
            message = f"There is no {called.one} {found.number}."
            advice = f"The numbers go from {min(numbers)} to {max(numbers)}."
            yield Finding(path, found.span, message, _WHY, advice)
    for found in counts(prose, called):
        if found.number > len(numbers):
            message = f"This speaks of {found.number} {called.many}, but there are {len(numbers)}."
            yield Finding(path, found.span, message, _WHY, f"Write {len(numbers)}.")
    for title in titles(prose, site):
        advice = f"Write {quoted(title.right)}." if title.right else "Correct the one or the other."
        yield Finding(path, title.span, title.message, _WHY, advice, title.right or None)
