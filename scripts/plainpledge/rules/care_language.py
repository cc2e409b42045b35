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

from ..language.prose import Prose
from ..model import Finding, Severity, Site, WordList, folded
from .likeness import quoted
from .word_list import read_list
from .word_uses import Use, Uses

SEVERITY = Severity.HINT
_WHY = "Many who grew up in care say that this word is cold, or that it makes them feel different."
_NO_ADVICE = "Ask the people it is about which word they prefer."


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
    message = f"{quoted(use.typed)} is a word that many people in care do not like."
    suggestion = use.suggestion and _in_small_letters(use, use.suggestion)
    return Finding(path, use.span, message, _WHY, use.advice or _NO_ADVICE, suggestion)


def _in_small_letters(use: Use, suggestion: str) -> str:
    """Return what could stand for an abbreviation, which itself is in capitals."""
    passage = use.prose.passage(use.first)
    is_abbreviation = use.typed[:2].isupper() and not use.prose.typed(*passage[2:]).isupper()
    if not is_abbreviation:
        return suggestion
    return suggestion.capitalize() if use.first == passage.first else suggestion.lower()
