"""Words of the agreed wording where a page quotes them: no link may stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from ..language.quoting import FEWEST_WORDS, find_quoted, pieces
from ..language.sentences import split
from ..model import Site
from .name import WordsOf

FEWEST_IN_A_BLOCK = 3
"""Words that are enough in a block quotation, which says by itself that it quotes."""
_OTHER_ITEM = "|"

Stretch = tuple[int, int]
"""Where something starts and ends in a text, or the first word and the one after the last."""


class AgreedWords:
    """Finds quotations of the agreed wording, whole or in part."""

    def __init__(self, items: Iterable[Iterable[str]]) -> None:
        """Take the paragraphs of each item."""
        self._words: list[str] = []
        self._sentences: set[tuple[str, ...]] = set()
        self._runs: dict[tuple[str, ...], list[int]] = {}
        """Where each run of so many words starts as a quotation needs."""
        for paragraphs in items:
            text = " ".join(paragraphs)
            self._words += [*WordsOf(text).lower, _OTHER_ITEM]
            self._sentences |= {tuple(WordsOf(text[a:b]).lower) for a, b in split(text)}
        self._long_sentences: dict[str, list[tuple[str, ...]]] = {}
        """By their first word, those that nobody writes by chance."""
        for sentence in sorted(self._sentences):
            if len(sentence) >= FEWEST_WORDS:
                self._long_sentences.setdefault(sentence[0], []).append(sentence)
        for start in range(len(self._words) - FEWEST_WORDS + 1):
            run = tuple(self._words[start : start + FEWEST_WORDS])
            self._runs.setdefault(run, []).append(start)
        self._all = f" {' '.join(self._words)} "

    def quoted(
        self, words: WordsOf, marked: Iterable[Stretch] = (), *, is_block: bool = False
    ) -> list[Stretch]:
        """Return where a text quotes the agreed wording, in order and never overlapping.

        Args:
            words: the text.
            marked: what is quoted in it besides what stands in quotation marks.
            is_block: true for a block quotation, all of which is quoted.
        """
        if not self._words:
            return []
        text = words.text
        sentences = [*self._whole_sentences(words.lower)]
        quoted = [*marked, *((one.start, one.end) for one in find_quoted(text))]
        if not (quoted or is_block or sentences):
            return []
        at = [match.start() for match in words.matches]
        whole = [(0, len(text))] if is_block else []
        found = [one for part in merged([*quoted, *whole]) for one in self._long(words, at, part)]
        found += sentences
        for start, end in quoted:
            found += self._short(words, at, pieces(text, start, end), FEWEST_WORDS)
        for part in _parts(text, quoted) if is_block else ():
            found += self._short(words, at, [part], FEWEST_IN_A_BLOCK)
        places = words.matches
        return [(places[first].start(), places[end - 1].end()) for first, end in merged(found)]

    def _whole_sentences(self, words: list[str]) -> Iterator[Stretch]:
        """Yield each sentence of the wording that a text has word for word, marked or not."""
        for first, word in enumerate(words):
            for sentence in self._long_sentences.get(word, ()):
                if tuple(words[first : first + len(sentence)]) == sentence:
                    yield first, first + len(sentence)

    def _long(self, words: WordsOf, at: list[int], part: Stretch) -> Iterator[Stretch]:
        """Yield each run of words in a part of a text that the wording has too, long enough."""
        first, end = (bisect_left(at, place) for place in part)
        while first <= end - FEWEST_WORDS:
            length = self._length(words.lower, first, end)
            if length:
                yield first, first + length
            first += length or 1

    def _length(self, words: list[str], first: int, end: int) -> int:
        """Return how many words from one on the wording has in a row; 0 for too few."""
        starts = self._runs.get(tuple(words[first : first + FEWEST_WORDS]), ())
        return max((self._same(words, first, end, start) for start in starts), default=0)

    def _same(self, words: list[str], first: int, end: int, start: int) -> int:
        most = min(end - first, len(self._words) - start)
        same = (words[first + n] == self._words[start + n] for n in range(most))
        return next((n for n, is_same in enumerate(same) if not is_same), most)

    def _short(
        self, words: WordsOf, at: list[int], parts: Iterable[Stretch], fewest: int
    ) -> Iterator[Stretch]:
        """Yield the parts that the wording has whole, if together they are words enough.

        A whole sentence of the wording is enough, however short it is.
        """
        places = [(bisect_left(at, start), bisect_left(at, end)) for start, end in parts]
        said = [(place, words.lower[place[0] : place[1]]) for place in places]
        known = [(place, part) for place, part in said if part and self._has(part)]
        is_enough = sum(len(part) for _, part in known) >= fewest
        yield from (p for p, part in known if is_enough or tuple(part) in self._sentences)

    def _has(self, words: list[str]) -> bool:
        return f" {' '.join(words)} " in self._all


@lru_cache(maxsize=2)
def site_agreed(site: Site) -> AgreedWords:
    """Return what finds quotations of a site's agreed wording."""
    wording = site.wording.items if site.wording else ()
    return AgreedWords(item.paragraphs for item in wording)


def overlaps(stretches: list[Stretch], start: int, end: int) -> bool:
    """Return whether a stretch shares anything with one of others, which stand in order."""
    index = bisect_left(stretches, (end, 0))
    return index > 0 and stretches[index - 1][1] > start


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that overlap as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _parts(text: str, quoted: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield the parts of a block quotation: marks part them, and what was left out."""
    marks = sorted({0, len(text), *(place for stretch in quoted for place in stretch)})
    return (part for pair in pairwise(marks) for part in pieces(text, *pair))
