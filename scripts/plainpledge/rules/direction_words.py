"""Words point to a place on the page.

## What it checks

Words that send readers somewhere on the page: “see below”, “the table above”, “on the right”,
“overleaf”, “at the top of the page”. What follows at once, after a colon, is left alone, and so
are amounts and idioms such as “above average”.

## Why it matters

What is on the right of a wide screen is further down on a phone. Somebody who listens to the page
has no left and no right. Text moves when others edit it. The Web Content Accessibility Guidelines
ask not to rely on where things stand.

## Instead of

```markdown
Fill in the form on the right. The opening hours are listed below.
```

## Write

```markdown
Fill in the form “Ask for a visit”. The opening hours are listed under “When we are open”.
```

## When to ignore it

When the words are about a real place, such as a house or a map.
"""

from bisect import bisect_left
from collections.abc import Iterator

from ..language.phrases import Phrases
from ..language.prose import Prose
from ..language.tables import column, table
from ..model import Finding, Severity, Site
from .likeness import quoted

SEVERITY = Severity.WARNING
_ROWS = table(__package__, "direction_phrases")
_PHRASES: Phrases[str] = Phrases((row["phrase"], row["needs"]) for row in _ROWS)


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the words that point, where no link in the same sentence leads to the place."""
    links = [link.span.start for link in prose.document.links if link.target[:1] == "#"]
    for first, end in _pointers(prose):
        span = prose.passage(first).span
        if bisect_left(links, span.start) == bisect_left(links, span.end):
            yield _finding(prose, first, end)


def _pointers(prose: Prose) -> Iterator[tuple[int, int]]:
    for found in _PHRASES.find(prose):
        is_meant = found.meaning != "thing" or _is_thing(prose, found.first - 1)
        if is_meant and found.meaning != "never":
            yield found.first, found.end
    for word in ("above", "below"):
        yield from ((at - 1, at + 1) for at in prose.at.get(word, ()) if _points(prose, at))


def _is_thing(prose: Prose, index: int) -> bool:
    """True when something stands before that a page can hold: "the box on the left"."""
    words = column(__package__, "things_on_pages", "word")
    return index >= 0 and prose.words[index] in words and prose.are_joined(index, index + 2)


def _points(prose: Prose, index: int) -> bool:
    """True for "see above" and "the table below", if they are not followed by what they mean."""
    passage = prose.passage(index)
    if index == passage.first or not prose.are_joined(index - 1, index + 1):
        return False
    before = prose.words[index - 1]
    is_shown = before in column(__package__, "words_that_point", "word")
    follows = prose.words[index + 1] if prose.are_joined(index, index + 2) else None
    goes_on = follows is None or follows in column(__package__, "after_above", "word")
    is_next = prose.text[passage.span.end - 1] == ":"
    return goes_on and not is_next and (is_shown or _is_thing(prose, index - 1))


def _finding(prose: Prose, first: int, end: int) -> Finding:
    return Finding(
        prose.document.path,
        prose.span(first, end),
        f"{quoted(prose.typed(first, end))} points to a place on the page.",
        "On a phone things stand elsewhere, and who listens to a page has no left or right.",
        "Name the thing: its heading, its label, or a link to it.",
    )
