"""A meaning of more than two sentences.

## What it checks

The text of a term has at most two sentences. Headings do not count.

## Why it matters

The meaning is shown where the word is read, beside it, and in lists. There is room for two
sentences, and a reader in the middle of a page has time for two. The rest is only seen on the
term’s own page.

## Instead of

```markdown
---
term: home loan
---

We bring books. We take them back. It is free. Ask at the desk.
```

## Write

```markdown
---
term: home loan
---

Books that we bring to your door and take back again. It is free.
```

## When to ignore it

If the two first sentences are enough by themselves, and the rest is for those who want more.
"""

from collections.abc import Iterator

from ..glossary.meanings import MOST_SENTENCES
from ..language.sentences import sentences
from ..model import Document, Finding, Role, Severity, Site, Span, Term
from .likeness import quoted

SEVERITY = Severity.WARNING


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Count the sentences of a meaning."""
    term = site.page(document.path)
    if not isinstance(term, Term):
        return
    found = [s.span for s in sentences(document, published=True) if s.role is not Role.HEADING]
    if len(found) > MOST_SENTENCES:
        yield Finding(
            document.path,
            Span(found[MOST_SENTENCES].start, found[-1].end),
            f"The meaning of {quoted(term.term)} has {len(found)} sentences.",
            "Where the word is read, only the first two are shown.",
            "Say what it is in two sentences. Leave out what readers do not need.",
        )
