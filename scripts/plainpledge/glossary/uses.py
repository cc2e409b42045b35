"""Which page uses which term: where it is linked, or stands in the agreed wording of a pledge.

The site is made from the links that its pages really have (`linked_uses`). The rules, and what is
written without making pages, have only the Markdown to go by (`term_uses`). Both leave out what no
page links: words that it opts out, those of other links, and quotations of the agreed wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import Article, Document, Pledge, Site, Span, Term
from .agreed import AgreedWords, merged, overlaps, site_agreed
from .mentions import find_in_document, site_mentions
from .name import WordsOf

Page = Pledge | Article


@dataclass(frozen=True)
class Uses:
    """The uses of all terms, seen from both ends."""

    terms: Mapping[str, tuple[Term, ...]]
    """By a file's path: the terms its page uses, by name."""
    pages: Mapping[str, tuple[Page, ...]]
    """By a term: the pages that use it, pledges first."""
    unused: tuple[Term, ...]


@lru_cache(maxsize=1)
def term_uses(site: Site) -> Uses:
    """Return the uses that stand in the Markdown of all pages."""
    linkable = {page.document.path: _linkable(site, page) for page in pages_of(site)}
    return linked_uses(site, linkable)


def linked_uses(site: Site, linked: Mapping[str, Iterable[Term]]) -> Uses:
    """Return the uses, given the terms that each page leads to, by the path of its file."""
    terms: dict[str, tuple[Term, ...]] = {}
    pages: dict[str, list[Page]] = {term.term: [] for term in site.terms}
    for page in pages_of(site):
        found = terms_of_page(site, page, linked.get(page.document.path, ()))
        terms[page.document.path] = found
        for term in found:
            pages[term.term].append(page)
    unused = tuple(term for term in site.terms if not pages[term.term])
    return Uses(terms, {name: tuple(users) for name, users in pages.items()}, unused)


def terms_of_page(site: Site, page: Page, linked: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that a page leads to; a pledge's agreed wording is part of its page.

    Args:
        site: everything that was read.
        page: the page.
        linked: the terms that its own words lead to.
    """
    found = {term.term: term for term in linked}
    if page.link_terms:
        for paragraph in agreed_with(site, page):
            uses = site_mentions(site).find(paragraph, left_out=page.no_links)
            found |= {term.term: term for term, _ in uses}
    return by_name(found.values())


def by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Sort terms as a reader would look for them."""
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))


def pages_of(site: Site) -> Iterator[Page]:
    """Yield the pages that may use terms, pledges first."""
    yield from site.pledges
    yield from site.articles


def agreed_with(site: Site, page: Page) -> tuple[str, ...]:
    """Return the paragraphs of the agreed wording that stand on a page."""
    items = site.wording.items if site.wording and isinstance(page, Pledge) else ()
    number = page.number if isinstance(page, Pledge) else 0
    return next((item.paragraphs for item in items if item.number == number), ())


def _linkable(site: Site, page: Page) -> list[Term]:
    """Return the terms that a page may link, as far as its Markdown tells."""
    if not page.link_terms:
        return []
    document = page.document
    closed = merged(_closed(document, site_agreed(site)))
    found = find_in_document(site_mentions(site), document, page.no_links)
    return [
        term
        for term, span in found
        if not overlaps(closed, span.start, span.end) or _leads_to(document, term, span)
    ]


def _closed(document: Document, agreed: AgreedWords) -> Iterator[tuple[int, int]]:
    """Yield where no link of ours can stand: other links, heads of tables, agreed words."""
    for link in document.links:
        yield link.span.start, link.span.end
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if block.cell and block.cell.row == 0:
            yield start, end
        words = WordsOf(document.published_prose[start:end])
        for first, last in agreed.quoted(words, is_block=block.quoted):
            yield start + first, start + last


def _leads_to(document: Document, term: Term, span: Span) -> bool:
    """True for words that the writer has linked to the term."""
    file = term.document.path.rpartition("/")[2]
    around = (link for link in document.links if link.span.contains(span))
    return any(link.target.rpartition("/")[2] == file for link in around)
