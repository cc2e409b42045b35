"""Passives: what is done, and by whom, as far as the words around tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .doers import doer, doers
from .participles import verb_of
from .prose import Passage, Prose

DUTIES = {
    ("must",): "must", ("should",): "should", ("shall",): "must", ("will",): "will",
    ("needs", "to"): "need to", ("need", "to"): "need to", ("has", "to"): "have to",
    ("have", "to"): "have to", ("is", "to"): "must", ("are", "to"): "must",
    ("ought", "to"): "should", ("must", "not"): "must not", ("should", "not"): "should not",
    ("shall", "not"): "must not", ("you'll",): "will",
    ("we'll",): "will", ("they'll",): "will", ("it'll",): "will", ("he'll",): "will",
    ("she'll",): "will", ("mustn't",): "must not", ("shouldn't",): "should not",
}  # fmt: skip
"""What stands before "be" when somebody has to do something, and how to say it to that person."""
_BE = frozenset("be is are was were been being it's they're we're you're isn't aren't".split())
_PARTICLES = frozenset("out up off down away back".split())
_DENIED = frozenset("don't doesn't didn't not never may might".split())
_HELPERS = frozenset("will would can could may might must should shall has have had won't".split())
_ADVERBS = frozenset("also then always never only first still now not both all either".split())
_FARTHEST = 4
"""Words that may stand between a participle and its "by"."""


class Passive(NamedTuple):
    """One passive; all places are indexes of words."""

    first: int
    """Its first word: "must" or "is"."""
    participle: int
    end: int
    """After the participle, or after its particle: "carried out"."""
    duty: str | None
    """How the duty is said to a person: "must", "need to"; None when it is none."""
    doer: tuple[int, int] | None
    """The first word of who does it, and the one after the last."""
    by: int | None
    """The "by" that follows; it may tell a time, a place or a means instead."""


def duties(prose: Prose) -> Iterator[Passive]:
    """Yield each duty or promise in the passive: "must be done"."""
    for be in prose.at.get("be", ()):
        passage = prose.passage(be)
        first, duty = _duty(prose, be, passage)
        participle = _participle(prose, be, passage)
        if duty and participle and prose.are_joined(first, participle + 1):
            yield _passive(prose, first, participle, duty, passage)


def passives_with_doer(prose: Prose) -> Iterator[Passive]:
    """Yield each passive whose doer is named: "is done by the nurse"."""
    people = prose.vocabulary & doers()
    for by in prose.at.get("by", ()) if people else ():
        passage = prose.passage(by)
        found = doer(prose, by, passage)
        if found is None:
            continue
        for be in range(by - 1, max(passage.first, by - _FARTHEST - 3) - 1, -1):
            if prose.words[be] in _BE and (participle := _participle(prose, be, passage)):
                is_its_own = participle == by - 1 or not verb_of(prose.words[by - 1])
                if participle < by and is_its_own and prose.are_joined(be, by + 1):
                    first = be - (be > passage.first and prose.words[be - 1] in _HELPERS)
                    yield Passive(first, participle, found[1], None, found, by)
                break


def is_of_people(prose: Prose, one: Passive) -> bool:
    """True for a duty, and for what will happen to people: machines make much else happen."""
    words = prose.words[max(prose.passage(one.first).first, one.first - 1) : one.first + 1]
    is_will = one.duty is not None and one.duty.startswith("will")
    return not is_will or words[-1] != "will" or words[0] in doers()


def _passive(prose: Prose, first: int, at: int, duty: str, passage: Passage) -> Passive:
    near = range(at + 1, min(at + 1 + 3 * _FARTHEST, passage.end))
    bys = [index for index in near if prose.words[index] == "by"]
    named = next((found for by in bys if (found := doer(prose, by, passage))), None)
    if "never" in prose.words[first:at]:
        duty = f"{duty} never"
    end = at + 1 + _has_particle(prose, at, passage)
    return Passive(first, at, end, duty, named, bys[0] if bys else None)


def _has_particle(prose: Prose, at: int, passage: Passage) -> bool:
    """True for "carried out" and "filled in", but not for "held in May"."""
    pair = prose.words[at : at + 2]
    particles = _PARTICLES | ({"in"} if pair[0] in ("filled", "handed") else frozenset())
    return at + 1 < passage.end and pair[1] in particles and prose.are_joined(at, at + 2)


def _duty(prose: Prose, be: int, passage: Passage) -> tuple[int, str | None]:
    """Return where the helping verbs before a "be" start, and the duty they tell of."""
    last = be
    while last > passage.first and _is_adverb(prose.words[last - 1], "not"):
        last -= 1
    for length in (2, 1):
        first = last - length
        if first >= passage.first and (duty := DUTIES.get(tuple(prose.words[first:last]))):
            is_denied = first > passage.first and prose.words[first - 1] in _DENIED
            return (be, None) if is_denied else (first, duty)
    return be, None


def _participle(prose: Prose, be: int, passage: Passage) -> int | None:
    """Return the participle after a form of "be", adverbs left out."""
    at = be + 1
    while at < passage.end and _is_adverb(prose.words[at], ""):
        at += 1
    is_one = at < passage.end and at not in prose.mentioned and verb_of(prose.words[at])
    return at if is_one else None


def _is_adverb(word: str, but: str) -> bool:
    return word != but and (word in _ADVERBS or word.endswith("ly"))
