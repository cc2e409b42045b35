"""What says no before a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .prose import Prose

_ADVERBS = frozenset(
    "at all entirely altogether completely wholly totally really very so too".split()
)
_CONTRACTED = {"isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were"}
_OPENERS = frozenset({"if", "or", "whether", "when"})
"""Before "not" they say something else: "difficult, if not impossible"."""

_NONE = frozenset("no never nobody nothing none nowhere".split())
_DOES_NOT = frozenset("don't doesn't didn't can't won't cannot never without".split())
_NEW_CLAUSE = frozenset(
    "if that until when because but and or as so who say says said saying take accept means answer"
    " whether than for knew know whilst while though where there's"
    " unless is are was were".split()
)
"""Between two negatives these say that each belongs to a clause of its own, or is spoken of."""
CANNOT = frozenset({"cannot", "can't"})
_BETWEEN = 2
"""Words between two negatives of one clause."""


class Negation(NamedTuple):
    """A word that says no."""

    first: int
    """Its index."""
    verb: str
    """What is left without the no: "is" of "isn't"; nothing of "not"."""


def negated(prose: Prose, index: int) -> Negation | None:
    """Return the "not" or "isn't" that stands before a word; adverbs may stand in between."""
    passage, at = prose.passage(index), index - 1
    while at > passage.first and prose.words[at] in _ADVERBS:
        at -= 1
    if at < passage.first or not prose.are_joined(at, index + 1):
        return None
    if prose.words[at] == "not" and (at == passage.first or prose.words[at - 1] not in _OPENERS):
        return Negation(at, "")
    verb = _CONTRACTED.get(prose.words[at])
    return Negation(at, verb) if verb else None


def said_twice(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the first word of “don’t never” and “nothing you cannot”, and the one after the last.

    A few words may stand between the two.
    """
    for firsts, seconds in ((_DOES_NOT, _NONE), (_NONE - {"never"}, CANNOT)):
        for index in (at for word in prose.vocabulary & seconds for at in prose.at[word]):
            start = max(prose.passage(index).first, index - _BETWEEN - 1)
            found = [at for at in range(start, index) if prose.words[at] in firsts]
            if found and _is_one_clause(prose, found[-1], index):
                yield found[-1], index + 1


def _is_one_clause(prose: Prose, first: int, last: int) -> bool:
    is_one = _NEW_CLAUSE.isdisjoint(prose.words[first:last])
    return is_one and prose.are_joined(first, last + 1)
