"""A word of the care system that people who grew up in it ask us not to use.

## What it checks

Words such as “placement” or “siblings”, where the list says what people prefer. It is a hint, never
more: young people differ, and the law still uses some of these words.

The list is used if `house-style.yml` has `word_lists: [care]`. Verbs and everyday senses are fine,
such as “contact us”, “in this case” or “a student placement”. So are sentences about the law,
and a few words of the law if the glossary explains them.

## Why it matters

These are words about people’s lives, made by offices. A fostering charity asked young people
which words hurt or make no sense. It published their answers as Language That Cares.

## Instead of

```markdown
Her placement ended, and respite was not offered to her siblings.
```

## Write

```markdown
She had to leave her home, and her brothers and sisters were not offered a short break.
```

## When to ignore it

If the person it is about prefers the word, or if you quote a law or a form.
To keep a word everywhere, list it under `allowed` in `house-style.yml`.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.double_no import HELPERS
from ..language.forms import Part
from ..language.noun_neighbours import is_part_of_name
from ..language.prose import Prose
from ..model import Finding, Severity, Site, WordList, folded
from .likeness import quoted
from .word_list import read_list
from .word_uses import Use, Uses

SEVERITY = Severity.HINT
_WHY = "Many who grew up in care say that it is cold, or that it makes them feel different."
_COUNTS = frozenset("one two three four five six seven eight nine ten both".split())


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words of the list, if the house style asks for it."""
    if WordList.CARE in site.house_style.word_lists:
        explained = _explained(site)
        for use in _list(site.house_style.allowed).find(prose):
            if not (use.entry.row["unless_in_glossary"] and use.entry.word in explained):
                yield _cold(prose.document.path, use)


@lru_cache(maxsize=1)
def _explained(site: Site) -> frozenset[str]:
    return frozenset(folded(name) for term in site.terms for name in term.names)


@lru_cache(maxsize=4)
def _list(allowed: tuple[str, ...]) -> Uses:
    return Uses(read_list("care_language"), allowed)


def _cold(path: str, use: Use) -> Finding:
    are = "are words" if " " in use.typed else "is a word"
    message = f"{quoted(use.typed)} {are} that many people in care do not like."
    better = _in_small_letters(use, use.suggestion or "") if _stands_alone(use) else None
    return Finding(path, use.span, message, _WHY, use.advice, better or None)


def _stands_alone(use: Use) -> bool:
    """False in “care leaver grant” and “two siblings”, where other words would not fit."""
    prose, passage = use.prose, use.prose.passage(use.first)
    before = {*prose.words[max(passage.first, use.first - 3) : use.first]}
    is_counted = not _COUNTS.isdisjoint(before) or any(map(str.isdigit, before))
    is_part = is_part_of_name(prose, use.end - 1, passage) and prose.words[use.end] not in HELPERS
    is_alone = not is_part or use.typed.endswith(("'s", " in")) or use.entry.part is Part.VERB
    return is_alone and not (is_counted and use.entry.word == "siblings")


def _in_small_letters(use: Use, suggestion: str) -> str:
    """Return what could stand for an abbreviation, which itself is in capitals."""
    passage = use.prose.passage(use.first)
    if not use.typed[:2].isupper() or use.prose.typed(*passage[2:]).isupper():
        return suggestion
    return suggestion.capitalize() if use.first == passage.first else suggestion.lower()
