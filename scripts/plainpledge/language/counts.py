"""What is counted in a text; each count is defined here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Document, Span
from .sentences import plain_lines, sentences, split
from .words import find_words, hide_addresses, look_up

POLYSYLLABLE = 3
"""Syllables of a word that SMOG and Gunning call long."""
LONG_WORD = 7
"""Letters of a word that LIX calls long: "more than six"."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Every use counts: a word that comes twice is counted twice."""

    sentences: int = 0
    """Sentences that hold a word; a heading, a list item and a table cell are one each at least."""
    words: int = 0
    """Runs of letters and digits; "don't", "well-being", "1,000" and a web address are one each."""
    letters: int = 0
    """Letters and digits of all words."""
    syllables: int = 0
    """Syllables of all words as said; a number and an address count as one."""
    polysyllables: int = 0
    """Words of three syllables or more."""
    hard_words: int = 0
    """Polysyllables that Gunning counts: no names, no hyphened words, and none that has three
    syllables only because it ends in -es, -ed or -ing."""
    long_words: int = 0
    """Words of more than six letters and digits."""


def count(document: Document, part: Span | None = None, *, published: bool = False) -> Counts:
    """Count a document or one part of it, with or without the lines that are held back."""
    found = sentences(document, part, published=published)
    prose = document.published_prose if published else document.prose
    return count_sentences(prose, (sentence.span for sentence in found))


def count_text(text: str) -> Counts:
    """Count a text without markup."""
    lines = plain_lines(text)
    return count_sentences(lines, (Span(start, end) for start, end in split(lines)))


def count_sentences(text: str, spans: Iterable[Span]) -> Counts:
    """Count some sentences of a text."""
    text = hide_addresses(text)
    found = [_words(text, span) for span in spans]
    words = [word for sentence in found for word in sentence]
    lengths = [sum(map(str.isalnum, word)) for word in words]
    entries = [look_up(word) for word in words]
    said = [entry.syllables for entry in entries]
    many = [pair for pair in zip(words, entries, strict=True) if pair[1].syllables >= POLYSYLLABLE]
    return Counts(
        sentences=sum(1 for sentence in found if sentence),
        words=len(words),
        letters=sum(lengths),
        syllables=sum(said),
        polysyllables=len(many),
        hard_words=sum(
            1 for word, entry in many if not entry.is_name and _is_hard(word, entry.syllables)
        ),
        long_words=sum(1 for length in lengths if length >= LONG_WORD),
    )


def _words(text: str, span: Span) -> list[str]:
    return [match[0] for match in find_words(text, span.start, span.end)]


def _is_hard(word: str, syllables: int) -> bool:
    """Tell what Gunning counts among polysyllables that are no names."""
    lower = word.lower()
    if "-" in lower or "‑" in lower:
        return False
    return syllables > POLYSYLLABLE or not _has_grammatical_syllable(lower)


def _has_grammatical_syllable(lower: str) -> bool:
    """True when the last syllable is only an ending: "created", "processes", "trusting"."""
    if lower.endswith("ed"):
        return lower[-3] in "td"
    return lower.endswith("ing") or (lower.endswith("es") and lower[-3] in "sxzcgh")
