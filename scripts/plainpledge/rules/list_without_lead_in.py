"""A list starts without a sentence that leads to it.

## What it checks

A sentence stands before a list with dots, not only a heading. Some lists can do without:

- lists of links, of names with a few words each, and of names that are explained
- lists below a question, or below a heading that says what the points are, such as “Three habits”


## Why it matters

The sentence says what the points have in common: things to do, things to bring, or reasons. From
a heading alone readers must guess. GOV.UK asks for a lead-in line before each list.

## Instead of

```markdown
## Your meeting

- Your worker asks how you are.
- You say what should change.
- We write down what we will do.
```

## Write

```markdown
## Your meeting

This is what happens at the meeting:

- Your worker asks how you are.
- You say what should change.
- We write down what we will do.
```

## When to ignore it

When the heading already says in full what the points are.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from ..language.prose import Prose
from ..model import Block, Document, Finding, Role, Severity, Site
from .likeness import quoted

SEVERITY = Severity.HINT

FEWEST_WORDS = 4  # points with fewer on average are names: a heading says what they are
_LEADS_IN = re.compile(
    r"[?:…]$|^(?:table of )?contents$|^on this page|^(?:see also|related|sources?|further|useful"
    r"|licen[cs]e|how to|what|when|where|who|why|before you)\b|\d+\.\d+|^v\d|^\[?unreleased"
    r"|^(?:added|changed|fixed|removed|deprecated|security|packaging|performance)\b",
    re.IGNORECASE,
)
_NAMES_POINTS = re.compile(r"(?:[\w’'-]+ ){0,3}[\w’'-]{3,}(?<!s)s(?: (?:to|for|of|about) .+)?")
_NAMED_FIRST = re.compile(r"[-*+]\s*(?:\[|`|\*\*|[A-Z][\w ]{0,20}:)")
_WHY = "Readers have to guess what the points have in common."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the lists that follow a heading at once, or start the page."""
    document = prose.document
    blocks = [block for block in document.blocks if block.role is not Role.HTML]
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        follows = before is None or (before.role is Role.HEADING and not before.nested)
        if block.role is Role.ITEM and follows and not block.quoted:
            points = list(takewhile(lambda one: one.role is Role.ITEM, blocks[index:]))
            if _are_sentences(document, points) and not (before and _says_it(document, before)):
                where = (
                    f"follows {quoted(document.words(before.span))}" if before else "comes first"
                )
                message = f"This list {where}, with no sentence before it."
                advice = "Put a short sentence there that says what the list holds."
                yield Finding(document.path, block.span, message, _WHY, advice)


def _says_it(document: Document, heading: Block) -> bool:
    """True for a heading that says what the points are."""
    title = document.words(heading.span)
    is_code = any(heading.span.contains(code) for code in document.code_spans)
    return is_code or bool(_LEADS_IN.search(title) or _NAMES_POINTS.fullmatch(title))


def _are_sentences(document: Document, points: list[Block]) -> bool:
    """True for a list whose points are more than names, links or steps."""
    items = {point.item for point in points if point.item is not None}
    words = sum(len(document.words(point.span).split()) for point in points)
    if (
        len(items) < 2
        or words < FEWEST_WORDS * len(points)
        or document.text[min(items)] not in "-*+"
    ):
        return False
    named = sum(bool(_NAMED_FIRST.match(document.text, item)) for item in items)
    return named < len(items) / 2
