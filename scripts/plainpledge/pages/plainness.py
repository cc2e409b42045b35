"""The page that shows how plain each pledge is, beside its agreed wording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from ..language.explanation import TOO_SHORT, Plainness
from ..language.grades import grade
from ..language.plainness import measure_sentences, measure_text
from ..language.sentences import sentences
from ..model import Audience, Document, Pledge, Site, Span
from .hard_places import HardPlaces, hard_places, shared_places, terms_by_name
from .page import SitePage, ViewWhenAsked

ADDRESS = "plainness.md"
AGREED = "Agreed wording"


@dataclass(frozen=True)
class Row:
    """What one kind of words about a pledge scores."""

    name: str
    found: Plainness
    target: int | None = None

    @property
    def heading(self) -> str:
        """The name with a capital."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_agreed(self) -> bool:
        """True for the agreed wording."""
        return self.name == AGREED

    @cached_property
    def score(self) -> float:
        """From 0 to 100; it is added up once, as the page shows it in several places."""
        return self.found.score

    @cached_property
    def low(self) -> float:
        """The lower end of the range."""
        return self.found.low

    @cached_property
    def high(self) -> float:
        """The upper end of the range."""
        return self.found.high

    @property
    def grade(self) -> str:
        """The score in words."""
        return grade(self.score).value


@dataclass(frozen=True)
class PledgePlainness:
    """One pledge as the page shows it."""

    pledge: Pledge
    rows: tuple[Row, ...]
    """The agreed wording first, then one row for each audience that has words."""
    hard: HardPlaces
    """What is hard here, and not on most pages."""

    def row(self, name: str) -> Row | None:
        """Return what one kind of words scores."""
        return next((row for row in self.rows if row.name == name), None)


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page."""
    yield SitePage(
        address=ADDRESS,
        template="plainness.html",
        title="How plain are we?",
        summary="How plain our words are, beside the agreed wording, and which of them are hard.",
        parent="editing/index.md",
        view=ViewWhenAsked(partial(_view, site)),
    )


def _view(site: Site) -> Mapping[str, object]:
    measuring = _Measuring(site)
    measured = [measuring.measured(pledge) for pledge in site.pledges]
    shared = shared_places([one.hard for one in measured])
    audiences = [one.name for one in site.house_style.audiences] or [_Measuring.everyone]
    return {
        "measured": [_shown(one, shared) for one in measured if one.rows],
        "shared": shared.hardest(),
        "kinds": [AGREED, *audiences],
        "least_words": TOO_SHORT,
        "audiences": site.house_style.audiences,
    }


def _shown(one: PledgePlainness, shared: HardPlaces) -> PledgePlainness:
    return replace(one, hard=one.hard.without(shared).hardest())


class _Measuring:
    """Measures one pledge after the other; what is the same for all is looked up once."""

    everyone = "Our words"

    def __init__(self, site: Site) -> None:
        style, items = site.house_style, site.wording.items if site.wording else ()
        self._audiences = style.audiences or (None,)
        self._audience_of = cache(style.audience_of)
        self._wording = {item.number: "\n\n".join(item.paragraphs) for item in reversed(items)}
        self._terms = terms_by_name(site)

    def measured(self, pledge: Pledge) -> PledgePlainness:
        """Return how plain a pledge is for each audience, and what is hard in it."""
        text = pledge.document.published_prose
        agreed = _row(AGREED, measure_text(self._wording.get(pledge.number, "")), None)
        ours = [row for row in self._rows(pledge.document, text) if row]
        parts = [part for row in ours for part in row.found.parts]
        rows = (agreed, *ours) if agreed else tuple(ours)
        return PledgePlainness(pledge, rows, hard_places(self._terms, parts, text))

    def _rows(self, document: Document, text: str) -> Iterator[Row | None]:
        """Yield what is published for each audience; without audiences, all of it."""
        found = [sentence.span for sentence in sentences(document, published=True)]
        for audience in self._audiences:
            chosen = _within(found, self._sections(document, audience)) if audience else found
            name = audience.name if audience else self.everyone
            target = audience.target if audience else None
            yield _row(name, measure_sentences(text, chosen), target)

    def _sections(self, document: Document, audience: Audience) -> list[Span]:
        return [s.span for s in document.sections if self._audience_of(s.title) == audience]


def _within(found: Sequence[Span], stretches: Iterable[Span]) -> list[Span]:
    """Return the sentences that stand in some stretches of a document, in their order."""
    starts = [span.start for span in found]
    chosen = set[int]()
    for one in stretches:
        inside = range(bisect_left(starts, one.start), bisect_left(starts, one.end))
        chosen.update(index for index in inside if found[index].end <= one.end)
    return [found[index] for index in sorted(chosen)]


def _row(name: str, found: Plainness | None, target: int | None) -> Row | None:
    return Row(name, found, target) if found else None
