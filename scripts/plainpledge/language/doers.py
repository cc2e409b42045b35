"""Who does something: the people named after a "by"."""

from __future__ import annotations

from .prose import Passage, Prose
from .tables import column

_PRONOUNS = frozenset("us you me him them".split())
_ARTICLES = frozenset({"a", "an", "the"})
_STOPS = frozenset(
    "in on at for with to from who which that of and or as when where if but because into than"
    " time end date day week month year deadline start age hour means way using default itself"
    " by about after before over under near through is are was were".split()
)
"""Words that end the name of a doer, or show that what follows "by" is none."""
_LONGEST_DOER = 6


def doer(prose: Prose, by: int, passage: Passage) -> tuple[int, int] | None:
    """Return the people named after a "by"; None where it tells a time, a place or a means."""
    for at in range(by + 1, min(by + 1 + _LONGEST_DOER, passage.end)):
        word = prose.words[at]
        is_other = word in _ARTICLES and at > by + 1  # "by an exercise the company began"
        if word in _STOPS or is_other or word[0].isdigit() or not prose.are_joined(at - 1, at + 1):
            return None
        is_far = word in _PRONOUNS and at > by + 1  # "by the US"
        if word in doers() and not is_far and not (word == "her" and _goes_on(prose, at, passage)):
            following = prose.words[at + 1 : at + 2] if at + 1 < passage.end else []
            is_part = bool(following) and following[0] in doers() and prose.are_joined(at, at + 2)
            return (by + 1, at + 1 + is_part)
    return None


def _goes_on(prose: Prose, at: int, passage: Passage) -> bool:
    """True when a name goes on after a word: "her teacher"."""
    following = prose.words[at + 1 : min(at + 2, passage.end)]
    return following != [] and following[0] not in _STOPS and prose.are_joined(at, at + 2)


def doers() -> frozenset[str]:
    """Return the words for people, and for bodies of people."""
    return column(__package__, "people", "word")
