"""The page that shows how plain each pledge is, beside its agreed wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..language.explanation import TOO_SHORT, Plainness
from ..language.grades import grade
from ..language.plainness import measure_sentences, measure_text
from ..language.sentences import sentences
from ..model import Audience, Document, Pledge, Site, Span
from .hard_places import HardPlaces, hard_places, shared_places
from .page import SitePage

ADDRESS = "plainness.md"
AGREED = "Agreed wording"


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
class PledgePlainness:
    """One pledge as the page shows it."""

    pledge: Pledge
    rows: tuple[Row, ...]
    """The agreed wording first, then one row for each audience that has words."""
    hard: HardPlaces
    """What is hard here, and not on most pages."""


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page."""
    measured = [_measured(site, pledge) for pledge in site.pledges]
    shared = shared_places([one.hard for one in measured])
    audiences = [one.name for one in site.house_style.audiences] or [_Part.everyone]
    yield SitePage(
        address=ADDRESS,
        template="plainness.html",
        title="How plain are we?",
        summary="How plain our words are, beside the agreed wording, and which of them are hard.",
        parent="editing/index.md",
        view={
            "measured": [_shown(one, shared) for one in measured if one.rows],
            "shared": shared.hardest(),
            "kinds": [AGREED, *audiences],
            "least_words": TOO_SHORT,
            "audiences": site.house_style.audiences,
        },
    )


def _shown(one: PledgePlainness, shared: HardPlaces) -> PledgePlainness:
    return replace(one, hard=one.hard.without(shared).hardest())


class _Part:
    """What is published of a pledge page for one audience; without one, all of it."""

    everyone = "Our words"

    def __init__(
        self, site: Site, document: Document, found: Sequence[Span], audience: Audience | None
    ) -> None:
        self.text, style = document.published_prose, site.house_style
        spans = [s.span for s in document.sections if style.audience_of(s.title) == audience]
        self.spans = [
            sentence
            for sentence in found
            if not audience or any(span.contains(sentence) for span in spans)
        ]
        self.row = _row(
            audience.name if audience else self.everyone,
            measure_sentences(self.text, self.spans),
            audience.target if audience else None,
        )


def _measured(site: Site, pledge: Pledge) -> PledgePlainness:
    agreed = _row(AGREED, measure_text(_wording(site, pledge)), None)
    audiences = site.house_style.audiences or (None,)
    found = [sentence.span for sentence in sentences(pledge.document, published=True)]
    parts = [_Part(site, pledge.document, found, audience) for audience in audiences]
    rows = [row for row in (agreed, *(part.row for part in parts)) if row]
    text = pledge.document.published_prose
    everything = [part for row in rows if row is not agreed for part in row.found.parts]
    return PledgePlainness(pledge, tuple(rows), hard_places(site, everything, text))


def _wording(site: Site, pledge: Pledge) -> str:
    items = site.wording.items if site.wording else ()
    item = next((item for item in items if item.number == pledge.number), None)
    return "\n\n".join(item.paragraphs) if item else ""


def _row(name: str, found: Plainness | None, target: int | None) -> Row | None:
    return Row(name, found, target) if found else None
