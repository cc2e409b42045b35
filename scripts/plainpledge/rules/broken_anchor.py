"""A link leads to a part of a page that is not there.

## What it checks

What follows `#` in a link is the name of a part of a page. Each heading gives its part a name:
small letters, with hyphens between words, so that “What we do” is `#what-we-do`. Parts also get
names from curly brackets, `{: #my-name }`, and from HTML.

In files that belong to no site of ours, names that other programs would make are fine too.

## Why it matters

The link leads to the top of the page. The reader must look for the right part.

## Instead of

```markdown
Read [what we do](#what-we-did).

## What we do

We listen.
```

## Write

```markdown
Read [what we do](#what-we-do).

## What we do

We listen.
```

## When to ignore it

When a program puts the part there later.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from ..language.prose import Prose
from ..model import Finding, Severity, Site, Span
from ..reading.anchors import anchors
from .likeness import nearest, quoted
from .parts import Part, Parts

SEVERITY = Severity.ERROR
MOST_COMPARED = 100
"""Broken links of one page for which the part that was meant is looked for."""

_OF_PROGRAMS = re.compile(r"top|fn:.*|fnref:.*|page--.*|__.*|letter-\d+|L\d+.*|.*[/!:=~.&{}%].*|")
"""Names that no heading makes."""
_FILLED_IN = re.compile(r"\{%|\{\{|--8<--|^import |^:::|<[A-Z]|\{include|\.\. ", re.MULTILINE)
"""What says that a program puts more on the page."""
_WHY = "The link leads to the top of the page, and the reader must look for the right part."


def note(prose: Prose, site: Site) -> Iterator[Part]:
    """Note the parts of a page, and the links to parts of pages."""
    document = prose.document
    is_ours = site.page(document.path) is not None
    if not is_ours and _is_filled_in(document.text):
        return
    if names := anchors(document):
        yield Part(Span(0, 0), names=names)
    for link in document.links:
        page, mark, name = link.target.partition("#")
        if mark and ":" not in page and not _OF_PROGRAMS.fullmatch(name):
            yield Part(link.span, unquote(page), unquote(name))


def _is_filled_in(text: str) -> bool:
    may_be = "{" in text or "<" in text or ":::" in text or "import " in text or ".. " in text
    return may_be and _FILLED_IN.search(text) is not None  # that costs ten times as much


def check_notes(notes: Mapping[str, tuple[Part, ...]], site: Site) -> Iterator[Finding]:
    """Look for each part on its page."""
    parts = Parts(notes, site)
    for path, noted in notes.items():
        told = 0
        for link in noted:
            known = parts.on(path, link.page) if link.name else None
            if known is not None and not parts.has(path, link.name, known):
                where = "that" if link.page else "this"
                told += 1
                near = nearest(link.name, known) if told <= MOST_COMPARED else None
                advice = f"Did you mean {quoted('#' + near)}?" if near else "Correct it."
                message = f"There is no part {quoted('#' + link.name)} on {where} page."
                yield Finding(path, link.span, message, _WHY, advice)
