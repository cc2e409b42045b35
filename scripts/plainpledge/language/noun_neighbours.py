"""What the words after a noun tell of it."""

from __future__ import annotations

from .doers import doers
from .parts_of_speech import DETERMINERS
from .prose import Passage, Prose

_OF_PEOPLE = frozenset("new young vulnerable local older other disabled individual small".split())
_FOLLOWING = frozenset(
    "about on to for with that whether if as in by at within from and or but when while because so"
    " before after until of between which who how what where together based regarding"
    " concerning against not unless today tomorrow yourself next last soon later now quickly early"
    " first together each every this without under during through since here there then too"
    " yesterday monday tuesday wednesday thursday friday jointly instead once yet again".split()
)
"""What may follow a noun that stands for itself."""


def names_people_or_things(prose: Prose, index: int, passage: Passage) -> bool:
    """True when people or things follow a "to", and not a verb: "support to find a job"."""
    near, people = prose.words[index : min(index + 2, passage.end)], doers()
    known = DETERMINERS | _OF_PEOPLE | {"it"}
    is_thing = bool(near) and (near[0] in known or near[0].endswith("s"))
    return is_thing or any(word in people for word in near)


def is_part_of_name(prose: Prose, noun: int, passage: Passage) -> bool:
    """True when the noun only begins a longer name: "decision tree", "decision-making body"."""
    if noun + 1 >= passage.end or not prose.are_joined(noun, noun + 2):
        return False
    gap = prose.text[prose.end(noun) : prose.starts[noun + 1]]
    return "-" in gap or prose.words[noun + 1] not in _FOLLOWING
