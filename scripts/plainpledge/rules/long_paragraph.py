"""A paragraph is long.

## What it checks

A paragraph or a list item is long when it has more than 6 sentences and more than 75 words,
or more than 3 sentences and more than 120 words.
NHS websites, the Office for National Statistics and Social Security Scotland ask for up to
3 sentences. The rule speaks up only well above that.

## Why it matters

A block of text looks like hard work, most of all on a phone. Readers skip it, and miss what
stands in its middle. Short paragraphs let them find their place again.

## Instead of

```markdown
We will call you first. We will then visit you at home. The visit takes about an hour. You can
have a friend with you. We will ask how things are going. We will ask what would help. Then we
will write down what we all agreed. You will get a copy of it by post. It will come within a week
of the visit. You can tell us if we got something wrong. We will put it right and send you a new
copy.
```

## Write

```markdown
We will call you first. We will then visit you at home. The visit takes about an hour. You can
have a friend with you.

We will ask how things are going, and what would help. Then we will write down what we all agreed.

You will get a copy by post within a week. You can tell us if we got something wrong.
```

## When to ignore it

When the sentences make one story that would not bear a break.
"""

from collections.abc import Iterator
from itertools import groupby

from ..language.prose import Passage, Prose
from ..model import Finding, Role, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
SENTENCES = 3
"""NHS service manual, ONS and Social Security Scotland: paragraphs of up to 3 sentences."""
WORDS = 75
"""Words in so many sentences, at the 25 that GOV.UK allows each."""
MANY_SENTENCES = 2 * SENTENCES
MANY_WORDS = 120
"""Our own bounds, so that only what is well above the figures is found."""


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the paragraphs that look like a wall of words."""
    for _, group in groupby(prose.passages, key=lambda passage: passage.block.span.start):
        passages = list(group)
        if len(passages) > SENTENCES and passages[0].role in (Role.PARAGRAPH, Role.ITEM):
            words = passages[-1].end - passages[0].first
            is_long = len(passages) > MANY_SENTENCES and words > WORDS
            if is_long or words > MANY_WORDS:
                yield _long(prose, passages, words)


def _long(prose: Prose, passages: list[Passage], words: int) -> Finding:
    middle = (passages[0].first + passages[-1].end) / 2
    place = min(passages[1:], key=lambda passage: abs(passage.first - middle))
    start = prose.document.prose[place.span.start : place.span.end]
    return Finding(
        prose.document.path,
        passages[0].span,
        f"This paragraph has {len(passages)} sentences and {words} words.",
        f"Readers skip a block of text. Guides ask for up to {SENTENCES} sentences.",
        f"Start a new paragraph where a new thought begins, perhaps at {quoted(start)}.",
    )
