"""A file cannot be read.

## What it checks

Every file in `pledges/` and `docs/` can be opened and read as text.
This fails when a file

- is empty
- is not saved as UTF-8
- is bigger than 1 MB
- is a link that leads out of the project, or to a file that is gone
- has lists inside lists more than 20 deep
- has more than 1,000 opening brackets in one paragraph.

## Why it matters

Its page would be missing, empty or full of wrong letters.
A link that leads out of the project could publish something private.

## Instead of

A file saved by an old program as “Windows-1252” or “ANSI”.

## Write

The same file, saved again as UTF-8.
Most editors offer this under “Save as” or “Save with encoding”.

## When to ignore it

Never. Mend the file or delete it.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site
from .registry import EVERY_RULE, read_by

SEVERITY = Severity.ERROR
ASKED_WITH = EVERY_RULE


def check_site(site: Site) -> Iterator[Finding]:
    """Pass on what was found while reading."""
    return read_by(site, "unreadable-file")
