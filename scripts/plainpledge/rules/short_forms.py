"""Finds abbreviations in prose that no words on the page explain."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..language.prose import Passage, Prose
from ..language.word_table import RAREST
from ..language.words import look_up
from ..model import Role, Span

_CAPITALS = re.compile(
    r"[A-Z](?<![\w.#$@/\\&=-][A-Z])(?:[aiof]?[A-Z]{1,7}|&[A-Z])(?=s?\b)"
    r"(?![\w&/=]*[A-Z0-9_=(/]|-[A-Z0-9]|\.\w)"
)
"""Two to eight capitals on their own, or such as DoLS: no part of code, a number or an address."""
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_CODE_AFTER = re.compile(r"\s?-?#?\d|\s[A-Z]{1,2}\d")
"""A number makes it a code, such as ISO 9001 or M 25."""
_NAME_AFTER = re.compile(r"\s(?:[A-Z]\.?\s)?[A-Z][a-z]+\b")
_SHOUTED = 4.0
"""Zipf frequency from which a word in capitals is taken for a word that is shouted."""
_LONG = 6
"""Letters from which every word that is known at all is taken for one."""
_SHORT_WORDS = frozenset(
    "AM AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF OH ON OR SO TO UP US WE".split()
)
_ALSO_WORDS = frozenset("SEND PEP CARE LAC MASH EARS CIN CHAT ACE ACES MAP HEART STAR".split())
"""Abbreviations that look like words."""
_SMALL = frozenset("of and for the in to on at a an with by de la &".split())
_QUOTE = r"[\s*_“”\"'‘’]*"
_OPENED = re.compile(
    rf"(?:\(|\bor |\b(?:called|known as) |[–—-] ?){_QUOTE}"
    rf"(?:(?:the|an?|called|known as|or) ){{0,2}}{_QUOTE}\Z"
)
"""What stands between the full words and the short form after them."""
_SAID = re.compile(
    rf"{_QUOTE}\(([^()]+)"
    rf"|(?:,? or (?:the )?|{_QUOTE},? ?(?:which |that )?(?:stands for|means|is short for)"
    rf"|{_QUOTE}\s?[:=–—,-]\s)(.+)"
)
"""What stands between a short form and the full words after it."""
_PART = re.compile(r"[^\W_]+")
_LONGEST = 120


_TYPED = re.compile(r"[A-Z](?:[aiof]?[A-Z]{1,7}|&[A-Z])")
_DEFINED = re.compile(r"\*\[([^\[\]\n]+)\]:")
_MOST_PLACES = 100
"""Places of one abbreviation where its full words are looked for."""


class ShortForm(NamedTuple):
    """An abbreviation where it first stands."""

    letters: str
    span: Span
    explained: int | None
    """Where it is explained, if that is further down."""


def short_forms(prose: Prose, known: frozenset[str]) -> Iterator[ShortForm]:
    """Yield each abbreviation at its first use, if nothing up to its block's end explains it."""
    seen, places = set(_DEFINED.findall(prose.document.text)), dict[str, list[int]]()
    for match in _CAPITALS.finditer(prose.text):
        letters = match[0]
        if letters in known or letters in seen or not _is_short_form(prose, match):
            continue
        seen.add(letters)
        places = places or _places(prose)
        explained = _explanation(prose, letters, places.get(letters, ()))
        if explained is None or explained >= _block_end(prose, match.start()):
            yield ShortForm(letters, Span(*match.span()), explained)


def _places(prose: Prose) -> dict[str, list[int]]:
    """Return where each abbreviation stands, also where it is only mentioned."""
    found: dict[str, list[int]] = {}
    for match in _TYPED.finditer(prose.text):
        found.setdefault(match[0], []).append(match.start())
    return found


def _is_short_form(prose: Prose, match: re.Match[str]) -> bool:
    letters, start = match[0], match.start()
    index = bisect_right(prose.starts, start) - 1
    if (
        index < 0
        or prose.end(index) < match.end() - 2 * ("&" in letters)
        or index in prose.mentioned
    ):
        return False
    passage = prose.passage(index)
    return not (
        passage.role is Role.HEADING
        or _ROMAN.match(letters)
        or _CODE_AFTER.match(prose.text, match.end())
        or (len(letters) == 2 and _NAME_AFTER.match(prose.text, match.end()))
        or _is_shouted(prose, passage, index, letters)
    )


def _is_shouted(prose: Prose, passage: Passage, index: int, letters: str) -> bool:
    """True for an everyday word in capitals, and where what stands beside it is such or a code."""
    if _is_word(letters):
        return True
    beside = (at for at in (index - 1, index + 1) if passage.first <= at < passage.end)
    return any(_shows_shouting(prose.typed(at, at + 1)) for at in beside)


def _is_word(letters: str) -> bool:
    if len(letters) == 2:
        return letters in _SHORT_WORDS
    least = RAREST if len(letters) >= _LONG else _SHOUTED
    return letters not in _ALSO_WORDS and look_up(letters.lower()).frequency > least


def _shows_shouting(typed: str) -> bool:
    return typed.isupper() and len(typed) > 1 and (not typed.isalpha() or _is_word(typed))


def _block_end(prose: Prose, start: int) -> int:
    index = bisect_right(prose.starts, start) - 1
    return prose.passage(index).block.span.end


def _explanation(prose: Prose, letters: str, places: Sequence[int]) -> int | None:
    """Return where an abbreviation stands with its full words."""
    text = prose.text
    for at in places[:_MOST_PLACES]:
        after = text[at + len(letters) : at + len(letters) + _LONGEST].removeprefix("s")
        if _is_said_before(letters, text[max(0, at - _LONGEST) : at]) or _is_said(letters, after):
            return at
    return None


def _is_said_before(letters: str, before: str) -> bool:
    """True for "annual assembly (AA" and "annual assembly, or AA"."""
    opened = _OPENED.search(before)
    words = before[: opened.start()].split()[-2 * len(letters) - 4 :] if opened else []
    parts = _parts(words)
    return any(one.endswith(_letters(letters)) for one in _initials(parts)) or _inside(
        _letters(letters), parts
    )


def _is_said(letters: str, after: str) -> bool:
    """True for "AA (annual assembly", "AA, or annual assembly" and "AA means annual assembly"."""
    said = _SAID.match(after)
    parts = _parts((said[1] or said[2] or "").split()[: 2 * len(letters) + 4]) if said else []
    return any(one.startswith(_letters(letters)) for one in _initials(parts)) or _inside(
        _letters(letters), parts
    )


def _letters(typed: str) -> str:
    return typed.replace("&", "").lower()


def _initials(parts: list[str]) -> tuple[str, str]:
    """Return the first letters of all words, and of all but the small ones."""
    return (
        "".join(part[0] for part in parts),
        "".join(part[0] for part in parts if part not in _SMALL),
    )


def _parts(words: list[str]) -> list[str]:
    return _PART.findall(" ".join(words).lower().replace("'", ""))


def _inside(letters: str, words: list[str]) -> bool:
    """True when the letters stand in the words in order, the first of them at a word's start."""
    for first, word in enumerate(words):
        if word[0] == letters[0]:
            rest = iter("".join(words[first:]))
            if all(letter in rest for letter in letters):
                return True
    return False
