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
from ..reading.html_tags import opening_tags
from .html_policy import Problem, address_problem, attribute_problem

SEVERITY = Severity.ERROR

ACTIVE_TAGS = frozenset("script foreignobject iframe object embed handler listener set".split())
_WHY = "Whoever opens the drawing by its own address would run it."
_ADVICE = "Save the drawing again as plain SVG, or as a .png picture."


def check_site(site: Site) -> Iterator[Finding]:
    """Look into each drawing that would be published."""
    for path in sorted(site.files):
        if path.lower().endswith(".svg"):
            try:
                text = (site.root / path).read_bytes().decode("utf-8", "replace")
            except OSError:
                continue  # said already, as a file that cannot be read
            if what := next(_active(text), None):
                message = f"This drawing has something that could act: “{what}”."
                yield Finding(path, Span(0, 0), message, _WHY, _ADVICE)


def _active(text: str) -> Iterator[str]:
    if "<!entity" in text.lower():
        yield "<!ENTITY>"
    for tag in opening_tags(text.replace("svg:", "")):
        if tag.name in ACTIVE_TAGS:
            yield f"<{tag.name}>"
        for name, value in ((one.name, one.value) for one in tag.attributes):
            is_loaded = name in ("href", "xlink:href") and tag.name != "a"
            loaded = address_problem(value, is_loaded=True) if is_loaded else None
            found = loaded or attribute_problem(name, value)
            if found and found is not Problem.STYLE:
                yield name
