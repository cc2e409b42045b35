"""The words of a link do not say where it leads.

## What it checks

- links whose words are “click here”, “here”, “read more”, “this page” and the like
- bare web addresses, on their own or as the words of a link
- links with the same words that lead to different places

## Why it matters

Many people who use a screen reader go from link to link, and hear only the words of the links.
Others scan a page for them. “Here” tells them nothing, and an address is read out letter by letter.
The Web Content Accessibility Guidelines ask for words that make the purpose of a link clear.

## Instead of

```markdown
To ask for a visit, [click here](https://visits.example/form).
```

## Write

```markdown
[Ask for a visit](https://visits.example/form).
```

## When to ignore it

When the address itself is the news, as in a text about addresses.
"""

import re
from collections.abc import Iterator

from ..language.link_words import may_be_mixed_up, reader_of_quotations, typed_addresses, words_of
from ..language.prose import Prose
from ..language.tables import column
from ..model import Document, Finding, Link, Severity, Site, Span
from .likeness import folded, quoted

SEVERITY = Severity.WARNING
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PADDING = " .,:;!?…»›→>*\"“”'’()"
_WHY = "Who uses a screen reader, or scans the page, hears or sees only the words of the link."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the links that do not say where they lead."""
    document, first = prose.document, dict[str, Link]()
    is_quoted = reader_of_quotations(document)
    for link in document.links:
        words = words_of(document, link.span)
        if link.is_image or not words or is_quoted(link):
            continue
        name = folded(words).strip(_PADDING)
        if name in column(__package__, "vague_links", "words"):
            yield _vague(document, link, words)
        elif _ADDRESS.fullmatch(words):
            yield _bare(document, link.span, words)
        elif name and _lead_apart(earlier := first.setdefault(name, link), link):
            yield from _other_place(prose, earlier, link, words)

    for span in typed_addresses(document):
        yield _bare(document, span, document.prose[span.start : span.end])


def _lead_apart(one: Link, other: Link) -> bool:
    return one.target.rstrip("/").lower() != other.target.rstrip("/").lower()


def _vague(document: Document, link: Link, words: str) -> Finding:
    message = f"The link {quoted(words)} does not say where it leads."
    advice = "Make a link of the words that name the page or the task."
    return Finding(document.path, link.span, message, _WHY, advice)


def _bare(document: Document, span: Span, words: str) -> Finding:
    message = f"{quoted(words)} is a bare address."
    why = "A screen reader reads an address out letter by letter."
    advice = "Write [the name of the page](address)."
    return Finding(document.path, span, message, why, advice)


def _other_place(prose: Prose, earlier: Link, link: Link, words: str) -> Iterator[Finding]:
    if may_be_mixed_up(prose, earlier, link):
        message = f"The link {quoted(words)} leads elsewhere than the same words before."
        advice = "Say in its words what is different."
        yield Finding(prose.document.path, link.span, message, _WHY, advice)
