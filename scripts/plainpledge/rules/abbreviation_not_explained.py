"""An abbreviation that the page does not explain.

## What it checks

The first use of each abbreviation on a page. It is explained in one of these ways:

- It stands with its full words: “Grants Review Board (GRB)” or “GRB (grants review board)”.
- The page says what it stands for, or has a line such as `*[GRB]: grants review board`.
- It is in the glossary.

What everyone knows is left alone, such as UK or PDF. So are codes and file formats,
numbers such as XIV, words in capitals for emphasis, and headings.

## Why it matters

An abbreviation is a wall for everyone who does not know it. Guidance for public bodies
asks for the full words at first use on each page, as people come from a search.

## Instead of

```markdown
The GRB will look at your request.
```

## Write

```markdown
The grants review board (GRB) will look at your request. The GRB meets each week.
```

## When to ignore it

If nobody knows the full words, and everybody the short ones. Then list it under `allowed`
in `house-style.yml`.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.prose import Prose
from ..language.tables import column
from ..model import Finding, Severity, Site
from .likeness import quoted
from .short_forms import ShortForm, short_forms

SEVERITY = Severity.WARNING
_WHY = "An abbreviation is a wall for everyone who does not know it."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the first use of each abbreviation that nothing explains."""
    for short in short_forms(prose, _known(site)):
        later = short.explained
        yield _unexplained(prose, short) if later is None else _late(prose, short, later)


@lru_cache(maxsize=1)
def _known(site: Site) -> frozenset[str]:
    """Return what needs no explanation on any page of a site."""
    everywhere = column(__package__, "abbreviation_not_explained", "abbreviation")
    terms = (name for term in site.terms for name in term.names)
    return everywhere | {*terms, *site.house_style.allowed, *site.house_style.spelling}


def _unexplained(prose: Prose, short: ShortForm) -> Finding:
    message = f"{quoted(short.letters)} is not explained on this page."
    advice = f"Write the full words, then ({short.letters}), where it first stands."
    return Finding(prose.document.path, short.span, message, _WHY, advice)


def _late(prose: Prose, short: ShortForm, offset: int) -> Finding:
    line = prose.document.position(offset).line
    message = f"{quoted(short.letters)} is explained only further down, in line {line}."
    advice = "Explain it here, where it first stands."
    return Finding(prose.document.path, short.span, message, _WHY, advice)
