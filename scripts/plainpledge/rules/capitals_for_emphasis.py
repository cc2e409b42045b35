"""Capital letters shout.

## What it checks

- whole words in capitals that are no abbreviation, such as “You MUST sign”
- several words or a whole sentence in capitals
- headings in capitals

Abbreviations are left alone, and so are the names in the glossary.

## Why it matters

Words in capitals all have the same shape, a box, and are slower to read. They look like shouting.
Some screen readers spell them out letter by letter.

## Instead of

```markdown
You MUST bring the letter with you.
```

## Write

```markdown
You **must** bring the letter with you.
```

## When to ignore it

When the capitals stand for something themselves, such as the name of a button.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.prose import Prose
from ..language.shouting import shouted
from ..model import Finding, Role, Severity, Site, folded
from .likeness import quoted

SEVERITY = Severity.WARNING
_WHY = "Capitals are slower to read and look like shouting. Some screen readers spell them out."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words in capitals that are no abbreviation."""
    for first, end in shouted(prose):
        if folded(prose.typed(first, end)) not in _names(site):
            yield _finding(prose, first, end)


@lru_cache(maxsize=1)
def _names(site: Site) -> frozenset[str]:
    return frozenset(folded(name) for term in site.terms for name in term.names)


def _finding(prose: Prose, first: int, end: int) -> Finding:
    typed, passage = prose.typed(first, end), prose.passage(first)
    small = typed.lower()
    if first == passage.first:
        small = small[:1].upper() + small[1:]
    is_heading = passage.role is Role.HEADING
    if end - first > 1 or is_heading:
        advice = f"Write {quoted(small)}, with capitals only for names."
        better = None
    else:
        advice = f"Write {quoted(small)}. If it must stand out, make it bold: **{small}**."
        better = small
    message = f"{quoted(typed)} is in capitals."
    return Finding(prose.document.path, prose.span(first, end), message, _WHY, advice, better)
