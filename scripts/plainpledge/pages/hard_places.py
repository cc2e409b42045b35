"""The hardest sentences and words of a page, each with what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..language.advice import sentence_advice, word_advice, words_to_change
from ..language.explanation import SentencePart
from ..language.grades import Grade, grade
from ..language.inflections import bases
from ..model import Site, Span, Term

MOST_SENTENCES, MOST_WORDS = 2, 5
"""How many hard sentences and words are shown for one page."""
PLAIN_ENOUGH = (Grade.VERY_PLAIN, Grade.PLAIN)
"""Grades of sentences that need no second look."""
LOOKED_AT = 50
"""Hard words of one page among which those are looked for that other pages have, too."""
LEAST_PAGES = 3
"""Pages that must have a sentence before it is called a shared one; and more than half must."""

Groups = tuple[tuple[str, tuple["HardPlace", ...]], ...]
"""Advice, with the words it is about; words of the glossary stand last, without advice."""


@dataclass(frozen=True)
class HardPlace:
    """A hard sentence or word, and what to do about it."""

    words: str
    advice: str
    term: Term | None = None
    """The term of the glossary that explains the word."""


@dataclass(frozen=True)
class HardPlaces:
    """What is hard on one page, the hardest first."""

    sentences: Sequence[HardPlace] = ()
    words: Sequence[HardPlace] = ()

    def without(self, others: HardPlaces) -> HardPlaces:
        """Leave out what stands among others."""
        sentences = {place.words for place in others.sentences}
        words = {place.words.casefold() for place in others.words}
        return HardPlaces(
            [place for place in self.sentences if place.words not in sentences],
            [place for place in self.words if place.words.casefold() not in words],
        )

    def hardest(self) -> HardPlaces:
        """Keep as many as a reader looks at."""
        return HardPlaces(self.sentences[:MOST_SENTENCES], self.words[:MOST_WORDS])

    @property
    def grouped_words(self) -> Groups:
        """The words, by what to do about them."""
        ordered = sorted(self.words, key=lambda place: place.advice == "")
        advice = dict.fromkeys(place.advice for place in ordered)
        return tuple((one, tuple(p for p in ordered if p.advice == one)) for one in advice)


def hard_places(site: Site, parts: list[SentencePart], text: str) -> HardPlaces:
    """Return all that is hard in some sentences of a page."""
    return HardPlaces(list(_sentences(parts, text)), list(_words(site, parts, text)))


def shared_places(pages: Sequence[HardPlaces]) -> HardPlaces:
    """Return what is hard on more than half of the pages: it is mended once for all of them."""
    least = max(LEAST_PAGES, len(pages) // 2 + 1)
    return HardPlaces(
        _shared([page.sentences for page in pages], least),
        _shared([page.words for page in pages], least),
    )


def _shared(pages: Iterable[Sequence[HardPlace]], least: int) -> list[HardPlace]:
    first: dict[str, HardPlace] = {}
    number: Counter[str] = Counter()
    for places in pages:
        here = {place.words.casefold(): place for place in places}
        number.update(here.keys())
        first = here | first
    return [first[words] for words, count in number.most_common() if count >= least]


def _sentences(parts: list[SentencePart], text: str) -> Iterator[HardPlace]:
    hard = [part for part in parts if grade(part.score) not in PLAIN_ENOUGH]
    for part in sorted(hard, key=lambda part: (-part.cost, part.span)):
        yield HardPlace(_text(text, part.span), sentence_advice(part, text))


def _words(site: Site, parts: list[SentencePart], text: str) -> Iterator[HardPlace]:
    terms = {name.casefold(): term for term in site.terms for name in term.names}
    for word in words_to_change(parts, text, LOOKED_AT):
        name = _text(text, word.span)
        forms = (name.casefold(), *bases(name.casefold()))
        term = next((terms[form] for form in forms if form in terms), None)
        yield HardPlace(name, "" if term else word_advice(word), term)


def _text(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
