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
DRAFT, UNSURE = "Draft", "Draft: not yet checked"
"""What stands beside a meaning that nobody has checked, and beside one that we are unsure of."""
DRAFT_NOTE = "Draft: not yet checked by someone who knows."
"""The same in a sentence, for other programs."""


@dataclass(frozen=True)
class Meaning:
    """A term's meaning, ready to be shown."""

    text: str
    """Plain words; a gap says that something is to be filled in."""
    html: Markup
    draft_mark: str = ""
    """What stands beside it wherever it is shown; empty once it is checked."""

    @property
    def marked(self) -> str:
        """The words with that mark in front, where a program shows them alone."""
        return f"{self.draft_mark}. {self.text}" if self.draft_mark else self.text


@lru_cache(maxsize=1)
def meanings(site: Site) -> Mapping[str, Meaning]:
    """Return the meaning of each term by the path of its file."""
    return {term.document.path: meaning(term) for term in site.terms}


def is_draft(term: Term) -> bool:
    """True until someone who knows has checked a meaning."""
    return term.status is Status.DRAFT or term.verify


def first_sentences(words: str) -> str:
    """Return as much of a text as is read in one breath."""
    ends = [end for _, end in split(words)][:MOST_SENTENCES]
    return words[: ends[-1]] if ends else words


def meaning(term: Term) -> Meaning:
    """Return the meaning of one term."""
    html = mark_gaps(first_sentences(term.document.published_words))
    return Meaning(str(html.striptags()), html, _draft_mark(term))


def _draft_mark(term: Term) -> str:
    if term.verify:
        return UNSURE
    return DRAFT if is_draft(term) else ""
