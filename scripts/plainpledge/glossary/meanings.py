"""What each term means, in one breath: made once, for pop-ups, lists, paper and other programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from ..language.sentences import split
from ..model import Site, Status, Term
from ..reading.gaps import mark_gaps

MOST_SENTENCES = 2
"""Sentences of a meaning that are read in one breath; the rest stands on the term's own page."""


@dataclass(frozen=True)
class Meaning:
    """A term's meaning, ready to be shown."""

    text: str
    """Plain words; a gap says that something is to be filled in."""
    html: Markup


@lru_cache(maxsize=1)
def meanings(site: Site) -> Mapping[str, Meaning]:
    """Return the meaning of each term by the path of its file."""
    return {term.document.path: _meaning(term) for term in site.terms}


def is_draft(term: Term) -> bool:
    """True until someone who knows has checked a meaning."""
    return term.status is Status.DRAFT or term.verify


def first_sentences(words: str) -> str:
    """Return as much of a text as is read in one breath."""
    ends = [end for _, end in split(words)][:MOST_SENTENCES]
    return words[: ends[-1]] if ends else words


def _meaning(term: Term) -> Meaning:
    html = mark_gaps(first_sentences(term.document.published_words))
    return Meaning(str(html.striptags()), html)
