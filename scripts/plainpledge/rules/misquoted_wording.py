"""A quotation of the agreed wording is not word for word.

## What it checks

Words in quotation marks, or in a quotation of their own, that are nearly those of the agreed
wording but not quite. Capitals, commas and full stops may differ. Words may be left out where dots
say so. Long sentences that repeat nearly all of the wording are found without quotation marks too.

## Why it matters

People agreed to these words and no others. A reader who finds two versions cannot tell which one
holds.

## Instead of

```markdown
The third promise says: “We will come back soon.”
```

## Write

```markdown
The third promise says: “We will come back.”
```

## When to ignore it

When you quote something else that only sounds like it, such as an earlier draft. Say so beside it.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.prose import Prose
from ..model import Finding, Role, Severity, Site
from .likeness import quoted
from .quotations import LOOSE_WORDS, Wordings, quotations, wordings

SEVERITY = Severity.ERROR

_WHY = "People agreed to these words and no others. Two versions make readers doubt both."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the quotations that are nearly the agreed wording."""
    if not site.wording or not site.page(prose.document.path):
        return
    agreed = _agreed(site)
    for quotation in quotations(prose.document):
        if meant := agreed.nearly(quotation.words):
            message = f"{quoted(quotation.words)} is not word for word the agreed wording."
            suggestion = meant if quotation.is_plain else None
            advice = f"Write {quoted(meant)}."
            yield Finding(prose.document.path, quotation.span, message, _WHY, advice, suggestion)
    yield from _without_marks(prose, agreed)


@lru_cache(maxsize=2)
def _agreed(site: Site) -> Wordings:
    """Return the agreed wording of a site; the same for all of its pages."""
    items = site.wording.items if site.wording else ()
    return wordings(tuple(item.paragraphs for item in items))


def _without_marks(prose: Prose, agreed: Wordings) -> Iterator[Finding]:
    """Find the sentences that repeat the wording in nearly the same words, but quote nobody."""
    for passage in prose.passages:
        if passage.end - passage.first < LOOSE_WORDS or passage.role is Role.HEADING:
            continue
        text = prose.text[passage.span.start : passage.span.end]
        if any(mark in text for mark in '“‘"'):
            continue
        if found := agreed.nearly_within(prose.words[passage.first : passage.end]):
            first, end, meant = found
            span = prose.span(passage.first + first, passage.first + end)
            typed = prose.typed(passage.first + first, passage.first + end)
            message = f"{quoted(typed)} is nearly the agreed wording, but not word for word."
            advice = f"Write {quoted(meant)}, or use other words."
            yield Finding(prose.document.path, span, message, _WHY, advice)
