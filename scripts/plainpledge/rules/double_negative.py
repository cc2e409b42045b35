"""Two negatives say something positive.

## What it checks

Two words that each say no, where one word would say yes:

- “not uncommon”, “not unlikely”, “not without”
- “never fails to”, “cannot not”, “don’t have no”
- “cannot start without”, “unless you do not”

## Why it matters

A reader has to turn the meaning round twice. Many turn it round once, and take the opposite of
what was meant. That is hardest for people who are tired, worried or new to English.

## Instead of

```markdown
It is not uncommon to wait a week. You cannot apply without a letter.
```

## Write

```markdown
People often wait a week. You can only apply with a letter.
```

## When to ignore it

When the double no is the point, or when it is the law that says it so.
"""

from collections.abc import Iterator, Mapping

from ..language.negation import CANNOT, negated, said_twice
from ..language.phrases import Phrases
from ..language.prose import Prose
from ..language.tables import column, table
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
FARTHEST = 8
"""Words from the first negative to a “without” that belongs to it. Our own bound."""
_ROWS = table(__package__, "double_negatives")
_PHRASES: Phrases[Mapping[str, str]] = Phrases((row["phrase"], row) for row in _ROWS)
_POSITIVE = {row["word"]: row["better"] for row in table(__package__, "negative_words")}
_NOT = frozenset("not don't doesn't didn't isn't aren't won't can't cannot never".split())
_CLAUSE = 4
"""Words after “unless” among which its own “not” stands."""


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the places where one no takes back another."""
    listed = list(_PHRASES.find(prose))
    for found in listed:
        better = found.meaning["better"]
        exact = better if found.meaning["exact"] == "yes" else None
        yield _finding(prose, found.first, found.end, f"Try {quoted(better)}.", exact)
    for word in prose.vocabulary & _POSITIVE.keys():
        for index in prose.at[word]:
            if place := negated(prose, index):
                better = f"{place.verb} {_POSITIVE[word]}".strip()
                yield _finding(prose, place.first, index + 1, f"Try {quoted(better)}.", better)
    for index in prose.at.get("without", ()):
        first = max(prose.passage(index).first, index - FARTHEST)
        starts = [at for at in range(first, index) if prose.words[at] in CANNOT]
        is_idiom = prose.words[index - 1] in column(__package__, "can_not_do_without", "word")
        if starts and not is_idiom and prose.are_joined(starts[-1], index + 1):
            yield _finding(prose, starts[-1], index + 1, "Say what is needed: “only if …”.")
    for index in prose.at.get("unless", ()):
        end = min(prose.passage(index).end, index + _CLAUSE)
        ends = [at + 1 for at in range(index + 1, end) if prose.words[at] in _NOT]
        if ends and prose.are_joined(index, ends[0]):
            yield _finding(prose, index, ends[0], "Try “if”, and take the “not” out.")
    told = {index for found in listed for index in range(found.first, found.end)}
    for first, end in said_twice(prose):
        if end - 1 not in told:
            yield _finding(prose, first, end, "Take one of the two out.")


def _finding(prose: Prose, first: int, end: int, advice: str, better: str | None = None) -> Finding:
    typed = prose.typed(first, end)
    if better and typed[0].isupper():
        better = better[0].upper() + better[1:]
    message = f"{quoted(typed)} says no twice."
    why = "Readers have to turn the meaning round twice, and may take the opposite."
    return Finding(prose.document.path, prose.span(first, end), message, why, advice, better)
