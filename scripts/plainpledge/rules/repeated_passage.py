"""The same passage stands in two places.

## What it checks

One or more whole sentences, 25 words or longer together, stand in the same order in two files, or
twice in one. The agreed wording is left out, and so are headings, tables and quotations.

## Why it matters

One day somebody changes one of the two, and then the pages do not agree. Readers who meet the same
words again think that they have read this page before.

## Instead of

```markdown
If you are not happy with what we do, tell your worker. You can also write to us, and we will answer
you within ten working days.

## Complaints

If you are not happy with what we do, tell your worker. You can also write to us, and we will answer
you within ten working days.
```

## Write

```markdown
If you are not happy with what we do, tell your worker. You can also write to us, and we will answer
you within ten working days.

## Complaints

The first part of this page says whom to tell.
```

## When to ignore it

When it is a notice that must stand on each of the pages, such as whom to call in an emergency.
"""

from collections.abc import Iterator, Mapping

from ..language.prose import Prose
from ..model import Finding, Severity, Site
from .repeats import Said, repeats, said

SEVERITY = Severity.HINT

FEWEST_WORDS = 25
"""Words that stand in two places by intention or by copying, hardly by chance."""
_WHY = "One day somebody changes one of the two, and then the pages do not agree."


def note(prose: Prose, site: Site) -> Iterator[Said]:
    """Note the sentences, each as a number."""
    yield said(prose)


def check_notes(notes: Mapping[str, tuple[Said, ...]], site: Site) -> Iterator[Finding]:
    """Find the runs of sentences that stand somewhere before."""
    for path, span, words, other in repeats({path: one for path, (one,) in notes.items()}):
        if words >= FEWEST_WORDS:
            where = "earlier on this page" if other == path else f"in {other}"
            message = f"These {words} words stand {where} too, word for word."
            advice = "Keep them in one place, and link to it from the other."
            yield Finding(path, span, message, _WHY, advice)
