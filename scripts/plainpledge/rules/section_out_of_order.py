"""A section stands in the wrong place.

## What it checks

The sections of a pledge page, and the parts of a section, stand in the order of `house-style.yml`.
The rule points at the fewest headings that have to move.

## Why it matters

A reader who knows one page knows where to look on all of them.

## Instead of

```markdown
## In practice

## In plain words
```

## Write

```markdown
## In plain words

## In practice
```

## When to ignore it

Never. To change the order on every page, change it in `house-style.yml`.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..model import Document, Finding, Section, Severity, Site
from .likeness import quoted
from .outline import Outline, outlines

SEVERITY = Severity.ERROR


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Find the headings that do not stand in the order of the house style."""
    for outline in outlines(document, site):
        firsts = [s for h in outline.expected if (s := outline.first_of(h))]
        found = sorted(firsts, key=lambda section: section.heading)
        staying = _longest_rising([firsts.index(section) for section in found])
        for section in found:
            if firsts.index(section) not in staying:
                yield _misplaced(document, outline, section, firsts.index(section))


def _misplaced(document: Document, outline: Outline, section: Section, index: int) -> Finding:
    there = [heading for heading in outline.expected if outline.first_of(heading)]
    where = f"after {quoted(there[index - 1])}" if index else f"before {quoted(there[1])}"
    return Finding(
        document.path,
        section.heading,
        f"The heading {quoted(section.title)} stands in the wrong place.",
        "All these pages have the same order, so that readers know where to look.",
        f"Move it, with the text under it, to its place {where}.",
    )


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the most numbers that can stay where they are."""
    best: dict[int, list[int]] = {}
    for number in numbers:
        before = [chain for last, chain in best.items() if last < number]
        best[number] = [*_longest(before), number]
    return set(_longest(best.values()))


def _longest(chains: Iterable[list[int]]) -> list[int]:
    return max(chains, key=len, default=list[int]())
