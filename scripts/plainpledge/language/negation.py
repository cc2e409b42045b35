"""What says no before a word, or before a verb."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from .prose import Prose

_VERBS = "is are was were has have had do does did could would should must might need".split()
_CONTRACTED = {f"{verb}n't": verb for verb in _VERBS} | {"can't": "can", "won't": "will"}
HARDLY = frozenset("hardly scarcely barely".split())
NOT = frozenset({*_CONTRACTED, "not", "cannot", "ain't"})
"""What denies a verb."""
DENIED = NOT | {"never"}
ANY = {
    "no": "any", "none": "any", "nothing": "anything", "nowhere": "anywhere",
    "nobody": "anybody", "no-one": "anyone",
}  # fmt: skip
NONE = frozenset(ANY)
"""What denies a thing or a person."""
_DEGREES = frozenset(
    "at all entirely altogether completely wholly totally really very so too quite particularly"
    " especially overly terribly exactly".split()
)
_LINKS = frozenset("be been being seem look feel sound become seemed looked felt sounded".split())
_ARTICLES = frozenset({"a", "an"})
_BETWEEN = _DEGREES | _LINKS | _ARTICLES
OPENERS = frozenset({"if", "or", "whether", "when"})
"""Before "not" they say something else: "difficult, if not impossible"."""
_IS = frozenset("is are was were be feel feels felt".split())
_JOINING = frozenset(
    "if that until when because and but or as so why how whether than whilst while though".split()
)
OTHER_CLAUSE = _JOINING | frozenset(
    "who what which say says said saying accept answer knew know unless to only just mean means"
    " think thinks thought believe promise guarantee ensure imply suggest".split()
)


class Twice(NamedTuple):
    """Two words of one clause that both say no."""

    first: int
    end: int
    """The index after the last word."""
    better: str | None = None
    """What could stand there; None when that is not sure."""


class Negation(NamedTuple):
    """What says no before a word."""

    first: int
    """The index of its first word."""
    kept: tuple[str, ...] | None
    """What is left without the no: "is" of "isn't"; None when it cannot simply be left out."""

    def of_word(self, index: int, better: str) -> Twice:
        """Return it with the word after it, and what could stand there: "is a fair"."""
        kept = self.kept
        if kept is not None and kept[-1:] in (("a",), ("an",)):
            kept = None if " " in better else (*kept[:-1], "an" if better[0] in "aeiou" else "a")
        return Twice(self.first, index + 1, None if kept is None else " ".join((*kept, better)))


def negated(prose: Prose, index: int) -> Negation | None:
    """Return the "not" or "isn't" that stands before a word; some words may stand in between."""
    words, first = prose.words, prose.passage(index).first
    at = index - 1
    while at > first and (words[at] in _BETWEEN or words[at : at + 2] == ["have", "been"]):
        at -= 1
    if at < first or not prose.are_joined(at, index + 1):
        return None
    between = words[at + 1 : index]
    if words[at] in _IS and (subject := denied_subject(prose, at)) is not None:
        return Negation(subject, None)
    if words[at] == "means" and words[at - 2 : at] == ["by", "no"]:
        return Negation(at - 2, _kept("", between))
    is_spoken_of = at > first and words[at - 1] in OPENERS
    if words[at] not in DENIED | HARDLY or is_spoken_of or _is_order(prose, at):
        return None
    return Negation(at, _left(words[at], between))


def _left(no: str, between: list[str]) -> tuple[str, ...] | None:
    verb = _CONTRACTED.get(no, "can" if no == "cannot" else "")
    if no == "never" or verb in ("does", "did"):
        return None
    return _kept("" if verb == "do" else verb, between)


def _kept(verb: str, between: list[str]) -> tuple[str, ...]:
    kept = (word for word in between if word not in _DEGREES)
    return (*([verb] if verb else []), *kept)


def _is_order(prose: Prose, at: int) -> bool:
    """True for "do not be" and "never be" at the start of a sentence."""
    before = prose.words[at - 1 : at]
    is_do = prose.words[at] == "don't" or before == ["do"]
    is_first = at == prose.passage(at).first
    return prose.words[at + 1] == "be" and (is_do or is_first)


def denied_subject(prose: Prose, verb: int) -> int | None:
    """Return the "nobody" or "none" of "nobody is" and "none of our rooms are"."""
    at = last_before(prose, verb, NONE, 4, OTHER_CLAUSE)
    return at if at is not None and opens_clause(prose, at) else None


def opens_clause(prose: Prose, at: int) -> bool:
    is_first = at == prose.passage(at).first
    return is_first or prose.words[at - 1] in _JOINING or not prose.are_beside(at - 1, at + 1)


def last_before(
    prose: Prose, index: int, wanted: Collection[str], most: int, apart: Collection[str]
) -> int | None:
    """Return the nearest of some words before another, if the two are in one clause.

    Args:
        prose: the words.
        index: of the second word.
        wanted: what the first may be.
        most: how many words may stand between.
        apart: words that may not stand between.
    """
    for at in range(index - 1, max(prose.passage(index).first, index - most - 1) - 1, -1):
        if prose.words[at] in wanted:
            return at if prose.are_joined(at, index + 1) else None
        if prose.words[at] in apart:
            return None
    return None
