"""The hardest sentences and words of a page, each with what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from ..language.advice import sentence_advice, word_advice, words_to_change
from ..language.explanation import HardWord, SentencePart
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


class Advice(NamedTuple):
    """What to do about a hard place."""

    text: str
    term: Term | None = None


@dataclass(frozen=True)
class HardPlace:
    """A hard sentence or word. What to do about it is only worked out for those that are shown."""

    words: str
    find_advice: Callable[[], Advice]

    @cached_property
    def _advice(self) -> Advice:
        return self.find_advice()

    @property
    def advice(self) -> str:
        """What to do; empty for a word of the glossary."""
        return self._advice.text

    @property
    def term(self) -> Term | None:
        """The term of the glossary that explains the word."""
        return self._advice.term


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


def terms_by_name(site: Site) -> Mapping[str, Term]:
    """Return the terms of the glossary by each of their names, in small letters."""
    return {name.casefold(): term for term in site.terms for name in term.names}


def hard_places(terms: Mapping[str, Term], parts: list[SentencePart], text: str) -> HardPlaces:
    """Return all that is hard in some sentences of a page."""
    return HardPlaces(list(_sentences(parts, text)), list(_words(terms, parts, text)))


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
        for words, place in here.items():
            first.setdefault(words, place)
    return [first[words] for words, count in number.most_common() if count >= least]


def _sentences(parts: list[SentencePart], text: str) -> Iterator[HardPlace]:
    hard = [part for part in parts if grade(part.score) not in PLAIN_ENOUGH]
    for part in sorted(hard, key=lambda part: (-part.cost, part.span)):
        yield HardPlace(_text(text, part.span), partial(_of_sentence, part, text))


def _of_sentence(part: SentencePart, text: str) -> Advice:
    return Advice(sentence_advice(part, text))


def _words(terms: Mapping[str, Term], parts: list[SentencePart], text: str) -> Iterator[HardPlace]:
    for word in words_to_change(parts, text, LOOKED_AT):
        name = _text(text, word.span)
        yield HardPlace(name, partial(_of_word, terms, word, name.casefold()))


def _of_word(terms: Mapping[str, Term], word: HardWord, name: str) -> Advice:
    term = next((terms[form] for form in (name, *bases(name)) if form in terms), None)
    return Advice("" if term else word_advice(word), term)


def _text(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
