"""Where a long sentence can be made into two."""

from __future__ import annotations

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
_SO_THAT = ["so", "that"]
_WORST = 9
"""A place that costs more is none: half of the distance from the middle counts too."""
_FAR = 2 * _WORST
"""Words from the middle beyond which any place costs too much."""
_LOOK_BACK = 40
"""Words before a place in which the start of its clause is looked for. Our own bound."""
_MARKS = tuple(";:–—-")


def split_place(prose: Prose, passage: Passage) -> int | None:
    """Return the index of the word before which a full stop would do best, near the middle."""
    middle = (passage.first + passage.end) / 2
    first = max(passage.first + EDGE, int(middle) - _FAR)
    places = range(first, min(passage.end - EDGE, int(middle) + _FAR) + 1)
    costs = {at: _cost(prose, passage, at) + abs(at - middle) / 2 for at in places}
    best = min(costs, key=lambda at: costs[at], default=None)
    return best if best is not None and costs[best] <= _WORST else None


def _cost(prose: Prose, passage: Passage, at: int) -> float:
    """Tell how badly a sentence would be split before a word; 0 is best."""
    gap = prose.text[prose.end(at - 1) : prose.starts[at]].strip()
    if _is_in_brackets(prose.text[passage.span.start : prose.starts[at]]):
        return 2 * _WORST
    if gap[:1] in _MARKS:
        return 0
    has_comma = gap.startswith(",")
    joint = _JOINTS.get(prose.words[at])
    if joint is None or prose.words[at - 1] in _HANGING or not _opens(prose, at, has_comma):
        return 2 * _WORST
    return 2 * _WORST if _hangs(prose, passage, at) else joint - has_comma


def _is_in_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


def _opens(prose: Prose, at: int, has_comma: bool) -> bool:
    """True where somebody does something after the joint: it does not join two things."""
    after = prose.words[at + 1]
    if prose.words[at] == "which":
        return has_comma
    if prose.words[at : at + 2] == _SO_THAT:
        return False
    return after in _SUBJECTS or (has_comma and after in _ARTICLES)


def _hangs(prose: Prose, passage: Passage, at: int) -> bool:
    """True after a word such as “if” with no mark since."""
    start = max(passage.first, at - _LOOK_BACK)
    for index in range(at - 1, start, -1):
        if prose.text[prose.end(index - 1) : prose.starts[index]].strip():
            start = index
            break
    return not _DEPENDENT.isdisjoint(prose.words[start:at])
