"""A title does not do its work.

## What it checks

The title of each page, from the head of the file or from its first heading:

- it has 65 characters at most
- it is written like a sentence, with capitals only at its start, in names and in abbreviations
- no other page of the site has the same one

## Why it matters

The title stands in menus, in search results and on the tab of the browser. A long one is cut off
there. Capitals On Every Word are slower to read, and hide which words are names. GOV.UK asks for
titles of up to 65 characters in sentence case.

## Instead of

```markdown
---
title: How To Ask For A Visit And What Will Happen Next
---
```

## Write

```markdown
---
title: How to ask for a visit and what happens next
---
```

## When to ignore it

When the title is the name of something, such as a law or an organisation.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..language.prose import Prose
from ..language.title_case import in_sentence_case
from ..model import Document, Finding, Severity, Site, Span, folded
from .likeness import quoted
from .places import value_place

SEVERITY = Severity.WARNING
LONGEST = 65
"""Characters. GOV.UK content guidance: search results cut longer titles off."""


class Title(NamedTuple):
    """What one page is called."""

    text: str
    place: Span
    better: str | None
    """The same without capitals that no name needs; None where it is right."""


def note(prose: Prose, site: Site) -> Iterator[Title]:
    """Note the title of a page, with its place."""
    document = prose.document
    names = (name for term in site.terms for name in term.names)
    for text, place in _titles(document):
        yield Title(text, place, in_sentence_case(text, names))


def _titles(document: Document) -> Iterator[tuple[str, Span]]:
    title = document.front_matter.values.get("title")
    if isinstance(title, str) and title.strip():
        yield " ".join(title.split()), value_place(document, "title")
    elif first := next((one for one in document.sections if one.level == 1 and one.title), None):
        yield first.title, first.heading


def check_notes(notes: Mapping[str, tuple[Title, ...]], site: Site) -> Iterator[Finding]:
    """Find the titles that are long, that have needless capitals, or that stand twice."""
    seen: dict[str, str] = {}
    for path, (title, *_) in sorted(notes.items()):
        if len(title.text) > LONGEST:
            message = f"This title has {len(title.text)} characters. The most is {LONGEST}."
            why = "Search results and menus cut the rest off."
            yield Finding(path, title.place, message, why, "Put the most telling words first.")
        if title.better:
            message = f"{quoted(title.text)} has capitals that no name needs."
            why = "Capitals on every word are slower to read, and hide which words are names."
            advice = f"Write {quoted(title.better)}."
            yield Finding(path, title.place, message, why, advice, title.better)
        other = seen.setdefault(folded(title.text), path) if site.page(path) else path
        if other != path:
            message = f"The page {quoted(other)} has the same title, {quoted(title.text)}."
            why = "In menus and search results nobody can tell the two apart."
            yield Finding(path, title.place, message, why, "Say in each title what is special.")
