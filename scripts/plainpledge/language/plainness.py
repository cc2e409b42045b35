"""Plainness: from 100 down to 0, points are lost for hard words and for long sentences.

A text starts with 100. Each word loses points for how hard it is, and for how long the sentence is
that it stands in; the text loses the mean of what its words lose. So every lost point belongs to
one word or one sentence, and the points of all words and sentences add up.

How hard a word is, from 0 to 1: the mean of three signs, each from 0 to 1 and each with the same
weight. It is met late by learners (from level A1 to C2), it is rare (from once in a thousand words
to once in ten million), it is long (from 4 letters to 12). The 1.5th power of that is what counts,
because one very hard word stops a reader more than two middling ones. A word that stood among the
100 words before costs half. Names, numbers and addresses are hard for nobody: there is no other
word for them.

The hardest word of a sentence weighs on all of it, because who does not get past that word may
lose the sentence: it costs a tenth of its points more for each word of the sentence. That a few
unknown words keep readers from following all the others was found by Hu and Nation, Unknown
Vocabulary Density and Reading Comprehension (2000).

How hard a sentence is: 10 points for each doubling of its length beyond 5 words. The logarithm is
that of Smith and others, The Lexile Scale in Theory and Practice (1989): the tenth word more in a
sentence is felt, the fortieth hardly. That word frequency and sentence length together carry most
of what makes a text hard is found there too, and in Chall and Dale, Readability Revisited (1995).

The weights are round numbers, the same for all texts. They were not computed from any judged
texts; tests/benchmarks/plainness.md shows how little the results depend on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import log2

from ..model import Document, Span
from .explanation import UNIT, Plainness, SentencePart
from .sentences import plain_lines, sentences, split
from .signs import plain_form
from .words import Entry, find_words, hide_addresses, look_up

POINTS_OF_WORDS = 130
"""What a text would lose if each of its words were as hard as a word can be."""
SHARE_OF_HARDEST = 10
"""Each word of a sentence bears one of so many parts of what the hardest word in it costs."""
POINTS_OF_DOUBLING = 10
"""What a text loses when all its sentences are twice as long."""
SHORT_SENTENCE = 5
"""Words of a sentence that is too short to lose points."""
STEEPNESS = 1.5
"""The power that makes one very hard word cost more than two middling ones."""

EASIEST_LEVEL, HARDEST_LEVEL = 1, 6
"""A1 and C2 of the Common European Framework of Reference for Languages."""
COMMONEST, RAREST = 6, 2
"""Zipf frequencies of a word that is not rare at all, and of one that is as rare as can be."""
SHORT_WORD, LONG_WORD = 4, 12
"""Letters of a word that is not long at all, and of one that is as long as can be."""
REMEMBERED = 100
"""Words for which a reader still has a word in mind; it costs half when it comes again."""


def measure(
    document: Document, part: Span | None = None, *, published: bool = False
) -> Plainness | None:
    """Return how plain a document or a part of it is; None when it has no words.

    Lines that are held back are measured too, unless only what is `published` is asked for.
    """
    found = sentences(document, part, published=published)
    prose = document.published_prose if published else document.prose
    return measure_sentences(prose, (sentence.span for sentence in found))


def measure_text(text: str) -> Plainness | None:
    """Return how plain a text without markup is; None when it has no words.

    Empty lines, bullets and numbers at the start of a line part it, as writers of mail use them.
    """
    lines = plain_lines(text)
    return measure_sentences(lines, (Span(start, end) for start, end in split(lines)))


def measure_sentences(text: str, spans: Iterable[Span]) -> Plainness | None:
    """Return how plain some sentences of a text are, read in this order; None without words."""
    seen: dict[str, int] = {}
    text = hide_addresses(text)
    parts: list[SentencePart] = []
    count = 0
    for span in spans:
        part = _part(text, span, seen, count)
        if part.words:
            parts.append(part)
            count += part.words
    return Plainness(count, tuple(parts)) if count else None


def hardness(entry: Entry) -> float:
    """Return how hard a word is, from 0 to 1."""
    if entry.is_name:
        return 0.0
    late = _share(entry.level, EASIEST_LEVEL, HARDEST_LEVEL)
    rare = _share(entry.frequency, COMMONEST, RAREST)
    long = _share(entry.letters, SHORT_WORD, LONG_WORD)
    return (late + rare + long) / 3


def _part(text: str, span: Span, seen: dict[str, int], before: int) -> SentencePart:
    """Weigh one sentence; `seen` says where each word stood last, `before` how many came before."""
    hard: list[tuple[int, int, int, Entry]] = []
    is_shouted = text[span.start : span.end].isupper()
    index = total = most = hardest = 0
    for match in find_words(text, span.start, span.end):
        index += 1
        cost, key, entry = _price(match[0], is_shouted)
        if cost:
            place = before + index
            if place - seen.get(key, -REMEMBERED) <= REMEMBERED:
                cost //= 2
            seen[key] = place
            total += cost
            if cost > most:
                most, hardest = cost, len(hard)
            hard.append((*match.span(), cost, entry))
    if hard:
        more = index * most // SHARE_OF_HARDEST
        start, end, cost, entry = hard[hardest]
        hard[hardest] = (start, end, cost + more, entry)
        total += more
    return SentencePart(span, index, index * _length_cost(index), total, tuple(hard))


@lru_cache(maxsize=65536)
def _price(word: str, is_shouted: bool) -> tuple[int, str, Entry]:
    """Return what a use of a word costs, what it is remembered as, and what is known of it."""
    entry = look_up(word, is_shouted)
    cost = round(POINTS_OF_WORDS * UNIT * hardness(entry) ** STEEPNESS)
    return cost, plain_form(word).lower(), entry


@lru_cache(maxsize=1024)
def _length_cost(words: int) -> int:
    """Return what each word of a sentence costs for the sentence's length."""
    if words <= SHORT_SENTENCE:
        return 0
    return round(POINTS_OF_DOUBLING * UNIT * log2(words / SHORT_SENTENCE))


def _share(value: float, none: float, full: float) -> float:
    """Return where a value stands between two ends, from 0 to 1."""
    share = (value - none) / (full - none)
    return 0.0 if share < 0 else 1.0 if share > 1 else share
