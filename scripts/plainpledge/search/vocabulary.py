"""All words of the site, and where each stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .entries import Entry
from .stopwords import STOPWORDS
from .words import stem, words

MOST = 3
"""More than this often in one part says no more about it."""


@dataclass
class Vocabulary:
    """All words of the site, those of one stem together."""

    forms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """For each stem: how often it stands in which part."""
    names: set[str] = field(default_factory=set)
    """The stems of what pages are called."""

    def add(self, text: str, part: int | None = None) -> set[str]:
        """Take up a text and return its stems; without a part they are known, but stand nowhere."""
        found = set()
        for word in words(text):
            found.add(stem(word))
            self.forms[stem(word)].add(word)
            if part is not None and word not in STOPWORDS:
                self.parts[stem(word)][part] += 1
        return found

    def listed_forms(self) -> str:
        """Return the words in the order of their stems: `harm,harmed,harms help,helped …`."""
        return " ".join(",".join(sorted(forms)) for _, forms in sorted(self.forms.items()))

    def postings(self) -> list[list[int]]:
        """Return for each stem the parts it stands in, as steps from one to the next.

        A step of 0 says that it stands there once more.
        """
        return [self._steps(self.parts.get(word, Counter())) for word in sorted(self.forms)]

    def _steps(self, parts: Counter[int]) -> list[int]:
        steps: list[int] = []
        last = -1
        for part, count in sorted(parts.items()):
            steps += [part - last, *[0] * (min(count, MOST) - 1)]
            last = part
        return steps


def read_vocabulary(entries: Iterable[Entry]) -> Vocabulary:
    """Gather the words of all entries; parts are numbered through all of them."""
    vocabulary, number = Vocabulary(), 0
    for entry in entries:
        vocabulary.add(entry.meaning)
        for name in (entry.title, *(name for _, name in entry.names)):
            vocabulary.names |= vocabulary.add(name)
        for part in entry.parts:
            vocabulary.add(part.heading)
            for sentence in part.sentences:
                vocabulary.add(sentence, number)
            number += 1
    return vocabulary
