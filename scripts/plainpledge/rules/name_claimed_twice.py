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
    """Find each name that several files claim, in each of these files."""
    claims: dict[str, list[tuple[str, str, Span]]] = {}
    for path, name, place in _claims(site.terms):
        claims.setdefault(folded(name), []).append((path, name, place))
    for found in claims.values():
        paths = list(dict.fromkeys(path for path, _, _ in found))
        for path, name, place in found if len(paths) > 1 else ():
            yield _finding(path, name, place, next(other for other in paths if other != path))


def _finding(path: str, name: str, place: Span, other: str) -> Finding:
    return Finding(
        path,
        place,
        f"{quoted(name)} also belongs to the term in {quoted(other)}.",
        "One name must lead to one meaning, or readers are sent to the wrong one.",
        "Keep the name in one of the two files. In the other, put it under search_words.",
    )


def _claims(terms: tuple[Term, ...]) -> Iterator[tuple[str, str, Span]]:
    for term in sorted(terms, key=lambda term: term.document.path):
        yield from ((term.document.path, *named) for named in name_places(term))
