"""A term has no meaning.

## What it checks

The file of each term says what the term means, below the fields.

## Why it matters

A reader who looks a word up and finds nothing is worse off than before.

## Instead of

```markdown
---
term: home loan
---
```

## Write

```markdown
---
term: home loan
---

A few plain words that say what it means.
```

## When to ignore it

Never. If you do not know the meaning yet, write a gap: `[gap: what it means]`.
"""

from collections.abc import Iterator

from ..model import Document, Finding, Role, Severity, Site, Term
from .places import value_place

SEVERITY = Severity.ERROR

_SAYS_NOTHING = (Role.HEADING, Role.CODE, Role.HTML)


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Look for words outside headings; an empty file has its own finding."""
    if not document.text.strip() or not isinstance(site.page(document.path), Term):
        return
    blocks = (block for block in document.blocks if block.role not in _SAYS_NOTHING)
    if not any(document.words(block.span) for block in blocks):
        yield Finding(
            document.path,
            value_place(document, "term"),
            "Nothing here says what this term means.",
            "A reader who looks it up would find an empty page.",
            "Write one or two plain sentences below the fields.",
        )
