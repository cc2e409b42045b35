"""Whether a word is used as a verb or as a noun, as far as its neighbours tell."""

from __future__ import annotations

from .forms import Form, Part, is_irregular_verb
from .prose import Prose

ARTICLES = frozenset({"a", "an", "the"})
OWNERS = frozenset("my your his her its our their whose".split())
DETERMINERS = (
    ARTICLES
    | OWNERS
    | frozenset(
        "this that these those any some no every each all both such another either neither"
        " which what much many more most several few less other one two three".split()
    )
)
_SUBJECTS = frozenset("i we you they he she it who".split())
_OBJECTS = frozenset("me us you him her them it themselves yourself ourselves".split())
_BEFORE_BASE = frozenset(
    "to will would can could may might must shall should cannot do does did don't doesn't didn't"
    " can't won't wouldn't shouldn't couldn't please let's i'll we'll you'll they'll i'd we'd"
    " you'd they'd never always not".split()
)
_OF_PLACE = frozenset(
    "of in on with for about under from by at into through during without per as between after"
    " before towards within against over than".split()
)
_ADVERBS = frozenset("also never always often then now just still only not actively".split())
_BE = frozenset("be am is are was were been being isn't aren't wasn't weren't it's that's".split())
_HAVE = frozenset("have has had having haven't hasn't hadn't i've we've you've they've".split())
_PASSIVE = _BE | {"get", "gets", "got", "getting"}
_ALSO_PRONOUNS = frozenset({"that", "which", "all", "both", "this", "these", "those"})
_AFTER_VERB = ARTICLES | OWNERS | _OBJECTS | {"this", "these", "those"}
_COMMON_VERBS = frozenset(
    "add agree aim allow answer apply ask avoid call carry care change check close collect create"
    " decide describe encourage end expect explain finish fix follow gather happen help improve"
    " increase join keep learn like limit listen live look love move need offer open pass plan play"
    " prepare prevent promise protect reach receive reduce remove reply save share solve start stay"
    " stop suggest support talk tell thank touch train treat try turn use visit wait want watch"
    " work worry".split()
)
_NEAR = 4
"""How many words back a helping verb may stand: "have not yet been fully used"."""


def is_verb(prose: Prose, first: int, end: int, form: Form = Form.BASE) -> bool | None:
    """Say whether some words that may be verb or noun are the verb; None when nothing tells.

    Args:
        prose: the document's words.
        first: the index of the first word.
        end: the index after the last one.
        form: which form of the verb they would be.
    """
    before, after = _before(prose, first), _after(prose, end)
    if before in DETERMINERS - _ALSO_PRONOUNS or after in ("of", *_BE):
        return False
    if form is Form.ING:
        return True
    if form in (Form.PAST, Form.PARTICIPLE):
        return True if before in (_SUBJECTS | _HAVE | _BE) or after in _AFTER_VERB else None
    if form is Form.THIRD and before in (_SUBJECTS | _ALSO_PRONOUNS):
        return True
    if form is Form.BASE and before in (_BEFORE_BASE | _SUBJECTS):
        return True
    if before in (_OF_PLACE | _BE | _HAVE):
        return False
    return True if after in _AFTER_VERB else None


def is_noun(prose: Prose, first: int, end: int) -> bool | None:
    """Say whether some words that may be verb or noun are the noun; None when nothing tells."""
    found = is_verb(prose, first, end)
    return None if found is None else not found


def is_participle(prose: Prose, index: int) -> bool | None:
    """Say whether a word is "given" rather than "gave"; None when nothing tells."""
    passage = prose.passage(index)
    near = prose.words[max(passage.first, index - _NEAR) : index]
    if any(word in _HAVE or word in _PASSIVE for word in near):
        return True
    if not near or near[-1] in _BEFORE_BASE:
        return None
    if near[-1] in _SUBJECTS or (near[-1] in _ADVERBS and near[-2:-1] in [[s] for s in _SUBJECTS]):
        return False
    return True if near[-1] in DETERMINERS else None


def part_named(name: str) -> Part:
    """Return the part of speech that a word list names."""
    return {"verb": Part.VERB, "noun": Part.NOUN}.get(name, Part.OTHER)


def part_guessed(phrase: str) -> Part:
    """Return what a phrase most likely is: "talk to" is a verb, "family time" a noun."""
    first, *rest = phrase.split()
    if not rest:
        return Part.ANY
    return Part.VERB if first in _COMMON_VERBS or is_irregular_verb(first) else Part.NOUN


def _before(prose: Prose, index: int) -> str | None:
    """Return the word before, an adverb left out; None at the start or after a mark."""
    passage = prose.passage(index)
    while index > passage.first and prose.are_joined(index - 1, index + 1):
        index -= 1
        if prose.words[index] not in _ADVERBS and not prose.words[index].endswith("ly"):
            return prose.words[index]
    return None


def _after(prose: Prose, end: int) -> str | None:
    """Return the word after; None at the end or before a mark."""
    last = prose.passage(end - 1).end
    return prose.words[end] if end < last and prose.are_joined(end - 1, end + 1) else None
