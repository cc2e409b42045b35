"""A section is missing.

## What it checks

Each pledge page has every section that `house-style.yml` lists, and every part of it.
A heading with a small slip in it is left to the rule `unknown-section`.

## Why it matters

All pledge pages are built in the same way, so that a reader knows where to look.
A page without the words for some readers leaves those readers out.

## Instead of

```markdown
## In plain words

We use plain words.
```

## Write

```markdown
## In plain words

We use plain words.

## In practice

[gap: what we do each day]
```

## When to ignore it

Never. If no page needs the section any more, take it out of `house-style.yml`.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site, Span
from .likeness import quoted
from .outline import Outline, outlines

SEVERITY = Severity.ERROR


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Point at the place where each missing heading should go."""
    for outline in outlines(document, site):
        there = {outline.meant(section) for section in outline.found}
        for index, heading in enumerate(outline.expected):
            if heading not in there:
                yield _missing(document, outline, index)


def _missing(document: Document, outline: Outline, index: int) -> Finding:
    heading, place = outline.expected[index], _place(document, outline, index)
    inside = f" in {quoted(outline.inside.title)}" if outline.inside else ""
    return Finding(
        document.path,
        Span(place, place),
        f"The heading {quoted(heading)} is missing{inside}.",
        "Every one of these pages has the same headings, so that readers know where to look.",
        "Put the heading here. If you cannot fill it yet, write a gap: [gap: what belongs here].",
        f"{outline.marked(heading)}\n\n",
    )


def _place(document: Document, outline: Outline, index: int) -> int:
    """Return where the nearest heading that should stand before it ends."""
    for heading in reversed(outline.expected[:index]):
        if section := outline.first_of(heading):
            return section.span.end
    if outline.inside:
        return min((part.span.start for part in outline.found), default=outline.inside.span.end)
    return min((section.span.start for section in outline.found), default=document.body.end)
