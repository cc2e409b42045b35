"""Where terms are used in prose: one pass over the words, whatever the number of terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..model import Document, Role, Site, Span, Term, folded
from .name import HYPHENS, JOINED, WordsOf, join_of
from .names import Names

_NOT_JOINED = "\0"


class Mentions:
    """Finds the terms of a glossary in prose, the longest name first."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._names = Names(terms)

    def find(
        self, prose: str, source: str = "", left_out: Iterable[str] = ()
    ) -> Iterator[tuple[Term, Span]]:
        """Yield each use of a term, in order, never overlapping.

        Args:
            prose: the words.
            source: the Markdown that the prose was made from, of the same length.
            left_out: names, and forms of them, that are not looked for.
        """
        forms = set(map(folded, left_out))
        for name, start, end in self._names.find(_Prose(prose, source or prose)):
            if not name.is_one_of(forms, prose[start:end]):
                yield name.term, Span(start, end)


class _Prose(WordsOf):
    """The words of a prose; the source tells markup from spaces."""

    def __init__(self, prose: str, source: str) -> None:
        super().__init__(prose)
        self.source = source

    def are_whole(self, start: int, end: int) -> bool:
        """False in an address, and when markup cuts them out of a longer word: `un*harm*ed`."""
        if not super().are_whole(start, end):
            return False
        before, after, prose, source = start, end, self.text, self.source
        while before and prose[before - 1] == " " and not source[before - 1].isspace():
            before -= 1
        while after < len(prose) and prose[after] == " " and not source[after].isspace():
            after += 1
        glued_before = 0 < before < start and prose[before - 1].isalnum()
        glued_after = end < after < len(prose) and prose[after].isalnum()
        return not (glued_before or glued_after)

    def join(self, index: int) -> str:
        """Return what stands between a word and the next; markup alone joins nothing."""
        gap = slice(self.matches[index].end(), self.matches[index + 1].start())
        prose, source = self.text[gap], self.source[gap]
        if hyphen := prose.strip():
            is_joined = hyphen in HYPHENS and not re.search(r"\s", source)
            return JOINED if is_joined else join_of(prose)
        spaces = any(p != " " or s.isspace() for p, s in zip(prose, source, strict=True))
        return JOINED if spaces and "`" not in source else _NOT_JOINED


@lru_cache(maxsize=2)
def site_mentions(site: Site) -> Mentions:
    """Return what finds the terms of a site."""
    return Mentions(site.terms)


def find_in_document(
    mentions: Mentions, document: Document, left_out: Iterable[str] = ()
) -> Iterator[tuple[Term, Span]]:
    """Yield each use of a term in what is published of a document, headings left out."""
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if block.role in (Role.HEADING, Role.CODE, Role.HTML) or document.is_held(block.span):
            continue
        prose, source = document.published_prose[start:end], document.text[start:end]
        for term, span in mentions.find(prose, source, left_out):
            yield term, Span(start + span.start, start + span.end)
