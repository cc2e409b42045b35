"""A hard word where a plainer one would do.

## What it checks

Words and phrases of office language that have a plainer word for nearly every use,
such as “commence”, “in the event that” or “prior to”, in each of their forms.
The list says where a word is fine, such as “assisted living”.
Words in quotation marks are somebody else’s, and are left alone. So are the texts of licences.

## Why it matters

Everyday words are read faster, and by more people. The advice to use them stands in the guidance
of GOV.UK and of the NHS, and in that of the United States. It helps experts too:
they have less time than anyone.

## Instead of

```markdown
We will commence the repairs and notify you prior to each visit.
```

## Write

```markdown
We will start the repairs and tell you before each visit.
```

## When to ignore it

If the plainer word would say something else. If the word is one that your readers use themselves.
To keep a word everywhere, list it under `allowed` in `house-style.yml`.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.prose import Prose
from ..model import Finding, Severity, Site
from .likeness import quoted
from .word_list import read_list
from .word_uses import Use, Uses

SEVERITY = Severity.WARNING
_OF_LICENCES = frozenset(
    "copyright copyrights sublicense merchantability tort affirmer licensor licensee".split()
)
"""Words of licence texts, which nobody may change."""
_WHY = "Everyday words are read faster, and by more people."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words of the list in all their forms."""
    for use in _list(site.house_style.allowed).find(prose):
        passage = prose.passage(use.first)
        if _OF_LICENCES.isdisjoint(prose.words[passage.first : passage.end]):
            yield _hard(prose.document.path, use)


@lru_cache(maxsize=4)
def _list(allowed: tuple[str, ...]) -> Uses:
    return Uses(read_list("hard_word"), allowed)


def _hard(path: str, use: Use) -> Finding:
    kind = "phrase" if use.end - use.first > 1 else "word"
    message = f"{quoted(use.typed)} is a hard {kind}."
    return Finding(path, use.span, message, _WHY, use.advice, use.suggestion)
