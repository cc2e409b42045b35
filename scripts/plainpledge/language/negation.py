"""What says no before a word or a verb, and what bars people from doing something."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from .doers import doers
from .participles import verb_of
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
_PARTLY = _DEGREES - {"at", "all"}
_LINKS = frozenset("be been being seem look feel sound become seemed looked felt sounded".split())
_ARTICLES = frozenset({"a", "an"})
_BETWEEN = _DEGREES | _LINKS | _ARTICLES
OPENERS = frozenset({"if", "or", "whether", "when"})
"""Before "not" they say something else: "difficult, if not impossible"."""
_IS = frozenset("is are was were be feel feels felt".split())
_JOINING = frozenset(
    "if that until when because and but or as so why how whether than whilst while though".split()
)
CANNOT = frozenset({"cannot", "can't", "couldn't"})
_MAY = frozenset("can may shall will".split())
_MODALS = _MAY | {"could", "would"}
_CONTRACTED_MODALS = frozenset({"won't", "wouldn't", "shan't"})
_BARS = NOT | _MAY | {"never", "unable", "shan't"}
_ABLE = frozenset("able possible".split())
_ALLOWED = frozenset("permitted allowed".split())
_BEFORE_BAR = _MODALS | frozenset("is are was were am be been".split())
_APART_FROM_NEED = frozenset("or and but who that if because when so then".split())
_DETERMINERS = frozenset("the a our your their this any".split())
"""Before a word they show that it is no verb: "the work"."""
_ONESELF = frozenset("i he she".split())
_NO_RULE_FOR = _ONESELF | frozenset("we they it us me him her them somebody someone".split())
_NOT_NEEDED = frozenset(
    "me you him her them us it this that consequence consequences trouble difficulty pain risk"
    " fear effort delay".split()
)
"""After "without" they are nothing that people have to bring."""
_PERMISSION = frozenset(
    "permission consent approval agreement authority authorisation licence license permit ticket"
    " tickets visa passport letter evidence proof notice certificate receipt warrant invitation"
    " appointment booking password membership identification id".split()
)
_WISHED = frozenset("imagine picture live go have see think".split())
"""Verbs that say what somebody feels, not what is allowed: “can’t imagine life without”."""
_AGAIN = frozenset({"again", "ever"})
_FARTHEST = 10
"""Words from "cannot" to an "unless" or "without" that belongs to it. Our own bound."""
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
    is_partly: bool = False
    """True for "not entirely", which does not say the whole opposite."""

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
    is_partly = not _PARTLY.isdisjoint(between)
    return Negation(at, None if is_partly else _left(words[at], between), is_partly)


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


def only_with(prose: Prose, idioms: Collection[str]) -> Iterator[Twice]:
    """Find “cannot start without”, “nobody may enter unless” and “never … without”.

    Args:
        prose: the words.
        idioms: words that go with “without”, such as “do” or “cope”.
    """
    for word in prose.vocabulary & {"without", "unless"}:
        for index in prose.at[word]:
            end = index - (word == "unless" and prose.gaps[index].strip() == ",")
            first = last_before(prose, end, _BARS, _FARTHEST, _APART_FROM_NEED)
            bar = None if first is None else _bar(prose, first, index)
            if bar is not None and not (word == "without" and _is_idiom(prose, index, idioms)):
                yield Twice(bar, index + 1)


def _is_idiom(prose: Prose, index: int, idioms: Collection[str]) -> bool:
    if prose.words[index + 1 : index + 2] == ["first"]:
        return False
    verb = index - 1 - (prose.words[index - 1] == "it")
    return prose.words[verb] in idioms and prose.words[verb - 1] not in _DETERMINERS


def _bar(prose: Prose, first: int, index: int) -> int | None:
    """Return the first word of what bars somebody, if what follows opens the way again."""
    words, is_unless = prose.words, prose.words[index] == "unless"
    before = words[max(prose.passage(first).first, first - 2) : first]
    if words[first] in _MAY:
        subject = last_before(prose, first, NONE, 4, OTHER_CLAUSE)
        if subject is None or not opens_clause(prose, subject):
            return None
        is_told = words[first] == "will" and (words[subject] == "nothing" or not is_unless)
        return None if is_told else subject
    if words[index : index + 2] == ["without", "first"]:
        return first
    if words[first] == "never":
        return None if not before or is_unless or index - first < 2 else first
    if words[first] == "not" and before == ["you", "may"]:
        return first
    helper, after = before[-1:], words[first + 1 : min(first + 3, index)]
    is_possible = helper in (["can"], ["could"]) or not _ABLE.isdisjoint(after)
    is_able = words[first] == "not" and is_possible
    if is_able or words[first] in CANNOT | {"unable"}:
        return first if is_unless or _is_rule(prose, first, index) else None
    is_modal = words[first] in _CONTRACTED_MODALS or not _MODALS.isdisjoint(helper)
    is_barred = not _ALLOWED.isdisjoint(after) or (is_modal and _is_passive(prose, first, index))
    return first if is_unless and is_barred else None


def _is_passive(prose: Prose, first: int, index: int) -> bool:
    """True for “not be used”, “not normally be used” and “not be normally used”."""
    between = prose.words[first + 1 : index]
    after = [word for word in between if not (word.endswith("ly") or word in _AGAIN)]
    return after[:1] == ["be"] and verb_of((after[1:2] or ["be"])[0]) is not None


def _is_rule(prose: Prose, first: int, index: int) -> bool:
    """True for “you cannot board without”, not for “I cannot drink tea without”."""
    words, passage = prose.words, prose.passage(index)
    at = first - 1
    while at > passage.first and words[at] in _BEFORE_BAR:
        at -= 1
    subject = words[at] if at >= passage.first else ""
    needed = words[index + 1 : min(index + 6, passage.end)]
    if subject in _ONESELF or not _PERMISSION.isdisjoint(needed):
        return subject not in _ONESELF
    if not needed or needed[0] in _NOT_NEEDED or words[first + 1] in _WISHED:
        return False
    is_told = subject == "you" or subject in doers() - _NO_RULE_FOR
    return is_told or _is_passive(prose, first, index)
