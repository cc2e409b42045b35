"""A file is not published.

## What it checks

Files in `docs/` that are neither pages nor of a kind that readers can use: pictures, PDF, sound,
film and tables (CSV). They are left out of the site.

## Why it matters

A copy that a program left behind, such as `about.md~`, could show lines that are held back.

## Instead of

```text
docs/opening times.xlsx
docs/about.md~
```

## Write

```text
docs/opening-times.pdf
```

## When to ignore it

When the file is only for you. It is better kept outside `docs/`.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site, Span
from ..reading.site import DOCS, is_published

SEVERITY = Severity.WARNING


def check_site(site: Site) -> Iterator[Finding]:
    """Look at every file beside the pages."""
    for path in sorted(site.files):
        if path.startswith(f"{DOCS}/") and not is_published(path):
            message = "This file is not published: readers could not use its kind."
            why = "A copy that a program left behind could show lines that are held back."
            advice = "Delete it, or keep it outside this folder. For readers, make it a PDF."
            yield Finding(path, Span(0, 0), message, why, advice)
