"""A heading skips a level, or the page has two titles.

## What it checks

The levels of headings go down one at a time: below `##` comes `###`, not `####`. Going up again
may skip. A page has one title. On a page of this site the title stands at the head of the file, so
its text starts with `##` and has no heading with a single `#`.

## Why it matters

People who use a screen reader go through a page by its headings. A skipped level sounds as if
a part were missing. ([Web accessibility guidelines, “Info and
Relationships”](https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html).)

## Instead of

```markdown
## Your plan

#### Who sees it

Only you and your worker.
```

## Write

```markdown
## Your plan

### Who sees it

Only you and your worker.
```

## When to ignore it

When the page is only a part that is put into another page.
"""

from collections.abc import Iterator

from ..language.prose import Prose
from ..model import Block, Finding, Role, Severity, Site, Span
from ..reading.attributes import tags

SEVERITY = Severity.WARNING

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_LOST = "People who use a screen reader think that a part is missing."
_TWO = "Readers, and searches, cannot tell what the page is about."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the headings that are too deep for where they stand, and second titles."""
    path = prose.document.path
    is_ours = site.page(path) is not None
    last, titles = int(is_ours), int(is_ours)
    for level, place in sorted(_headings(prose), key=lambda found: found[1]):
        if level == 1 and titles == 1:
            advice = "Start this heading with “##”."
            if is_ours:
                advice += " The title stands at the head of the file."
            yield Finding(path, place, "This page has a second title.", _TWO, advice)
        elif last and level > last + 1:
            message = f"This heading is of level {level}, and the one before it of level {last}."
            if is_ours and last == 1:
                message = f"The first heading is of level {level}, and the page’s title of level 1."
            yield Finding(path, place, message, _LOST, f"Start it with “{'#' * (last + 1)}”.")
        titles += level == 1
        last = level


def _headings(prose: Prose) -> Iterator[tuple[int, Span]]:
    """Yield the level and the place of each heading, also of those in raw HTML."""
    for block in prose.document.blocks:
        if _opens_section(block):
            yield block.level, block.span
    for tag in tags(prose.document):
        if tag.name in _LEVELS:
            yield _LEVELS[tag.name], tag.span


def _opens_section(block: Block) -> bool:
    return block.role is Role.HEADING and not block.nested
