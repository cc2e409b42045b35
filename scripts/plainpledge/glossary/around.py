"""What stands right before and after a name: alone, or part of a compound, address or path.

A hyphen makes another word of it (`mother-in-law` is no law, `risk-averse` no risk), also where
the rest is said only later (`risk- and harm-free`). So does what computers read: `risk.org`,
`risk.pdf`, `#risk`, `@risk`, `/risk`. A slash between two words only means “or”: in `risk/benefit`
both stand for themselves. A hyphen that is part of a declared name is not around it, but in it.
"""

from __future__ import annotations

import re

_HYPHEN = "[-\\u2010\\u2011]"
_BEFORE = re.compile(rf"[^\W_]{_HYPHEN}|.?[#@$\\=~]|(?:^|[^\w)\]”’\"'])/", re.DOTALL)
_STOP_BEFORE = re.compile(r"\w\.")
_AFTER = re.compile(
    rf"{_HYPHEN}(?:[^\W_]|\s+(?:and|or|to)\b)|\.(?=[a-z0-9])|[@\\=~]|/(?![\w(“‘\"'])"
)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether a stretch of a text is no part of a compound, address or path."""
    before = text[max(0, start - 2) : start]
    if before and not before[-1].isspace():
        if _BEFORE.fullmatch(before):
            return False
        if _STOP_BEFORE.fullmatch(before) and not text[start].isupper():
            return False  # a capital after a stop: only the space is missing
    return not _AFTER.match(text, end)
