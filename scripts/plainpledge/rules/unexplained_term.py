"""A term that neither the page nor the glossary explains.

## What it checks

Words of offices, law and health that most people do not know, such as “curtilage” or “pro rata”.
A term is fine if the glossary has it, or if a link on it leads somewhere. It is fine too if the
page explains it: with a bracket, a dash, “which means”, “is when” and the like.
It is found once on each page.

`check --rule unexplained-term` also lists [hard words on several pages](missing-term.md).

With `word_lists: [care]` in `house-style.yml`, terms of social care are looked for too.

## Why it matters

A reader who does not know a word has to guess, or goes away. GOV.UK asks writers to explain
a technical term the first time it is used.

## Instead of

```markdown
You may build within the curtilage.
```

## Write

```markdown
You may build within the curtilage (the land around your house).
```

## When to ignore it

If all readers of the page use the term at work. Better still, add it to the glossary: then it is
explained everywhere. To keep a term everywhere, list it under `allowed` in `house-style.yml`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..language.prose import Prose
from ..model import Document, Finding, HouseStyle, Severity, Site, Span, folded
from .likeness import quoted
from .word_list import read_list
from .word_uses import Use, Uses

SEVERITY = Severity.HINT
_WHY = "A reader who does not know it has to guess, or goes away."
_AFTER = re.compile(
    r"[\s*_”\"'’]*(?:[(:–—]|-\s|,? (?:or|also (?:called|known as)|which|that is|meaning|i\.e)\b"
    r"|(?: \w+){0,3} (?:means?|meant|refers? to|stands for"
    r"|is (?:when|where|how|an?|the|our)|are (?:the|our|people))\b)"
)
"""What follows a term where it is explained."""
_BEFORE = re.compile(
    r"(?:\(|\b(?:call(?:ed)?(?: this| it)?|known as|by|say|term)\s(?:an?\s|the\s)?)[\s*_“\"']*\Z"
)
_REACH = 30


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the first use of each term that nothing explains."""
    uses = list(_list(site.house_style).find(prose))
    if not uses:
        return
    explained = {folded(name) for term in site.terms for name in term.names}
    explained |= {use.entry.word for use in uses if _is_explained(use)}
    for use in uses:
        if use.entry.word not in explained and folded(use.typed) not in explained:
            explained.add(use.entry.word)
            yield _unexplained(prose.document, use)


@lru_cache(maxsize=4)
def _list(style: HouseStyle) -> Uses:
    fields = {"general", *(one.value for one in style.word_lists)}
    rows = (entry for entry in read_list("unexplained_term") if entry.row["field"] in fields)
    return Uses(rows, style.allowed)


def _is_explained(use: Use) -> bool:
    document, span = use.prose.document, use.prose.span(use.first, use.end)
    before = use.prose.text[max(0, span.start - _REACH) : span.start]
    is_linked = any(link.span.contains(span) for link in document.links)
    return bool(is_linked or _AFTER.match(use.prose.text, span.end) or _BEFORE.search(before))


def _unexplained(document: Document, use: Use) -> Finding:
    span: Span = use.prose.span(use.first, use.end)
    message = f"{quoted(use.typed)} is not explained, here or in the glossary."
    meaning = quoted(use.entry.write[0])
    advice = f"Explain it where it first stands, such as {meaning}, or write that in its place."
    return Finding(document.path, span, message, _WHY, advice)
