"""A word stands there twice.

## What it checks

The same word twice in a row, such as “the the”, also at the end of one line and the start of the
next. What is said twice on purpose is left alone: “had had”, “that that”, “very very”, “bye bye”,
names and numbers.

## Why it matters

Readers stumble over it, and a screen reader says it aloud twice. It also makes careful work look
careless.

## Instead of

```markdown
We will send you the the letter.
```

## Write

```markdown
We will send you the letter.
```

## When to ignore it

When the word is meant twice.
"""

from collections.abc import Iterator
from itertools import compress, islice
from operator import eq

from ..language.prose import Prose
from ..language.tables import column
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
NEAR = 8
"""Words in which a “what” may stand before “is is”. Our own bound."""
CAN_BE_FIXED = True


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words that were typed twice."""
    words = prose.words
    twice = map(eq, words, islice(words, 1, None))
    for index in compress(range(len(words)), twice):
        if _is_slip(prose, index):
            typed = prose.typed(index, index + 1)
            yield Finding(
                prose.document.path,
                prose.span(index, index + 2),
                f"{quoted(typed)} stands here twice.",
                "Readers stumble over it, and a screen reader says it twice.",
                "Take one of the two out.",
                typed,
            )


def _is_slip(prose: Prose, index: int) -> bool:
    word, second = prose.words[index], prose.starts[index + 1]
    passage = prose.passage(index)
    if word in ("is", "was") and "what" in prose.words[max(passage.first, index - NEAR) : index]:
        return False  # "what it is is a pan"
    if not word.isalpha() or word in column(__package__, "said_twice", "word"):
        return False
    is_one_letter = len(word) == 1 and word not in "ai"
    is_name = prose.text[second].isupper() and word != "i"
    gap = prose.document.text[prose.end(index) : second]
    is_code = prose.text[prose.starts[index] - 1 : prose.starts[index]] in tuple("_:./#@")
    is_used = index not in prose.mentioned and passage.end > index + 1
    return is_used and not is_code and not is_one_letter and not is_name and not gap.strip()
