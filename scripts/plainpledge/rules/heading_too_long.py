"""A heading is too long.

## What it checks

A heading has at most 65 characters and 12 words. Code in it is not counted.

## Why it matters

Readers run their eyes over headings to find their part. A long one is read like a sentence, or not
at all, and it is cut off in lists and searches. Sixty-five characters is what GOV.UK takes for
titles, as that is what a search shows of them.

## Instead of

```markdown
## What you can do when you do not agree with what was decided about your plan

Tell your worker.
```

## Write

```markdown
## If you do not agree with a decision

Tell your worker.
```

## When to ignore it

When the heading is the full name of something, such as a law.
"""

import re
from collections.abc import Iterator

from ..language.prose import Prose
from ..model import Document, Finding, Role, Severity, Site, Span

SEVERITY = Severity.WARNING

LONGEST = 65
"""Characters of a title that a search shows, as GOV.UK says."""
FEWEST_WORDS = 9
"""With fewer, the words are long names, and nothing can be left out."""
MOST_WORDS = 12
"""Our own bound, for headings of many short words."""
_NAME = re.compile(r"\b(?:Act|Code|Convention|Order|Regulations|Rules),? \d{4}\b|\b\d+\.\d+\.\d+\b")
"""The full name of a law, or the number of a version."""
_WHY = "Readers run their eyes over headings. They skip one that is as long as a sentence."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the headings that are too long."""
    path, counts = prose.document.path, dict[Span, int]()
    for passage in prose.passages:
        if passage.role is Role.HEADING:
            span = passage.block.span
            counts[span] = counts.get(span, 0) + passage.end - passage.first
    for span, words in counts.items():
        shown = " ".join(prose.document.prose[span.start : span.end].split())
        is_wide = len(shown) > LONGEST
        is_long = words > MOST_WORDS or (is_wide and words >= FEWEST_WORDS)
        is_told = is_wide and _is_title(prose.document, span)  # by `unclear-title`
        if is_long and not is_told and not _NAME.search(shown):
            message = f"This heading has {words} words and {len(shown)} characters."
            advice = (
                f"Say it in {MOST_WORDS} words and {LONGEST} characters. Put the rest below it."
            )
            yield Finding(path, span, message, _WHY, advice)


def _is_title(document: Document, heading: Span) -> bool:
    """True for the heading that is the page’s title, as there is no other."""
    if document.front_matter.values.get("title"):
        return False
    first = next((one.heading for one in document.sections if one.level == 1 and one.title), None)
    return first == heading
