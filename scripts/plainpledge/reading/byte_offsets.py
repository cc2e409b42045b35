"""UTF-8 byte offsets → character offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

_NON_ASCII = re.compile(r"[^\x00-\x7f]")


def character_offsets(text: str) -> Callable[[int], int]:
    """Return a function that turns a byte offset in the UTF-8 form of a text into a character's."""
    if text.isascii():
        return lambda offset: offset
    ends: list[int] = []
    extras: list[int] = [0]
    for match in _NON_ASCII.finditer(text):
        extra = extras[-1] + len(match[0].encode()) - 1
        ends.append(match.start() + extra + 1)
        extras.append(extra)
    return cache(lambda offset: offset - extras[bisect_right(ends, offset)])
