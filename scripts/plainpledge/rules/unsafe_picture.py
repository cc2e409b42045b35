"""A drawing has something in it that could act.

## What it checks

Drawings saved as `.svg` are small programs too. Each one in `docs/` must have shapes and words
only: no scripts, no instructions such as `onload`, nothing from other sites.

## Why it matters

Whoever opens the drawing by its own address would run what is in it.

## Instead of

```
<svg onload="count()"><circle r="5"/></svg>
```

## Write

```
<svg><circle r="5"/></svg>
```

## When to ignore it

Never. Save the drawing again as plain SVG, or as a `.png` picture.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site, Span
from .drawings import first_active

SEVERITY = Severity.ERROR

_WHY = "Whoever opens the drawing by its own address would run it."
_ADVICE = "Save the drawing again as plain SVG, or as a .png picture."


def check_site(site: Site) -> Iterator[Finding]:
    """Look into each drawing that would be published."""
    for path in sorted(site.files):
        if path.lower().endswith(".svg"):
            try:
                data = (site.root / path).read_bytes()
            except OSError:
                continue  # said already, as a file that cannot be read
            if found := first_active(data):
                message = f"Line {found.line} has something that could act: “{found.what}”."
                yield Finding(path, Span(0, 0), message, _WHY, _ADVICE)
