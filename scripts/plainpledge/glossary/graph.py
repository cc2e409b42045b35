"""How terms hang together: which meaning needs which other, and which term points to which."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..language.prose import Prose
from ..model import Role, Site, Span, Term, folded
from .mentions import Mentions, find_in_document, site_mentions


@dataclass(frozen=True)
class Need:
    """A term that a meaning uses, where it stands."""

    term: Term
    span: Span
    defines: bool
    """True when a reader needs the term to understand the meaning.

    Not so for words in quotation marks or in a gap, nor for the word itself after the first
    sentence, which has said what it is.
    """


@lru_cache(maxsize=1)
def needs(site: Site) -> Mapping[str, tuple[Need, ...]]:
    """Return for the path of each term's file the terms that its meaning uses, its own included."""
    mentions = site_mentions(site)
    return {term.document.path: tuple(_needs(term, mentions)) for term in site.terms}


def circle(site: Site, start: Term) -> tuple[Term, ...]:
    """Return the shortest way from a term through meanings back to it; empty if there is none.

    The whole of each meaning counts: who reads it meets all its words at once.
    """
    graph, here = needs(site), start.document.path
    before: dict[str, Term] = {}
    waiting = deque([start])
    while waiting:
        term = waiting.popleft()
        for need in (need for need in graph[term.document.path] if need.defines):
            path = need.term.document.path
            if path == here:
                return tuple(_way_back(before, start, term))
            if path not in before:
                before[path] = term
                waiting.append(need.term)
    return ()


def see_also(site: Site) -> Mapping[str, tuple[Term, ...]]:
    """Return for the path of each term's file those it points to, and those that point to it."""
    known = by_name(site.terms)
    found: dict[str, dict[str, Term]] = {term.document.path: {} for term in site.terms}
    for term in site.terms:
        for other in pointed_to(term, known):
            found[term.document.path][other.term] = other
            found[other.document.path][term.term] = term
    return {
        path: tuple(sorted(others.values(), key=lambda other: other.term.casefold()))
        for path, others in found.items()
    }


def by_name(terms: Iterable[Term]) -> Mapping[str, Term]:
    """Return terms by everything that they are called."""
    return {folded(name): term for term in terms for name in term.names}


def pointed_to(term: Term, known: Mapping[str, Term]) -> Iterator[Term]:
    """Yield the other terms that a writer named under `see_also`."""
    for name in term.see_also:
        other = known.get(folded(name))
        if other and other is not term:
            yield other


def _needs(within: Term, mentions: Mentions) -> Iterator[Need]:
    document = within.document
    prose = Prose(document)
    first = next((one.span for one in prose.passages if one.role is not Role.HEADING), Span(0, 0))
    quoted = {prose.starts[index] for index in prose.mentioned}
    for term, span in find_in_document(mentions, document, within.no_links):
        is_said = term is within and not first.contains(span)
        is_gap = any(gap.span.contains(span) for gap in document.gaps)
        yield Need(term, span, not (is_said or is_gap or span.start in quoted))


def _way_back(before: Mapping[str, Term], start: Term, last: Term) -> list[Term]:
    way = [last]
    while way[-1] is not start:
        way.append(before[way[-1].document.path])
    return way[::-1]
