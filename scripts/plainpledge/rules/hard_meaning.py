"""A meaning that is harder to read than its readers need.

## What it checks

How plain a meaning is, from 0 to 100, against the target of the readers it is for.
`house-style.yml` names them for the whole glossary, and `audience` in a term’s own file for that
term. Without a name nothing is checked.

```yaml
meanings_for: everyone
```

A meaning is short, so each word of it counts. It is all that somebody reads who looks a word up.

## Why it matters

A hard word that is explained with another hard word is still not explained.

## Instead of

```markdown
---
term: home loan
---

Temporary domiciliary provision of bibliographic resources.
```

## Write

```markdown
---
term: home loan
---

Books that we bring to your door and take back again.
```

## When to ignore it

If readers from that group have read the meaning and understood it, believe them.
"""

from collections.abc import Iterator

from ..language.advice import sentence_advice
from ..language.plainness import measure
from ..model import Document, Finding, Severity, Site, Term
from .likeness import quoted

SEVERITY = Severity.WARNING


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Measure what is published of a meaning."""
    term = site.page(document.path)
    if not isinstance(term, Term):
        return
    audience = site.house_style.audience(term.audience or site.house_style.meanings_for)
    found = measure(document, published=True) if audience else None
    if audience and found and found.score < audience.target:
        hardest = found.hardest_sentences(1)[0]
        yield Finding(
            document.path,
            hardest.span,
            f"The meaning of {quoted(term.term)} has a plainness of {found.score:.0f}."
            f" Meanings for {audience.name} should reach {audience.target}.",
            "A hard word that is explained with hard words is still not explained.",
            sentence_advice(hardest, document.text),
        )
