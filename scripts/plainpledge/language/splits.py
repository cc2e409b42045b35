"""Where a long sentence can be made into two."""

from __future__ import annotations

from .prose import Passage, Prose

EDGE = 5
"""Words that must stand on either side of the place."""
JOINTS = {"but": 1, "because": 1, "so": 2, "which": 3, "while": 2, "although": 1, "and": 2, "or": 6}
"""Words that may open a new thought, the lower the likelier."""
_SUBJECTS = frozenset(
    "i we you he she it they this that these those the a an there your our their his her its if"
    " when people everyone".split()
)
_HANGING = frozenset("and but or in of to for with by on at from that if as than not just".split())
"""What no sentence ends with."""
_SO_THAT = ["so", "that"]
_NO_SUBJECT = 8
_WORST = 9
"""A place that costs more is none: half of the distance from the middle counts too."""


def split_place(prose: Prose, passage: Passage) -> int | None:
    """Return the index of the word before which a full stop would do best, near the middle."""
    middle = (passage.first + passage.end) / 2
    places = range(passage.first + EDGE, passage.end - EDGE + 1)
    costs = {at: _cost(prose, at) + abs(at - middle) / 2 for at in places}
    best = min(costs, key=lambda at: costs[at], default=None)
    return best if best is not None and costs[best] <= _WORST else None


def _cost(prose: Prose, at: int) -> float:
    """Tell how badly a sentence would be split before a word; 0 is best."""
    gap = prose.text[prose.end(at - 1) : prose.starts[at]].strip()
    if gap[:1] in tuple(";:–—-"):
        return 0
    joint = JOINTS.get(prose.words[at])
    if joint is None or prose.words[at - 1] in _HANGING or prose.words[at : at + 2] == _SO_THAT:
        return 2 * _WORST
    alone = prose.words[at] != "which" and prose.words[at + 1] not in _SUBJECTS
    return joint + alone * _NO_SUBJECT - gap.startswith(",")
