"""All words of the site, and where each stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .entries import Called, Entry
from .stopwords import STOPWORDS
from .words import stem, words

MOST = 3
"""More than this often in one part says no more about it."""


@dataclass
class Vocabulary:
    """All words of the site, those of one stem together."""

    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """For each stem: how often it stands in which part."""
    names: set[str] = field(default_factory=set)
    """The stems of what pages are called."""
    stems: dict[str, str] = field(default_factory=dict)
    """The stem of each word."""

    def add(self, text: str, part: int | None = None) -> None:
        """Take up a text; without a part its words are known, but stand nowhere."""
        stems, parts = self.stems, self.parts
        for word, count in Counter(words(text)).items():
            known = stems.get(word) or self._stem(word)
            if part is not None and word not in STOPWORDS:
                places = parts[known]
                places[part] = places.get(part, 0) + count

    def add_name(self, text: str) -> None:
        """Take up what a page is called."""
        self.add(text)
        self.names |= {self.stems[word] for word in words(text)}

    def add_initials(self, entries: Iterable[Entry]) -> None:
        """Take up the first letters that names have been given."""
        for entry in entries:
            for called, name in entry.names:
                if called is Called.INITIALS:
                    self.add_name(name)

    def _stem(self, word: str) -> str:
        known = self.stems[word] = stem(word)
        self.forms[known].add(word)
        return known

    def listed_forms(self) -> str:
        """Return the words in the order of their stems: `harm,harmed,harms help,helped …`."""
        return " ".join(",".join(sorted(forms)) for _, forms in sorted(self.forms.items()))

    def postings(self) -> str:
        """Return for each stem the parts it stands in, as steps from one to the next.

        A step of 0 says that it stands there once more.
        """
        return " ".join("".join(self._steps(word)) for word in sorted(self.forms))

    def _steps(self, word: str) -> Iterator[str]:
        last = -1
        for part, count in sorted(self.parts.get(word, {}).items()):
            yield _letters(part - last) + "a" * (min(count, MOST) - 1)
            last = part


def _letters(number: int) -> str:
    """Write a number with letters as digits, the last one small: 1 is `b`, 27 is `Bb`."""
    head, last = divmod(number, 26)
    written = chr(ord("a") + last)
    while head:
        head, digit = divmod(head, 26)
        written = chr(ord("A") + digit) + written
    return written


def read_vocabulary(entries: Iterable[Entry]) -> Vocabulary:
    """Gather the words of all entries; parts are numbered through all of them."""
    vocabulary, number = Vocabulary(), 0
    for entry in entries:
        vocabulary.add(entry.meaning)
        for name in (entry.title, *(name for _, name in entry.names)):
            vocabulary.add_name(name)
        for part in entry.parts:
            vocabulary.add(part.heading)
            vocabulary.add("\n".join(part.sentences), number)
            number += 1
    return vocabulary
