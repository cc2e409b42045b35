"""A misspelt word.

## What it checks

Words that are known slips for another word, such as “recieve”. Only what is known to be wrong
is found: a rare word, a name or a word of your own is left alone.
So are words in quotation marks, code and web addresses.

## Why it matters

A slip makes readers stop, and some of them doubt the rest. People who read slowly, or who
listen to the page, may not be able to guess what was meant.

## Instead of

```markdown
We will definately tell you when we recieve it.
```

## Write

```markdown
We will definitely tell you when we receive it.
```

## When to ignore it

If it is spelt as you want it. Then list the word under `spelling` in `house-style.yml`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from ..language.prose import Prose
from ..model import Finding, Severity, Site, Span
from .capitals import in_case_of, may_be_name
from .likeness import quoted
from .spelling import corrections, unknown
from .word_list import table

SEVERITY = Severity.WARNING
MOST_CHOICES = 2
"""A word that could be a slip for more words than this is more often a name."""
_WHY = "It makes readers stop. Some cannot guess what was meant."

_Note = tuple[str, Span, str]
"""A word that is in no list, in small letters; where it stands; and as typed."""


def note(prose: Prose, site: Site) -> Iterator[_Note]:
    """Note the words that could be misspelt."""
    at = prose.at
    for word in (*unknown(at), *(prose.vocabulary & _slips().keys())):
        for index in at[word]:
            if not may_be_name(prose, index):
                yield word, prose.span(index, index + 1), prose.typed(index, index + 1)


def check_notes(notes: Mapping[str, tuple[_Note, ...]], site: Site) -> Iterator[Finding]:
    """Ask once for the words of all files."""
    words = {word for noted in notes.values() for word, _, _ in noted}
    words -= {word.lower() for word in site.house_style.spelling}
    words -= {part for term in site.terms for name in term.names for part in name.lower().split()}
    british = corrections(sorted(words - _slips().keys()), "en-gb")
    wrong = corrections(british, "en-us").keys()
    right = {word: british[word] for word in wrong if len(british[word]) <= MOST_CHOICES} | {
        word: (slip,) for word, slip in _slips().items() if word in words
    }
    for path, noted in notes.items():
        for word, span, typed in noted:
            if word in right:
                yield _misspelt(path, span, typed, right[word])


def _misspelt(path: str, span: Span, typed: str, right: tuple[str, ...]) -> Finding:
    fitted = [in_case_of(typed, word) for word in right]
    advice = f"Did you mean {' or '.join(map(quoted, fitted))}?"
    suggestion = fitted[0] if len(fitted) == 1 else None
    return Finding(path, span, f"{quoted(typed)} is misspelt.", _WHY, advice, suggestion)


@cache
def _slips() -> Mapping[str, str]:
    """Return slips that are so common that lists of words have them."""
    return {row["word"]: row["write"] for row in table("misspelling")}
