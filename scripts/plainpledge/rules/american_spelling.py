"""An American spelling.

## What it checks

Words that are spelt one way in Britain and another in the United States, such as “colour” and
“color”, in each of their forms. “Organize” is found too: public bodies here write “organise”.
Names with a capital, such as the World Trade Center, and words in quotation marks are left alone.

## Why it matters

People here read British spelling all day. Another one catches the eye, and makes them ask
where the text comes from. A search for one spelling may miss the other.

## Instead of

```markdown
We apologize, and we will fix the color of the signs by the center.
```

## Write

```markdown
We apologise, and we will fix the colour of the signs by the centre.
```

## When to ignore it

In the title of a book, or in a word that a computer must read. Put the word in quotation marks,
or list it under `spelling` in `house-style.yml`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from ..language.prose import Prose
from ..model import Finding, Severity, Site
from .capitals import has_capital_of_name, in_case_of
from .likeness import quoted
from .word_list import table

SEVERITY = Severity.WARNING
CAN_BE_FIXED = True
_WHY = "Another spelling catches the eye, and a search may miss it."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words of the table."""
    british = _british()
    accepted = {word.lower() for word in site.house_style.spelling}
    for word in (prose.vocabulary & _american_words()) - accepted:
        for index in prose.at[word]:
            if not has_capital_of_name(prose, index):
                yield _american(prose, index, british[word])


def _american(prose: Prose, index: int, british: str) -> Finding:
    typed = prose.typed(index, index + 1)
    right = in_case_of(typed, british)
    message = f"{quoted(typed)} is the American spelling."
    span = prose.span(index, index + 1)
    return Finding(prose.document.path, span, message, _WHY, f"Write {quoted(right)}.", right)


@cache
def _american_words() -> frozenset[str]:
    return frozenset(_british())


@cache
def _british() -> Mapping[str, str]:
    return {row["american"]: row["british"] for row in table("american_spelling")}
