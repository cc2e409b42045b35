"""A summary is not one short sentence.

## What it checks

The field `summary` at the head of a file:

- it has 140 characters at most
- it starts with a capital and ends with a full stop, a question mark or an exclamation mark
- it does not only repeat the title

## Why it matters

The summary stands under the title in lists and search results. A long one is cut off there. A
sentence tells more than a heap of words, and a screen reader pauses where it ends.

## Instead of

```markdown
---
title: Visits
summary: visits, what to bring, times
---
```

## Write

```markdown
---
title: Visits
summary: This page says when you can visit us, and what to bring.
---
```

## When to ignore it

When a program sets the summary, and readers do not see it.
"""

import re
from collections.abc import Iterator

from ..model import Document, Finding, Severity, Site, folded
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.WARNING
LONGEST = 140
"""Characters. GOV.UK keeps summaries short so that search results show them whole."""
FEWEST_WORDS = 3
_OPENING = " “‘\"'([*_"
_END = re.compile(r"[.?!…][”’\"')\]*_]*\Z")


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Find a summary that is cut off, or that is no sentence."""
    summary, place = document.front_matter.values.get("summary"), value_place(document, "summary")
    is_gap = any(place.contains(gap.span) for gap in document.gaps)
    if is_gap or not isinstance(summary, str) or not summary.strip():
        return
    text = " ".join(summary.split())
    for message, why, advice in _faults(text, str(document.front_matter.values.get("title") or "")):
        yield Finding(document.path, place, message, why, advice)


def _faults(text: str, title: str) -> Iterator[tuple[str, str, str]]:
    if len(text) > LONGEST:
        message = f"This summary has {len(text)} characters. The most is {LONGEST}."
        yield message, "Search results and lists cut the rest off.", "Say only what the page says."
    is_sentence = _END.search(text) and len(text.split()) >= FEWEST_WORDS
    if folded(text.rstrip(".")) == folded(title):
        message = f"The summary {quoted(text)} only repeats the title."
        yield message, "Readers learn nothing new from it.", "Say what the page tells them."
    elif not is_sentence or text.lstrip(_OPENING)[:1].islower():
        message = f"The summary {quoted(text)} is not a full sentence."
        why = "It stands alone in lists and search results, where only a sentence says enough."
        yield message, why, "Start with a capital, say who does what, and end with a full stop."
