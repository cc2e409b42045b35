"""Lists in plain text: with numbers, or with nothing but a line for each item."""

from __future__ import annotations

import re
from itertools import pairwise

ITEM_END = "\u2029"
"""The paragraph separator: it takes the place of a line break that ends an item."""

_NUMBERED = re.compile(r"(?m)^[ \t]*\d{1,3}[.)](?=[ \t])")
_BULLET = re.compile(r"(?m)^[ \t]*[-+*•–][ \t]")
_LEAD_IN = re.compile(r":[ \t]*\n(?:[ \t]*\n)?(?P<lines>(?:[ \t]*\S.*(?:\n|\Z)){2,})")


def mark_lists(text: str) -> str:
    """Return a plain text of the same length in which items of lists can be told from lines.

    Numbers of items become bullets: they are no words, as they are none in Markdown. After a
    lead-in, lines that were broken although they had room are items, too.
    """
    bulleted = _NUMBERED.sub(lambda match: "•".ljust(len(match[0])), text)
    return _LEAD_IN.sub(_parted, bulleted) if ":" in bulleted else bulleted


def _parted(match: re.Match[str]) -> str:
    lines = match["lines"].rstrip("\n")
    if _BULLET.search(lines) or not _has_room(lines.split("\n")):
        return match[0]
    before = match[0][: match.start("lines") - match.start()].replace("\n", ITEM_END)
    return before + lines.replace("\n", ITEM_END) + match["lines"][len(lines) :]


def _has_room(lines: list[str]) -> bool:
    """True when a line would have had room for the next word.

    Whoever wraps a text fills each line as far as the longest one goes.
    """
    longest = max(map(len, lines))
    breaks = (len(line) + 1 + len(after.split()[0]) for line, after in pairwise(lines))
    return any(needed <= longest for needed in breaks)
