"""Two terms have the same name.

## What it checks

Nothing that a term is called (`term`, `also`, `abbreviation`) is claimed by another term as well.
Capitals make no difference.

## Why it matters

One word must lead to one meaning. With two, a reader may be sent to the wrong one.

## Instead of

`safety-plan.md` and `care-plan.md`, both with

```markdown
---
also: [the plan]
---
```

## Write

The name in only one of the two files.
To help people who search with it, put it under `search_words` in the other.

## When to ignore it

Never. Decide which term the name belongs to.
"""

from collections.abc import Iterator

from ..model import Finding, Severity, Site, Span, Term
from .likeness import folded, quoted
from .places import name_places

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find each name that another file has a better or an earlier claim to."""
    first: dict[str, str] = {}
    for path, name, place in _claims(site.terms):
        other = first.setdefault(folded(name), path)
        if other != path:
            yield Finding(
                path,
                place,
                f"{quoted(name)} also belongs to the term in {quoted(other)}.",
                "One name must lead to one meaning, or readers are sent to the wrong one.",
                "Keep the name in one of the two files. In the other, put it under search_words.",
            )


def _claims(terms: tuple[Term, ...]) -> Iterator[tuple[str, str, Span]]:
    """Yield every name: what a term itself is called comes before what it is called as well."""
    names = [(term.document.path, list(name_places(term))) for term in terms]
    names.sort(key=lambda named: named[0])
    for path, (own, *_) in names:
        yield path, *own
    for path, (_, *others) in names:
        for other in others:
            yield path, *other
