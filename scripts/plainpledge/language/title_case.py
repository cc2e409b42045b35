"""Titles With Capitals On Every Word, and how they read as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .words import look_up

_WORD = re.compile(r"(?<![^\s(“‘\"'])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![^\s,;:.?!)”’\"'])(?!\.\w)")
_SMALL = frozenset(
    "a an and as at but by for from if in into is it its of on or our the to up with your you we"
    " how what when where who why not are be do does can will my their this that about".split()
)
_LONGEST = 300
"""Characters. What is longer is a text, not a title."""
_OPENINGS = (":", "–", "—", "?", "!", ".", "“", '"', "-")
_OF_LAWS = frozenset({"Act", "Bill", "Regulations", "Order"})
_ENDS_OF_NAMES = frozenset(
    "school academy college university nursery hospital surgery council trust church house street"
    " road centre park".split()
)
"""What names of places end with, such as “Mill Lane Primary School”."""
_DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december christmas easter".split()
)
_COMMON = 3.8
"""Zipf frequency from which a word may be no name."""
_FEWEST = 2
"""Words with a needless capital; one alone may be part of a name."""


def in_sentence_case(title: str, names: Iterable[str]) -> str | None:
    """Return a title with capitals only at its start and in names; None if it is so already.

    Only a title is doubted in which every long word has a capital, and that joins its words with
    a small one or an asking one, as in “How To Ask For A Visit”. Else it may be a name.
    """
    if len(title) > _LONGEST or not _has_needless(title):
        return None
    plain = _without(title, names)
    if not _has_needless(plain):
        return None
    better = title
    for word in _inner_words(plain):
        if word[0].istitle() and (word[0].lower() in _SMALL or not _may_be_name(word[0])):
            better = better[: word.start()] + word[0].lower() + better[word.end() :]
    return better


def _has_needless(title: str) -> bool:
    """True when all long words have capitals, and some of them are plain words."""
    inner = _inner_words(title)
    words = [word[0] for word in _WORD.finditer(title)]
    long = [word[0] for word in inner if word[0].lower() not in _SMALL]
    joins = any(word.lower() in _SMALL for word in words)
    is_law = not _OF_LAWS.isdisjoint(words)
    is_whole = all(word[0].isupper() for word in long)
    return joins and not is_law and is_whole and sum(map(_is_common, long)) >= _FEWEST


def _inner_words(title: str) -> list[re.Match[str]]:
    """Return the words that open no part of a title."""
    words = list(_WORD.finditer(title))[1:]
    return [word for word in words if title[: word.start()].rstrip()[-1:] not in _OPENINGS]


def _without(title: str, names: Iterable[str]) -> str:
    """Return a title of the same length in which known names with capitals are blanked."""
    for name in names:
        if name != name.lower():
            title = re.sub(rf"\b{re.escape(name)}\b", lambda found: "0" * len(found[0]), title)
    for span in reversed(list(_names_of_places(title))):
        title = title[: span[0]] + "0" * (span[1] - span[0]) + title[span[1] :]
    return title


def _names_of_places(title: str) -> Iterable[tuple[int, int]]:
    """Yield the stretches from a word that is hardly an everyday one to “School” or “Council”."""
    start = -1
    for word in _WORD.finditer(title):
        if not word[0][0].isupper() or word[0].lower() in _SMALL:
            start = -1
        elif start >= 0 and word[0].lower() in _ENDS_OF_NAMES:
            yield start, word.end()
            start = -1
        elif start < 0 and not _is_common(word[0]):
            start = word.start()


def _is_common(word: str) -> bool:
    is_known = look_up(word.lower()).frequency >= _COMMON
    return len(word) > 2 and word.istitle() and is_known and not _may_be_name(word)


def _may_be_name(word: str) -> bool:
    return word.lower() in _DAYS_AND_MONTHS or look_up(word).is_name
