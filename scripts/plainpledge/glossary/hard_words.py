"""Which hard words stand on each page without a term that explains them there.

A word is explained where it stands in a name that is linked: in “child protection plan” both
“protection” and “plan” are, elsewhere “protection” is a word of its own. A term of one word
explains all forms of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..language.inflections import bases
from ..language.plainness import hardness
from ..language.words import find_words, hide_addresses, look_up
from ..model import Role, Site, Span, Term, folded
from .agreed import overlaps
from .mentions import Mentions, find_in_document, site_mentions
from .uses import Page, agreed_with, pages_of

HARD = 0.45
"""Hardness from which a word is proposed, between 0 and 1: “accountable” has more, “honest” less.
Our own bound."""
_READ = (Role.PARAGRAPH, Role.ITEM, Role.CELL)
"""What is read as words of the page; headings are the same on many pages."""

Found = tuple[str, int, int]
"""A word in small letters, and where it stands."""


def hard_words(site: Site) -> Mapping[str, frozenset[str]]:
    """Return by the path of each page its hard words that no term explains there, in small letters.

    The agreed wording of a pledge is part of its page. Pages without links are left out, names and
    allowed words too.
    """
    mentions, known = site_mentions(site), _known(site)
    return {
        page.document.path: frozenset(
            word
            for word in _of_page(site, page, mentions)
            if known.isdisjoint((word, *bases(word)))
        )
        for page in pages_of(site)
        if page.link_terms
    }


def _of_page(site: Site, page: Page, mentions: Mentions) -> Iterator[str]:
    document = page.document
    text = hide_addresses(document.published_prose)
    blocks = (block.span for block in document.blocks if block.role in _READ)
    if found := [one for span in blocks for one in _hard(text, span.start, span.end)]:
        yield from _bare(found, find_in_document(mentions, document, page.no_links))
    for paragraph in agreed_with(site, page):
        found = list(_hard(paragraph, 0, len(paragraph)))
        yield from _bare(found, mentions.find(paragraph, left_out=page.no_links))


def _hard(text: str, start: int, end: int) -> Iterator[Found]:
    for match in find_words(text, start, end):
        if match[0].isalpha() and hardness(look_up(match[0])) >= HARD:
            yield match[0].lower(), match.start(), match.end()


def _bare(found: Iterable[Found], linked: Iterable[tuple[Term, Span]]) -> Iterator[str]:
    """Yield the words that stand in no name of a term."""
    names = [(span.start, span.end) for _, span in linked]
    return (word for word, start, end in found if not overlaps(names, start, end))


def _known(site: Site) -> frozenset[str]:
    """Return what needs no explanation wherever it stands: names of one word, and allowed words."""
    style = site.house_style
    names = [name for term in site.terms for name in term.names if name.isalpha()]
    given = (*style.allowed, style.called.one, style.called.many)
    return frozenset(
        [*map(folded, names), *(word for one in given for word in folded(one).split())]
    )
