"""What says no before a word."""

from __future__ import annotations

from typing import NamedTuple

from .prose import Prose

_ADVERBS = frozenset(
    "at all entirely altogether completely wholly totally really very so too".split()
)
_CONTRACTED = {"isn't": "is", "aren't": "are", "wasn't": "was", "weren't": "were"}
_OPENERS = frozenset({"if", "or", "whether", "when"})
"""Before "not" they say something else: "difficult, if not impossible"."""


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
