"""A date can be misread.

## What it checks

Dates in figures, with the month first, with “st”, “nd”, “rd” or “th”, or with a short name of the
month: “23/11/2026”, “Nov 23rd, 2026”, “the 23rd of November”, and in running text “2026-11-23”.
Short names of months may stand in tables.

## Why it matters

In “03/04/2026” some read March and others April. A month in letters is never taken for the day.
GOV.UK and NHS websites write dates as “23 November 2026”.

## Instead of

```markdown
Please reply by 23/11/2026.
```

## Write

```markdown
Please reply by 23 November 2026.
```

## When to ignore it

When a form or a program needs the date in figures.
"""

from collections.abc import Iterator

from ..language.dates import DateFound, odd_dates
from ..language.prose import Prose
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the dates that are not written like 23 November 2026."""
    return (_finding(prose, found) for found in odd_dates(prose))


def _finding(prose: Prose, found: DateFound) -> Finding:
    typed = prose.text[found.span.start : found.span.end]
    message = f"The date {quoted(typed)} is harder to read than it could be."
    why = "A day, the month in letters and the year: nobody misreads that."
    advice = f"Write {quoted(found.better)}." if found.better else ""
    if found.is_unclear:
        message = f"The date {quoted(typed)} may be two different days."
        advice = "Write the month in letters, as in “23 November 2026”."
    return Finding(prose.document.path, found.span, message, why, advice, found.better)
