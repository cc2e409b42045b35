"""A link leads to a file that is not there.

## What it checks

In Markdown files that belong to no site of ours, each link or image that names a file leads to
one. It must be a file beside this one, or in a folder seen from it. On pages of this site the rule
“broken-link” looks at all links.

Addresses that start with `/`, and those without an ending such as `.md`, are left alone. Other
programs make those, so they cannot be found on the disk.

## Why it matters

A reader who follows a dead link stops trusting the page.

## Instead of

```markdown
Read [the guide](https://example.org/guide) or [the plan](plan-that-is-gone.md).
```

## Write

```markdown
Read [the guide](https://example.org/guide).
```

## When to ignore it

When the file is put there later, such as by a program that makes it.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ..language.prose import Prose
from ..model import Finding, Severity, Site, Span
from ..reading.references import raw_links
from .likeness import quoted

SEVERITY = Severity.WARNING

_MADE = {".html", ".htm", ".php", ".aspx", ".xml"}
"""Endings of files that programs often make, so that they do not stand beside the text."""
_WHY = "A reader who follows a dead link stops trusting the page."


class Leads(NamedTuple):
    """A link to a file."""

    span: Span
    target: str


def note(prose: Prose, site: Site) -> Iterator[Leads]:
    """Note the links to files, where no site says what there is."""
    if site.page(prose.document.path) is None:
        for link in (*prose.document.links, *raw_links(prose.document)):
            if target := _file(link.target):
                yield Leads(link.span, target)


def check_notes(notes: Mapping[str, tuple[Leads, ...]], site: Site) -> Iterator[Finding]:
    """Look on the disk for each file."""
    for path, links in notes.items():
        folder = Path(path).parent
        for link in links if Path(path).is_file() else ():
            if not os.path.lexists(folder / link.target):
                message = f"There is no file {quoted(link.target)}."
                yield Finding(path, link.span, message, _WHY, "Correct it or take it out.")


def _file(target: str) -> str | None:
    """Return the file that an address names, if it is sure to be one."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    path = unquote(parts.path)
    is_file = path and not path.startswith(("/", "~")) and not set(path) & set("{}<>$*|\0@")
    ending = PurePosixPath(path).suffix.lower()
    if parts.scheme or parts.netloc or not is_file or not ending[1:].isalpha() or ending in _MADE:
        return None
    return path
