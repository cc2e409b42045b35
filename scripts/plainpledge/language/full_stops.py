"""Whether a full stop ends a sentence or a short form."""

from __future__ import annotations

import re

from .abbreviations import (
    AFTER_TIMES,
    NUMBERED,
    OPENERS,
    OTHERS,
    PRONOUNS,
    STARTERS,
    TIMES,
    TITLES,
    UNITS,
)

_BEFORE_LAST = re.compile(r"(?s:.*)[\s(\[\"“‘'/–—-]")
_TIME_OPENS = re.compile(
    r"(?:at|by|around|from|since|before|after|until|about)\s+[\d:.]+\s*\Z", re.I
)
_MARKER = re.compile(r"\W*(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\.?\Z")
_QUOTED_MARKER = re.compile(r"[\"“‘(\[]\d{1,3}\.\s")
_SHORT_FORMS = TITLES | OPENERS | UNITS | TIMES | OTHERS | NUMBERED
_MARKER_LENGTH = 12
"""Characters from which on a sentence is more than the number of a list item."""
_LONGEST = 24
"""Characters that the last word may have; what is cut off a longer one changes nothing."""
_CLOSERS = (")", "]", "”", '"')


def ends_plainly(text: str, first: int, after: int, end: int) -> bool:
    """True in the usual case, which is told without a look at what else a full stop can mean.

    A word that is no short form stands before the stop, a space and a capital letter after it.
    """
    if after + 1 >= end or text[after] != " " or not "A" <= text[after + 1] <= "Z":
        return False
    last = text[text.rfind(" ", max(first, after - _LONGEST), after) + 1 : after - 1]
    is_word = 1 < len(last) < _LONGEST and last.isalpha() and last.lower() not in _SHORT_FORMS
    return is_word and after - 1 - first >= _MARKER_LENGTH


def ends_sentence(text: str, first: int, stop: int, word: str) -> bool:
    """Tell whether a single full stop ends the sentence, given the word that follows."""
    near = max(first, stop - _LONGEST)
    before = _BEFORE_LAST.match(text, near, stop)
    last = text[before.end() if before else near : stop]
    known = last.lower()
    is_word = len(last) > 1 and last.isalpha() and known not in _SHORT_FORMS
    if is_word and word[0].isupper() and stop - first >= _MARKER_LENGTH:
        return True
    lower = word.replace("’", "'").lower()
    if known in TITLES and word[0].isupper():
        return lower in (STARTERS if known == "st" else PRONOUNS)
    if known in OPENERS:
        return known == "al" and word[0].isupper() and lower in STARTERS
    if word[0].isdigit():
        return not _is_initial(last) and known not in NUMBERED and not _is_marker(text, first, stop)
    if _is_marker(text, first, stop) or _QUOTED_MARKER.match(text, stop - len(last) - 1):
        return False
    if word[0].islower() and not is_brand(word):
        return _is_plain(last, known)
    if last.endswith(_CLOSERS) or known in UNITS:
        return True
    if known in TIMES:
        return lower not in AFTER_TIMES and not _TIME_OPENS.match(
            text[first : stop - len(last)].lstrip()
        )
    if _is_initial(last):
        return lower in STARTERS
    if (known in OTHERS and known != "etc") or ("." in last and last.replace(".", "").isupper()):
        return lower in STARTERS or lower in TITLES
    return (
        known not in NUMBERED
        or known in {"no", "min", "max", "mar", "app", "sep"}
        or lower in STARTERS
    )


def _is_initial(last: str) -> bool:
    return len(last) == 1 and last.isupper()


def _is_marker(text: str, first: int, stop: int) -> bool:
    """True when all that the sentence holds so far is the number or letter of a list item."""
    return stop - first < _MARKER_LENGTH and _MARKER.match(text, first, stop) is not None


def _is_plain(last: str, known: str) -> bool:
    """True for a word that is no known short form: the writer forgot the capital that follows."""
    if any(known in kind for kind in (TIMES, OTHERS, UNITS, NUMBERED, TITLES)):
        return False
    return len(last) > 3 and last.isalpha() and last.islower()


def is_brand(word: str) -> bool:
    """True for a name such as iPhone or eBay, which may open a sentence."""
    return len(word) > 2 and word[1].isupper() and word[2:].islower()
