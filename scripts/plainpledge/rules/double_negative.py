"""Two negatives say something positive.

## What it checks

Two words that each say no, where one word would say yes:

- “not uncommon”, “would not be unfair”, “not without”
- “never fails to”, “nobody failed to”, “cannot not”
- “don’t have no”, “hardly no”, “nothing we cannot do”
- “you cannot start without”, “may not be used unless”, “unless you do not”
- “will never refuse to”

A plain ban is fine, such as “do not leave without your coat”. So are phrases that people say every
day, such as “cannot do without” or “I can’t imagine life without her”.

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

from ..language.double_no import said_twice, unless_not
from ..language.negation import Twice, negated, only_with
from ..language.phrases import Phrases
from ..language.prose import Prose
from ..language.tables import column, table
from ..model import Finding, Severity, Site
from .capitals import in_case_of
from .likeness import quoted

SEVERITY = Severity.WARNING
_ROWS = table(__package__, "double_negatives")
_PHRASES: Phrases[Mapping[str, str]] = Phrases((row["phrase"], row) for row in _ROWS)
_IDIOMS = column(__package__, "can_not_do_without", "word")
_NEGATIVE = {row["word"]: row for row in table(__package__, "negative_words")}
_NEGATIVES = frozenset(_NEGATIVE)
_SAY_SO = "Take one of the two out, or say what is so."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the places where one no takes back another."""
    told: set[int] = set()
    for twice, advice in _all(prose):
        place = range(twice.first, twice.end)
        if told.isdisjoint(place):
            told.update(place)
            yield _finding(prose, twice, advice)


def _all(prose: Prose) -> Iterator[tuple[Twice, str]]:
    for first, end, row in _PHRASES.find(prose):
        exact = row["better"] if row["exact"] == "yes" else None
        advice = f"Try {quoted(row['better'])}." if row["better"] else _SAY_SO
        yield Twice(first, end, exact), advice
    for word in prose.vocabulary & _NEGATIVES:
        for index in prose.at[word]:
            row, place = _NEGATIVE[word], negated(prose, index)
            if place and (row["part"] == "adjective" or index - place.first == 1):
                twice = place.of_word(index, row["better"])
                fitting = f"fairly {row['better']}" if place.is_partly else row["better"]
                yield twice, f"Try {quoted(twice.better or fitting)}."
    for twice in only_with(prose, _IDIOMS):
        yield twice, "Say what is needed: “only if …”."
    for twice in unless_not(prose):
        yield twice, "Try “if”, and take the “not” out."
    for twice in said_twice(prose):
        yield twice, f"Try {quoted(twice.better)}." if twice.better else _SAY_SO


def _finding(prose: Prose, twice: Twice, advice: str) -> Finding:
    typed = prose.typed(twice.first, twice.end)
    better = twice.better and in_case_of(typed, twice.better)
    message = f"{quoted(typed)} says no twice."
    why = "Readers have to turn the meaning round twice, and may take the opposite."
    span = prose.span(twice.first, twice.end)
    return Finding(prose.document.path, span, message, why, advice, better)
