"""When two names are the same to a reader, and which known name is nearest to a mistyped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..model import folded

__all__ = ["LONGEST", "NEAR", "folded", "listed", "nearest", "quoted"]

NEAR = 0.8
"""How alike two names must be, from 0 to 1, for one to be taken for a slip of the other.

Our own bound: it takes “For practioners” for “For practitioners”, but not “For partners”."""

_BITS = 64
LONGEST = 60
"""How much of a writer's own text a message repeats, in characters."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant."""
    wanted = _Letters.of(name)
    by_folded = {
        letters.text: other
        for other in known
        if _may_be_near(wanted, letters := _Letters.of(other))
    }
    found = difflib.get_close_matches(wanted.text, by_folded, n=1, cutoff=NEAR)
    return by_folded[found[0]] if found else None


class _Letters(NamedTuple):
    """What a name is compared by."""

    text: str
    mask: int
    """A bit for each letter that is in it."""

    @staticmethod
    @lru_cache(maxsize=1 << 16)
    def of(name: str) -> _Letters:
        text = folded(name)
        return _Letters(text, sum({1 << ord(sign) % _BITS for sign in text}))


def _may_be_near(one: _Letters, other: _Letters) -> bool:
    """False for two names of which the letters show that too few can be the same."""
    most_different = (1 - NEAR) * (len(one.text) + len(other.text))
    return (one.mask ^ other.mask).bit_count() <= most_different


def quoted(text: str) -> str:
    """Return a writer's own text for a message: in quotation marks, cut if it is very long."""
    words = " ".join(text.split())
    return f"“{words[: LONGEST - 1]}…”" if len(words) > LONGEST else f"“{words}”"


def listed(names: Iterable[str]) -> str:
    """Return names for a message: “a”, “b” and “c”."""
    *most, last = map(quoted, names)
    return f"{', '.join(most)} and {last}" if most else last
