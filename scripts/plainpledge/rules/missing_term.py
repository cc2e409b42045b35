"""Hard words on several pages that the glossary does not explain.

## What it checks

Which hard words stand on at least three pages and are not explained by the glossary. The words
that would help most come first: those that are hardest and stand on most pages. They are listed
once, where the first of them stands first. Without a glossary nothing is checked.

A word is explained where it stands in a name that the glossary has. With “city council” there,
“council” alone is a word of its own. The agreed wording counts as part of its page.

`check --rule unexplained-term` looks for these words too.

## Why it matters

A word that is hard and that many pages need is the next one that readers will look up.

## Instead of

Twenty pages that speak of “restitution”, and a glossary without it.

## Write

`plainpledge new term "restitution"`, with a meaning in everyday words.
A plainer word on all pages would be better still.

## When to ignore it

If your readers know the word. List it under `allowed` in `house-style.yml`.
"""

import re
from collections.abc import Iterator

from ..glossary.proposals import Proposal, proposals
from ..model import Finding, Role, Severity, Site, Span
from .likeness import quoted

SEVERITY = Severity.HINT
ASKED_WITH = "unexplained-term"
MOST_NAMED = 10


def check_site(site: Site) -> Iterator[Finding]:
    """Propose words for the glossary, all in one finding."""
    found = proposals(site)[:MOST_NAMED]
    if not found:
        return
    first = found[0]
    yield Finding(
        first.paths[0],
        _place(site, first),
        f"Hard words that the glossary could explain, most useful first: {_listed(found)}.",
        "Each stands on several pages, and whoever does not know it is stopped on each.",
        f"Find a plainer word for {quoted(first.word)}, or add it to the glossary.",
    )


def _listed(found: tuple[Proposal, ...]) -> str:
    return ", ".join(f"{quoted(one.word)} ({len(one.paths)} pages)" for one in found)


def _place(site: Site, first: Proposal) -> Span:
    """Return where the word first stands outside headings, in one of its forms."""
    document = site.documents[first.paths[0]]
    form = re.compile(rf"\b{re.escape(first.word[:-1])}\w*", re.IGNORECASE)
    for block in document.blocks:
        found = form.search(document.published_prose, block.span.start, block.span.end)
        if found and block.role is not Role.HEADING:
            return Span(*found.span())
    return Span(0, 0)
