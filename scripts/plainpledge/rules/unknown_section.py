"""A heading is not one of the sections.

## What it checks

The main headings of a pledge page are those that `house-style.yml` lists, word for word,
and so are the smaller ones in a section that has parts.
If a listed heading is close to yours, it is suggested.

## Why it matters

All pledge pages are built in the same way, so that a reader knows where to look.

## Instead of

```markdown
## In Plain words
```

## Write

```markdown
## In plain words
```

## When to ignore it

Never. If every page should have the new heading, add it to `house-style.yml`.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Section, Severity, Site
from .likeness import listed, quoted
from .outline import Outline, outlines

SEVERITY = Severity.ERROR


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Find the headings that are not word for word those of the house style."""
    for outline in outlines(document, site):
        for section in outline.found:
            if not outline.is_right(section):
                yield _unknown(document, outline, section)


def _unknown(document: Document, outline: Outline, section: Section) -> Finding:
    meant = outline.meant(section)
    return Finding(
        document.path,
        section.heading,
        _message(outline, section, meant),
        "Every one of these pages has the same headings, so that readers know where to look.",
        f"Write “{outline.marked(meant)}”." if meant else _choose(outline),
        outline.marked(meant) if meant else None,
    )


def _message(outline: Outline, section: Section, meant: str | None) -> str:
    if section.title == meant:
        marks = f"{section.level} # in place of {outline.level}"
        return f"The heading {quoted(section.title)} has {marks}."
    inside = f"parts of {quoted(outline.inside.title)}" if outline.inside else "sections"
    return f"The heading {quoted(section.title)} is not one of the {inside}."


def _choose(outline: Outline) -> str:
    smaller = "Use one of these headings, or a smaller heading for this one"
    return f"{smaller}: {listed(outline.expected)}."
