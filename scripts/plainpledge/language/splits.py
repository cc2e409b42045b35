"""Where a long sentence can be made into two."""

from __future__ import annotations

from .forms import is_irregular_verb
from .prose import Passage, Prose

EDGE = 5
"""Words that must stand on either side of the place."""
_JOINTS = {"but": 1, "so": 2, "and": 2, "which": 3}
"""Words that may open a new thought, the lower the likelier.

What starts with “because” or “while” cannot stand alone.
"""
_SUBJECTS = frozenset("i we you he she it they this these there people everyone".split())
_ARTICLES = frozenset("those the a an your our their his her its".split())
"""They open a thought after a comma; without one they may open the second of two things."""
_HANGING = frozenset("and but or in of to for with by on at from that if as than not just".split())
"""What no sentence ends with."""
_DEPENDENT = frozenset("if when unless because although while whether that who where".split())
"""They open a thought that hangs on another one: what is joined to it hangs there too."""
_OPEN_DEPENDENT = _DEPENDENT | frozenset("which whose what how since as until after before".split())
"""They have a verb of their own, which is not that of the sentence."""
_NEVER_FIRST = frozenset("that which who whose because unless or nor to ie eg".split())
"""After a mark they go on with the same thought."""
_FINITE = frozenset(
    "am is are was were has have had do does did will would can cannot could may might must shall"
    " should makes gives gave takes took comes came goes went gets says knows knew thinks lets"
    " tells seems became becomes began keeps pays wrote chose spoke saw".split()
)
"""Verbs that are no nouns, and that somebody or something stands before."""
_SHORT_VERBS = ("n't", "'s", "'re", "'ll", "'ve", "'d", "'m")
_SO_THAT = ["so", "that"]
_WORST = 9
"""A place that costs more is none: half of the distance from the middle counts too."""
_NEVER = 2 * _WORST
_FAR = 2 * _WORST
"""Words from the middle beyond which any place costs too much."""
_LOOK_BACK = 40
"""Words before a place in which the start of its clause is looked for. Our own bound."""
_DASHES = tuple("–—-")


def split_place(prose: Prose, passage: Passage) -> int | None:
    """Return the index of the word before which a full stop would do best, near the middle."""
    middle = (passage.first + passage.end) / 2
    first = max(passage.first + EDGE, int(middle) - _FAR)
    last = min(passage.end - EDGE, int(middle) + _FAR, _end_of_whole(prose, passage))
    costs = {at: _cost(prose, passage, at) for at in range(first, last + 1)}
    costs = {at: cost + abs(at - middle) / 2 for at, cost in costs.items() if cost < _NEVER}
    best = min(costs, key=lambda at: costs[at], default=None)
    return best if best is not None and costs[best] <= _WORST else None


def _end_of_whole(prose: Prose, passage: Passage) -> int:
    """Return the last place that is not in a list: items follow a colon, or “;” parts them."""
    gaps = {at: _mark(prose, at) for at in range(passage.first + 1, passage.end)}
    if sum(mark == ";" for mark in gaps.values()) > 1:
        return passage.first
    return min((at for at, mark in gaps.items() if mark == ":"), default=passage.end)


def _mark(prose: Prose, at: int) -> str:
    """Return the mark before a word; “” for a hyphen, and for a colon in a time of day."""
    gap = prose.text[prose.end(at - 1) : prose.starts[at]]
    mark = gap.strip()[:1]
    return mark if mark == "—" or gap != gap.strip() else ""


def _cost(prose: Prose, passage: Passage, at: int) -> float:
    """Tell how badly a sentence would be split before a word; 0 is best."""
    mark = _mark(prose, at)
    if _is_in_brackets(prose.text[passage.span.start : prose.starts[at]]):
        return _NEVER
    if mark in {";", ":", *_DASHES}:
        return 0 if _parts_thoughts(prose, passage, at, mark) else _NEVER
    has_comma = mark == ","
    joint = _JOINTS.get(prose.words[at])
    if joint is None or prose.words[at - 1] in _HANGING:
        return _NEVER
    if not _opens(prose, passage, at, has_comma) or _hangs(prose, passage, at):
        return _NEVER
    return joint - has_comma


def _is_in_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


def _parts_thoughts(prose: Prose, passage: Passage, at: int, mark: str) -> bool:
    """True where the words on both sides of a mark can stand alone."""
    if mark == ":" and not _has_verb(prose, passage.first, at):
        return False  # “Opening hours: the shop is open all day”
    if mark in _DASHES and _is_put_in(prose, passage, at):
        return False
    is_wide = mark == ";" and any(map(is_irregular_verb, prose.words[at : passage.end]))
    if prose.words[at] in _NEVER_FIRST | _FINITE or prose.words[at : at + 2] == ["but", "also"]:
        return False
    return not _is_open(prose, passage, at) and (is_wide or _has_verb(prose, at, passage.end))


def _is_put_in(prose: Prose, passage: Passage, at: int) -> bool:
    """True for one of two dashes: what stands between them is put into the sentence."""
    marks = [_mark(prose, other) for other in range(passage.first + 1, passage.end)]
    return sum(mark in _DASHES for mark in marks) > 1


def _has_verb(prose: Prose, first: int, end: int) -> bool:
    """True for words of which somebody does something in them, not only “who”, “if” or “that”."""
    hangs = prose.words[first] in _OPEN_DEPENDENT
    if prose.words[first].partition("'")[0] in _SUBJECTS - {"this", "these", "people"}:
        return True
    for at in range(first + 1, end):
        word = prose.words[at]
        if "(" in prose.text[prose.end(at - 1) : prose.starts[at]]:
            return False
        if word in _OPEN_DEPENDENT:
            hangs = True
        if word in _FINITE or word.endswith(_SHORT_VERBS):
            if not hangs:
                return True
            hangs = False
    return False


def _opens(prose: Prose, passage: Passage, at: int, has_comma: bool) -> bool:
    """True where somebody does something after the joint: it does not join two things."""
    after = prose.words[at + 1]
    if prose.words[at] == "which":
        return has_comma
    if prose.words[at : at + 2] == _SO_THAT:
        return False
    is_thing = has_comma and after in _ARTICLES and _has_verb(prose, at + 1, passage.end)
    return after in _SUBJECTS or is_thing


def _hangs(prose: Prose, passage: Passage, at: int) -> bool:
    """True after a word such as “if” with no mark since."""
    start = max(passage.first, at - _LOOK_BACK)
    for index in range(at - 1, start, -1):
        if prose.text[prose.end(index - 1) : prose.starts[index]].strip():
            start = index
            break
    return not _DEPENDENT.isdisjoint(prose.words[start:at]) or _is_open(prose, passage, at)


def _is_open(prose: Prose, passage: Passage, at: int) -> bool:
    """True while a sentence that begins with “if” has not come to what then is done."""
    if prose.words[passage.first] not in _DEPENDENT - {"that", "who"}:
        return False
    places = range(passage.first + 1, at)
    commas = (other for other in places if _mark(prose, other) == ",")
    has_come = any(prose.words[other] not in _HANGING | _DEPENDENT for other in commas)
    return not has_come and not _has_verb(prose, passage.first, at)
