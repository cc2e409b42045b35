"""Two words of one clause that both say no: “don’t say nothing”, “nobody failed to”."""

from __future__ import annotations

from collections.abc import Iterator

from .negation import (
    ANY,
    CANNOT,
    DENIED,
    HARDLY,
    NONE,
    NOT,
    OPENERS,
    OTHER_CLAUSE,
    Twice,
    denied_subject,
    last_before,
    opens_clause,
)
from .prose import Prose

_PEOPLE = frozenset("nobody no-one none".split())
_APART = OTHER_CLAUSE | frozenset(
    "for where there there's is are was were with without in at on from by of into about after"
    " before between take having being doing seeing getting giving".split()
)
"""Between two negatives these say that each belongs to a clause of its own, or is spoken of."""
_SPEAKING = frozenset("say says said saying know knew".split())
_ANSWERED = frozenset("a an say says said saying".split())
"""Before "no" they show that it is an answer."""
_AFTER_OBJECT = frozenset("to about at in on for of with when if because".split())
_ASIDES = frozenset("that who which if whether when because where unless while since or".split())
_PRONOUNS = frozenset("i you he she it we they this these those there".split())
_APART_AFTER_THERE = frozenset(
    "if when because and but or as so unless until while than for with in at on from by of to"
    " evidence doubt guarantee proof sign chance danger risk need".split()
)
HELPERS = frozenset(
    "is are was were has had have can could will would may should does did do must".split()
)
_NO_DETERMINER = frozenset("matter longer doubt later sooner less fewer earlier more".split())
"""After "no" they make a phrase of their own: "no matter who asks"."""
_FAIL = frozenset(
    "fail fails failed failing neglect neglects neglected neglecting omit omits omitted".split()
)
_JOINS = ("-", "‑", "_")
"""Before a word they show that it is no verb: "the work"."""
_REFUSE = frozenset("refuse refuses refused decline declines declined".split())
_TAKEN_BACK = _FAIL | _REFUSE | HARDLY | {"never"}
_NOBODY = NONE | {"neither", "nor"}
_SUBJECTS = _PEOPLE | {"no", "neither", "nor"}
_APART_FROM_SUBJECT = _APART - {"of"}
_APART_FROM_NOBODY = _APART - HELPERS - {"of"} | _PRONOUNS
_APART_FROM_FAILING = _APART | HELPERS - {"have", "has"}
_NEAR = 5
"""Words before a “not” among which one that denies a person or thing may belong to it."""
"""Words from "cannot" to an "unless" or "without" that belongs to it. Our own bound."""
_CLAUSE = 4
"""Words after "unless" among which its own "not" stands."""


def said_twice(prose: Prose) -> Iterator[Twice]:
    """Find “don’t say nothing”, “nothing you cannot”, “nobody failed to” and their like."""
    vocabulary, words = prose.vocabulary, prose.words
    for word in vocabulary & NONE:
        for index in prose.at[word]:
            if found := _before_none(prose, index):
                yield found
    for word in vocabulary & NOT if vocabulary & _NOBODY else ():
        for index in prose.at[word]:
            if _NOBODY.isdisjoint(words[max(0, index - _NEAR) : index]):
                continue  # most often
            first = _before_not(prose, index)
            if first is not None and words[index + 1 : index + 2] != ["be"]:
                yield Twice(first, index + 1)
    for word in vocabulary & _TAKEN_BACK:
        for index in prose.at[word]:
            first = _before_others(prose, index)
            if first is not None:
                yield Twice(first, index + 1 + (word in _FAIL | _REFUSE))


def _before_none(prose: Prose, index: int) -> Twice | None:
    """Find “don’t have no”, “hardly no” and “neither had no”."""
    if not _is_object(prose, index):
        return None
    end = index + 1 + (prose.words[index : index + 2] == ["no", "one"])
    start = index - (prose.words[index - 1] in _SPEAKING)
    first = last_before(prose, start, DENIED | HARDLY, 3, _APART)
    if first is not None and not _is_aside(prose, first):
        return Twice(first, end, _with_any(prose, first, index))
    first = last_before(prose, start, _SUBJECTS, _NEAR - 1, _APART_FROM_SUBJECT)
    is_found = first is not None and first < index - 1 and _is_subject(prose, first)
    return Twice(first, end) if first is not None and is_found else None


def _is_subject(prose: Prose, first: int) -> bool:
    """True for “nobody”, “no one” and “neither” that begin a clause."""
    is_thing = prose.words[first] == "no" and prose.words[first + 1] != "one"
    return not is_thing and opens_clause(prose, first)


def _with_any(prose: Prose, first: int, index: int) -> str | None:
    """Return “don’t have any”; None where the two together may mean a yes: “can’t do nothing”."""
    words = prose.words
    is_sure = first < index - 1 and words[index - 1] not in ("do", "say", "absolutely")
    if not is_sure and words[first] not in HARDLY:
        return None
    is_person = words[index : index + 2] == ["no", "one"]
    return f"{prose.typed(first, index)} {'anyone' if is_person else ANY[words[index]]}"


def _is_aside(prose: Prose, first: int) -> bool:
    """True for “people who don’t ask get nothing”: the second belongs to the main clause."""
    before = prose.words[max(prose.passage(first).first, first - 3) : first]
    return not _ASIDES.isdisjoint(before)


def _is_object(prose: Prose, index: int) -> bool:
    """True unless it starts a clause of its own, or is no word that says “none of it”."""
    words, last = prose.words, index + (prose.words[index : index + 2] == ["no", "one"])
    after = words[last + 1 : min(prose.passage(index).end, last + 3)]
    is_end = not after or not prose.are_joined(last, last + 2)
    is_spoken = words[index - 1] in _SPEAKING
    if words[last] != "no":
        is_clause = is_spoken and after[:1] and after[0] not in _AFTER_OBJECT
        return is_end or not (is_clause or after[0] in HELPERS)
    is_answer = is_end or words[index - 1] in _ANSWERED
    is_word = not prose.text.startswith(_JOINS, prose.end(index))
    return not is_answer and is_word and after[0] not in _NO_DETERMINER and after[-1] not in HELPERS


def _before_not(prose: Prose, index: int) -> int | None:
    """Find “nothing you cannot”, “there is no one who does not” and “neither was not”."""
    for find in (_nothing_you_cannot, _there_is_no, _nobody_does_not):
        first = find(prose, index)
        if first is not None:
            return first
    return None


def _nothing_you_cannot(prose: Prose, index: int) -> int | None:
    if prose.words[index] not in CANNOT:
        return None
    first = last_before(prose, index, NONE, 2, _APART)
    return None if first is None or prose.words[first + 1] in _NO_DETERMINER else first


def _there_is_no(prose: Prose, index: int) -> int | None:
    first = last_before(prose, index, NONE, _NEAR - 1, _APART_AFTER_THERE)
    before = prose.words[max(first - 2, 0) : first] if first else []
    is_there = "there" in before or "there's" in before
    return first if first and is_there and prose.are_beside(first - 1, first + 1) else None


def _nobody_does_not(prose: Prose, index: int) -> int | None:
    words = prose.words
    first = last_before(prose, index, _NOBODY, _NEAR - 1, _APART_FROM_NOBODY)
    if first is None or not opens_clause(prose, first):
        return None
    if words[first] == "nothing" and index - first > 2:
        return None  # “nothing marked does not mean”
    is_verb = words[index] != "not" or (words[index - 1] in HELPERS and first < index - 1)
    return first if is_verb else None


def _before_others(prose: Prose, index: int) -> int | None:
    """Find “never fails to”, “never refuse to”, “can’t hardly” and “don’t never”."""
    words = prose.words
    if words[index] in _REFUSE:
        is_never = words[index + 1 : index + 2] == ["to"]
        return last_before(prose, index, {"never"}, 1, _APART) if is_never else None
    if words[index] not in _FAIL:
        first = last_before(prose, index, NOT | {"without"}, 1, _APART)
        return None if first is None or words[first - 1] in OPENERS else first
    if words[index + 1 : index + 2] != ["to"]:
        return None
    first = last_before(prose, index, DENIED, 3, _APART_FROM_FAILING)
    return first if first is not None else denied_subject(prose, index)


def unless_not(prose: Prose) -> Iterator[Twice]:
    """Find “unless you do not”."""
    for index in prose.at.get("unless", ()):
        end = min(prose.passage(index).end, index + _CLAUSE)
        for at in range(index + 1, end):
            if prose.words[at] in DENIED and prose.are_joined(index, at + 1):
                yield Twice(index, at + 1)
                break
