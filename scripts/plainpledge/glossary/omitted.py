"""Elements whose end tag may be left out, and what then ends them; see “Optional tags” (HTML)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Ending(NamedTuple):
    """What ends an element without a tag of its own."""

    starts: frozenset[str] = frozenset()
    """Elements that begin after it, not in it."""
    around: frozenset[str] = frozenset()
    """Elements that it stands in: with their end it ends too. What lies deeper does not end it."""


def _ending(starts: str, around: str) -> Ending:
    return Ending(frozenset(starts.split()), frozenset(around.split()))


_ROWS = "tr thead tbody tfoot"
ENDINGS: Mapping[str, Ending] = {
    "dt": _ending("dt dd", "dl"),
    "dd": _ending("dt dd", "dl"),
    "li": _ending("li", "ul ol menu"),
    "th": _ending(f"th td {_ROWS}", "table"),
    "td": _ending(f"th td {_ROWS}", "table"),
    "tr": _ending(_ROWS, "table"),
    "thead": _ending("tbody tfoot", "table"),
    "tbody": _ending("tbody tfoot", "table"),
    "tfoot": _ending("tbody", "table"),
    "caption": _ending(f"colgroup col {_ROWS}", "table"),
    "rt": _ending("rt rp", "ruby"),
    "rp": _ending("rt rp", "ruby"),
}
NONE = Ending()
