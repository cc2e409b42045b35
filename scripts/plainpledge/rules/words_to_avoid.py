"""A word to avoid: public bodies use it, and readers do not know what it means.

## What it checks

Words on the GOV.UK list of words to avoid, such as “leverage” or “going forward”, a few like them,
and your own: those under `avoid` in `house-style.yml`.
They are found in each of their forms, and only in the sense that is meant.
“Tackle” is found before “poverty”, but not in a sentence about football.

## Why it matters

GOV.UK lists them because they are vague: a reader cannot tell what will be done. Many say
one thing and mean another: you can “drive” a bus, but not an improvement.

## Instead of

```markdown
Going forward, we will leverage our key strengths.
```

## Write

```markdown
From now on, we will use what we are good at.
```

## When to ignore it

If the word is meant as it is: you drive a bus, or tackle on a pitch.
To keep a word everywhere, list it under `allowed` in `house-style.yml`.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..language.prose import Prose
from ..model import Finding, HouseStyle, Severity, Site
from .likeness import quoted
from .word_list import read_list, typed_entry
from .word_uses import Use, Uses

SEVERITY = Severity.WARNING
_WHY = "Readers cannot tell from it what is done, or by whom."
_OURS = "Your house style lists it as a word to avoid."
_NO_ADVICE = "Say what you mean in everyday words, or leave it out."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words of both lists in all their forms."""
    for use in _list(site.house_style).find(prose):
        yield _avoidable(prose.document.path, use)


@lru_cache(maxsize=4)
def _list(style: HouseStyle) -> Uses:
    ours = [typed_entry(one.word, one.write, source="house-style") for one in style.avoid]
    return Uses([*ours, *read_list("words_to_avoid")], style.allowed)


def _avoidable(path: str, use: Use) -> Finding:
    kind = "phrase" if use.end - use.first > 1 else "word"
    message = f"{quoted(use.typed)} is a {kind} to avoid."
    why = _OURS if use.entry.row.get("source") == "house-style" else _WHY
    return Finding(path, use.span, message, why, use.advice or _NO_ADVICE, use.suggestion)
