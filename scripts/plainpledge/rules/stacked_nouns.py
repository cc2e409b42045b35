"""Many nouns stand in a row.

## What it checks

Four or more nouns in a row, such as “staff training needs review”. Names are left alone.

## Why it matters

Nouns in a row do not say how they belong together. Readers must wait for the last one to learn
what it is all about. The guidelines of plainlanguage.gov warn of such noun strings.

## Instead of

```markdown
Please read the staff absence management procedure review report.
```

## Write

```markdown
Please read the report on how we review what we do when staff are absent.
```

## When to ignore it

When it is the fixed name of a thing, and your readers know it.
"""

from collections.abc import Iterator

from ..language.prose import Prose
from ..language.tables import column
from ..language.word_kinds import WordKind
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.HINT
FEWEST = 4
"""Nouns in a row. Our own bound: three are common, as in “school bus stop”."""
ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ship", "ness", "ity")
"""Of words that are nearly always nouns."""


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the rows of nouns; with capitals after the first they are a name."""
    for first, end in _rows(prose):
        if end - first >= FEWEST and not _is_name(prose, first, end):
            yield _finding(prose, first, end)


def _is_name(prose: Prose, first: int, end: int) -> bool:
    return any(prose.text[prose.starts[at]].isupper() for at in range(first + 1, end))


def _rows(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield where words that are nouns stand side by side."""
    nouns = _NOUNS.among(prose.vocabulary)
    indexes = set[int]().union(*map(prose.at.__getitem__, nouns))
    if not any(at + 1 in indexes and at + FEWEST - 1 in indexes for at in indexes):
        return
    first = last = -1
    for index in sorted(indexes):
        if index == last + 1 and prose.are_joined(last, index + 1) and last >= 0:
            last = index
            continue
        yield first, last + 1
        first = last = index
    yield first, last + 1


def _is_noun(word: str) -> bool:
    return word in column(__package__, "nouns_of_office", "word") or word.endswith(ENDINGS)


_NOUNS = WordKind(_is_noun)


def _finding(prose: Prose, first: int, end: int) -> Finding:
    return Finding(
        prose.document.path,
        prose.span(first, end),
        f"{quoted(prose.typed(first, end))} has {end - first} nouns in a row.",
        "Readers must wait for the last word to learn what it is about.",
        f"Start with {quoted(prose.words[end - 1])}, and join the rest with “of”, “for” or “when”.",
    )
