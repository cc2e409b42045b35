"""What joins letters to one word: accents, marks of other scripts, and signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata

_MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u0900-\u094f\u200c\u200d"
)
"""Accents and joiners: Python alone would end a word at each."""
_SELDOM = re.compile(r"[^\x00-\u02ff\u2010-\u205f\u20a0-\u20bf\u2190-\u2bff\ufffc]")
"""What may be a mark of another script, or join two words unseen."""
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Stand within words without being seen."""
_ANY_UNSEEN = re.compile(f"[{_UNSEEN}]")
_LEFT_OUT = dict.fromkeys(map(ord, _UNSEEN))
WORD = re.compile(rf"(?<!\w)[^\W_][\w{_MARKS}]*(?:['’][\w{_MARKS}]+)*")


class _Joiners(dict[int, int]):
    """Each sign as it is read here: all that joins as one accent, the rest as it is."""

    def __missing__(self, sign: int) -> int:
        joins = chr(sign) in _UNSEEN or unicodedata.category(chr(sign))[0] == "M"
        self[sign] = 0x300 if joins else sign
        return self[sign]


_JOINERS = _Joiners()


def with_joiners(text: str) -> str:
    """Return a text of the same length in which `WORD` knows all that joins words."""
    return text.translate(_JOINERS) if not text.isascii() and _SELDOM.search(text) else text


def plain(word: str) -> str:
    """Return a word as others may have typed it."""
    if word.isascii():
        return word
    seen = word.translate(_LEFT_OUT) if _ANY_UNSEEN.search(word) else word
    return unicodedata.normalize("NFC", seen.replace("’", "'"))
