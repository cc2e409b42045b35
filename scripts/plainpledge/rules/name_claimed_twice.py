"""Two terms have the same name.

## What it checks

Nothing that a term is called (`term`, `also`, `abbreviation`) is claimed by another term as well.
Capitals make no difference, nor does a plural or a hyphen: “home loan” and “home-loans” are one
name to a reader.

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

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from ..glossary.name import names_of
from ..model import Finding, Severity, Site, Span, Term
from .likeness import folded, quoted
from .places import name_places

SEVERITY = Severity.ERROR


class Claim(NamedTuple):
    """A name, and the file that claims it."""

    path: str
    name: str
    place: Span
    forms: frozenset[Hashable]
    """All by which pages are searched for it."""


def check_site(site: Site) -> Iterator[Finding]:
    """Find each name that several files claim, in each of these files."""
    by_form: dict[Hashable, list[Claim]] = defaultdict(list)
    claims = [claim for term in site.terms for claim in _claims(term)]
    for claim in claims:
        for form in claim.forms:
            by_form[form].append(claim)
    for claim in claims:
        same = (other for form in claim.forms for other in by_form[form])
        if others := [other for other in same if other.path != claim.path]:
            yield _finding(claim, min(others))


def _claims(term: Term) -> Iterator[Claim]:
    for name, place in name_places(term):
        forms = {(one.words, one.joins) for one in names_of(name, term)}
        yield Claim(term.document.path, name, place, frozenset({folded(name), *forms}))


def _finding(claim: Claim, other: Claim) -> Finding:
    is_same = folded(claim.name) == folded(other.name)
    as_what = "" if is_same else f" as {quoted(other.name)}"
    return Finding(
        claim.path,
        claim.place,
        f"{quoted(claim.name)} also belongs to the term in {quoted(other.path)}{as_what}.",
        "One name must lead to one meaning, or readers are sent to the wrong one.",
        "Keep the name in one of the two files. In the other, put it under search_words.",
    )
