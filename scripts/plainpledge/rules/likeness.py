"""When two names are the same to a reader, and which known name is nearest to a mistyped one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..model import folded

__all__ = ["LONGEST", "NEAR", "folded", "listed", "nearest", "quoted"]

NEAR = 0.8
"""How alike two names must be, from 0 to 1, for one to be taken for a slip of the other.

Our own bound: it takes “For practioners” for “For practitioners”, but not “For partners”."""

LONGEST = 60
"""How much of a writer's own text a message repeats, in characters."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant."""
    by_folded = {folded(other): other for other in known}
    found = difflib.get_close_matches(folded(name), by_folded, n=1, cutoff=NEAR)
    return by_folded[found[0]] if found else None


def quoted(text: str) -> str:
    """Return a writer's own text for a message: in quotation marks, cut if it is very long."""
    words = " ".join(text.split())
    return f"“{words[: LONGEST - 1]}…”" if len(words) > LONGEST else f"“{words}”"


def listed(names: Iterable[str]) -> str:
    """Return names for a message: “a”, “b” and “c”."""
    *most, last = map(quoted, names)
    return f"{', '.join(most)} and {last}" if most else last
