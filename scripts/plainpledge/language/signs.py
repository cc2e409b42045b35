"""The signs that one word can be typed with: curly apostrophes, accents, signs that nobody sees."""

from __future__ import annotations

import unicodedata

APOSTROPHES = "’ʼ′＇´`"
"""What stands for an apostrophe between two letters, beside the one on the keyboard."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
"""Soft hyphens and other signs without a width, that come along when text is copied."""
ACCENTS = "\u0300-\u036f"
"""Accents that stand after their letter, as some systems save them."""

_ON_THE_KEYBOARD = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), "‑": "-", **dict.fromkeys(UNSEEN)}
)


def plain_form(word: str) -> str:
    """Return a word as it is typed on a plain keyboard: ’ becomes ', é becomes e."""
    if word.isascii() and "`" not in word:
        return word
    signs = unicodedata.normalize("NFKD", word.translate(_ON_THE_KEYBOARD))
    return "".join(s for s in signs if not unicodedata.combining(s)).strip("'") or word
