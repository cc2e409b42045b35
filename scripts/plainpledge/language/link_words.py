"""What tells a reader where a link leads, beside its own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from ..model import Document, Link, Role, Span
from .prose import READ, Prose

_TYPED = re.compile(r"\b(?:https?://|www\.)[^\s<>\"“”‘’()\[\]]*[\w/]")
_TOP = 2
"""The deepest headings that part a page into sections that are read on their own."""


def may_be_mixed_up(prose: Prose, one: Link, other: Link) -> bool:
    """True for two links of the same words in one section, if nothing else tells them apart.

    A row of a table and the other words of a list item do. A name, such as “Leeds”, does too.
    """
    document = prose.document
    is_one_section = _section(document, one) == _section(document, other)
    return is_one_section and _is_alone(prose, one) and _is_alone(prose, other)


def reader_of_quotations(document: Document) -> Callable[[Link], bool]:
    """Return what tells if a link stands in a block quotation."""
    quotations = [block.span for block in document.blocks if block.quoted]

    def is_quoted(link: Link) -> bool:
        index = bisect_right(quotations, link.span.start, key=lambda span: span.start) - 1
        return index >= 0 and quotations[index].contains(link.span)

    return is_quoted


def typed_addresses(document: Document) -> Iterator[Span]:
    """Yield the addresses in the words of a page that are no links."""
    if "://" not in document.prose and "www." not in document.prose:
        return
    links = [link.span for link in document.links]
    for block in document.blocks:
        for match in _TYPED.finditer(document.prose, block.span.start, block.span.end):
            index = bisect_right(links, match.start(), key=lambda span: span.start) - 1
            is_linked = index >= 0 and match.start() < links[index].end
            if block.role in READ and not block.quoted and not is_linked:
                yield Span(*match.span())


def _is_alone(prose: Prose, link: Link) -> bool:
    index = bisect_right(prose.passages, link.span.end, key=lambda passage: passage.span.start) - 1
    if index < 0 or not prose.passages[index].block.span.contains(link.span):
        return False
    words, block = words_of(prose.document, link.span), prose.passages[index].block
    has_more = block.role is Role.ITEM and words_of(prose.document, block.span) != words
    return block.role is not Role.CELL and not has_more and not _is_name(words)


def words_of(document: Document, span: Span) -> str:
    """Return the words in a span with the code among them, also where they are held."""
    return document.words(span) or " ".join(document.prose[span.start : span.end].split())


def _section(document: Document, link: Link) -> int:
    """Return the number of the section that a link stands in; 0 before the first."""
    tops = [section.span.start for section in document.sections if section.level <= _TOP]
    return bisect_right(tops, link.span.start)


def _is_name(words: str) -> bool:
    """True for words with capitals or with signs that no plain word has."""
    plain = [word.strip(",.:;()") for word in words.split()]
    is_title = len(plain) > 1 and all(not word[:1].islower() for word in plain)
    return is_title or not all(word.isalpha() for word in plain)
