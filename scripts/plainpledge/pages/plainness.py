"""The page that shows how plain each pledge is, beside its agreed wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..language.advice import sentence_advice, word_advice, words_to_change
from ..language.explanation import Plainness, SentencePart
from ..language.grades import Grade, grade
from ..language.inflections import bases
from ..language.plainness import measure_sentences, measure_text
from ..language.sentences import sentences
from ..model import Audience, Pledge, Site, Span, Term
from .page import SitePage

ADDRESS = "plainness.md"
AGREED = "Agreed wording"
MOST_SENTENCES, MOST_WORDS = 2, 5
"""How many hard sentences and words are shown for one pledge."""
PLAIN_ENOUGH = (Grade.VERY_PLAIN, Grade.PLAIN)
"""Grades of sentences that need no second look."""


@dataclass(frozen=True)
class Row:
    """What one kind of words about a pledge scores."""

    name: str
    found: Plainness
    target: int | None = None

    @property
    def grade(self) -> str:
        """The score in words."""
        return grade(self.found.score).value


@dataclass(frozen=True)
class HardPlace:
    """A hard sentence or word, and what to do about it."""

    words: str
    advice: str
    term: Term | None = None
    """The term of the glossary that explains the word."""


@dataclass(frozen=True)
class PledgePlainness:
    """One pledge as the page shows it."""

    pledge: Pledge
    rows: tuple[Row, ...]
    """The agreed wording first, then one row for each audience that has words."""
    sentences: tuple[HardPlace, ...]
    words: tuple[tuple[str, tuple[HardPlace, ...]], ...]
    """Advice, with the words it is about; words of the glossary stand last, without advice."""


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page."""
    measured = [_measured(site, pledge) for pledge in site.pledges]
    audiences = [one.name for one in site.house_style.audiences] or [_Part.everyone]
    yield SitePage(
        address=ADDRESS,
        template="plainness.html",
        title="How plain are we?",
        summary="How plain our words are, beside the agreed wording, and which of them are hard.",
        parent="editing/index.md",
        view={
            "measured": [one for one in measured if one.rows],
            "kinds": [AGREED, *audiences],
            "audiences": site.house_style.audiences,
        },
    )


class _Part:
    """What is published of a pledge page for one audience; without one, all of it."""

    everyone = "Our words"

    def __init__(self, site: Site, pledge: Pledge, audience: Audience | None) -> None:
        document, style = pledge.document, site.house_style
        self.text = document.published_prose
        spans = [s.span for s in document.sections if style.audience_of(s.title) == audience]
        parts = [sentences(document, span, published=True) for span in spans if audience]
        found = chain.from_iterable(parts) if audience else sentences(document, published=True)
        self.spans = sorted({sentence.span for sentence in found})
        self.row = _row(
            audience.name if audience else self.everyone,
            measure_sentences(self.text, self.spans),
            audience.target if audience else None,
        )


def _measured(site: Site, pledge: Pledge) -> PledgePlainness:
    agreed = _row(AGREED, measure_text(_wording(site, pledge)), None)
    audiences = site.house_style.audiences or (None,)
    parts = [_Part(site, pledge, audience) for audience in audiences]
    rows = [row for row in (agreed, *(part.row for part in parts)) if row]
    text = pledge.document.published_prose
    everything = [part for row in rows if row is not agreed for part in row.found.parts]
    return PledgePlainness(
        pledge,
        tuple(rows),
        tuple(_hard_sentences(everything, text)),
        _grouped(_hard_words(site, everything, text)),
    )


def _wording(site: Site, pledge: Pledge) -> str:
    items = site.wording.items if site.wording else ()
    item = next((item for item in items if item.number == pledge.number), None)
    return "\n\n".join(item.paragraphs) if item else ""


def _row(name: str, found: Plainness | None, target: int | None) -> Row | None:
    return Row(name, found, target) if found else None


def _hard_sentences(parts: list[SentencePart], text: str) -> Iterator[HardPlace]:
    hard = [part for part in parts if grade(part.score) not in PLAIN_ENOUGH]
    for part in sorted(hard, key=lambda part: (-part.cost, part.span))[:MOST_SENTENCES]:
        yield HardPlace(_words(text, part.span), sentence_advice(part, text))


def _hard_words(site: Site, parts: list[SentencePart], text: str) -> Iterator[HardPlace]:
    terms = {name.casefold(): term for term in site.terms for name in term.names}
    for word in words_to_change(parts, text, MOST_WORDS):
        name = _words(text, word.span)
        forms = (name.casefold(), *bases(name.casefold()))
        term = next((terms[form] for form in forms if form in terms), None)
        yield HardPlace(name, "" if term else word_advice(word), term)


def _grouped(hard: Iterable[HardPlace]) -> tuple[tuple[str, tuple[HardPlace, ...]], ...]:
    ordered = sorted(hard, key=lambda place: place.advice == "")  # keeps the hardest word first
    advice = dict.fromkeys(place.advice for place in ordered)
    return tuple((one, tuple(p for p in ordered if p.advice == one)) for one in advice)


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
