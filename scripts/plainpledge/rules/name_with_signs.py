"""A name of a term has signs that pages are not searched for.

## What it checks

Only letters and digits of a name are looked for on pages. So it finds:

- a sign at the edge of a name, such as the plus in “C+”: every “C” becomes a link
- a name without any letter or digit, such as “£”: it is found nowhere

## Why it matters

Readers are led here from a word that means something else, or are never led here.

## Instead of

```markdown
---
term: C+
---
```

## Write

```markdown
---
term: C plus
search_words: [C+]
---
```

## When to ignore it

If the name without its signs means the same. Say so above the field, with
`# allow name-with-signs: the reason`.
"""

from collections.abc import Iterator

from ..glossary.name import WordsOf
from ..model import Document, Finding, Severity, Site, Span, Term
from .likeness import quoted
from .places import name_places

SEVERITY = Severity.WARNING
_HARMLESS = " .,;:!?()[]'’\"“”"
"""Signs that end a sentence or quote; everybody knows that they are no part of a name."""


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Look at each name of a term."""
    term = site.page(document.path)
    for name, place in name_places(term) if isinstance(term, Term) else ():
        words = WordsOf(name).matches
        if not words:
            message = f"{quoted(name)} has no letters, and is found nowhere."
            yield _finding(document.path, place, message)
        elif (name[: words[0].start()] + name[words[-1].end() :]).strip(_HARMLESS):
            bare = quoted(name[words[0].start() : words[-1].end()])
            message = f"{quoted(name)} is looked for as {bare}, without the signs around it."
            yield _finding(document.path, place, message)


def _finding(path: str, place: Span, message: str) -> Finding:
    why = "Readers are led here from a word that means something else, or are never led here."
    advice = "Find a name in words. Put this one under search_words."
    return Finding(path, place, message, why, advice)
