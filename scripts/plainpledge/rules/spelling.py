"""Words that are in no table, and what they may be slips for.

What the spelling checker typos says of them: it runs as a process of its own, once for many.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..language.prose import Prose
from ..language.slips import SHORTEST, meant, rare_words
from ..language.word_kinds import WordKind
from ..language.word_table import is_listed, row_of
from .slip_list import SHORTEST as SHORTEST_WORD
from .slip_list import is_in_name_of_words, is_name, known_slips

_BESIDE_PYTHON = str(Path(sys.executable).parent)
_MOST_USES = 2
"""In one document. A word that comes more often is one that the writer knows. Our own bound."""
_MOST_UNKNOWN = 3
"""Words of a sentence, in small letters, that are in no table. With more it is code, another
language or full of terms, so that one of them need not be a slip. Our own bound."""
_COMMON, _LONG = 4.0, 8
"""Zipf frequency of what is meant by a slip in a name; letters of one with a wrong vowel. Ours."""
_VOWELS = set("aeiou")
_OWNERS = WordKind(lambda word: word.endswith("'s"))
_OF_OTHER_LANGUAGES = frozenset(
    "al au aux da das de del den der des di du een el en est et het il la las le les los od och og"
    " par pour que sur und une van von".split()
)
"""Little words whose neighbours are not English."""


def corrections(words: Iterable[str], locale: str) -> dict[str, tuple[str, ...]]:
    """Return what each misspelt word should be; nothing where typos is not installed.

    Args:
        words: in small letters of the English alphabet.
        locale: "en-gb" or "en-us".
    """
    asked = list(dict.fromkeys(words))
    program = shutil.which("typos", path=_BESIDE_PYTHON) or shutil.which("typos")
    if not asked or not program:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for line in _run(program, locale, "\n".join(asked)).splitlines():
        told = json.loads(line)
        if told.get("type") == "typo":
            word = asked[told["line_num"] - 1]
            found[word] = tuple(_whole(word, told, right) for right in told["corrections"])
    return {word: right for word, right in found.items() if right}


def _run(program: str, locale: str, text: str) -> str:
    options = ("--isolated", "--locale", locale, "--format", "json", "-")
    return subprocess.run(
        [program, *options], input=text, capture_output=True, encoding="utf-8", check=False
    ).stdout


def _whole(word: str, told: dict[str, int | str], right: str) -> str:
    """Return the whole word with its wrong part put right: of "self-recieved" only one part is."""
    start, wrong = int(told["byte_offset"]), str(told["typo"])
    return word[:start] + right + word[start + len(wrong) :]


def unknown(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that are in no table of words, so that they need to be asked for.

    What is made of several such parts is a name or a term: "gost-yescrypt". Rare words are known.
    """
    rare = rare_words()
    for word in itertools.filterfalse(is_listed, words):
        parts = word.split("-")
        is_plain = len(word) >= SHORTEST_WORD and word.isascii() and all(map(str.isalpha, parts))
        if is_plain and sum(not (is_listed(part) or part in rare) for part in parts) == 1:
            yield word


class Unknown(NamedTuple):
    """A word that is in no table of words, where it stands."""

    word: str
    """In small letters, without the “'s” of an owner."""
    place: int
    """Its index."""
    may_guess: bool
    """Whether it may be guessed what was meant."""
    in_name: bool
    """Whether it has a capital as a part of a name that is made of ordinary words."""


def find_unknown(prose: Prose) -> Iterator[Unknown]:
    """Yield each place of each word of no table."""
    slips = known_slips()
    owners = {word[:-2] for word in _OWNERS.among(prose.vocabulary)} - prose.vocabulary
    for word in unknown(itertools.chain(prose.vocabulary, owners)):
        places = [] if word in slips else prose.at.get(word, [])
        places = sorted([*places, *prose.at.get(f"{word}'s", ())])
        used = [index for index in places if not is_name(prose, index)]
        may_guess = bool(used) and _may_be_guessed(prose, word, places)
        yield from (Unknown(word, index, may_guess, in_name=False) for index in used)
        if len(word) >= SHORTEST:
            named = (index for index in places if index not in used)
            found = (index for index in named if is_in_name_of_words(prose, index))
            yield from (Unknown(word, index, may_guess=False, in_name=True) for index in found)


def _may_be_guessed(prose: Prose, word: str, indexes: list[int]) -> bool:
    """True for a word in no table of words when nothing speaks for its being one.

    That would be a capital, a hyphen, many uses, a use in code, and other such words beside it, as
    in a phrase of another language.
    """
    if len(indexes) > _MOST_USES or len(word) < SHORTEST or not word.isalpha():
        return False
    if any(prose.typed(index, index + 1).removesuffix("'s") != word for index in indexes):
        return False
    if prose.document.text.count(word) != len(indexes):
        return False
    return all(_neighbours_are_known(prose, index) for index in indexes)


def meant_in_name(word: str, right: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is meant by a slip that no surname is likely to be; nothing for others.

    “Enviromental” lost a letter. Surnames have one more: “Ellement”, or another: “Humber”.
    """
    return right if len(right) == 1 and _is_no_surname(word, right[0]) else ()


def _is_no_surname(word: str, right: str) -> bool:
    row = row_of(right)
    if len(word) < SHORTEST or not row or row.is_name or row.frequency < _COMMON:
        return False
    lost = (right[:at] + right[at + 1 :] for at in range(1, len(right) - 1))
    swapped = (
        right[:at] + right[at + 1] + right[at] + right[at + 2 :] for at in range(1, len(right) - 1)
    )
    return word in {*lost, *swapped} or (len(word) >= _LONG and _is_vowel_wrong(word, right))


def _is_vowel_wrong(word: str, right: str) -> bool:
    """True for “independant”: one vowel is another one."""
    if len(word) != len(right):
        return False
    pairs = [{one, other} for one, other in zip(word, right, strict=True) if one != other]
    return len(pairs) == 1 and pairs[0] <= _VOWELS


def guesses(word: str) -> tuple[str, ...]:
    """Return what a word may be a slip for; never another slip, since tables have some of those."""
    return tuple(one for one in meant(word) if one not in known_slips())


def _neighbours_are_known(prose: Prose, index: int) -> bool:
    passage = prose.passage(index)
    beside = [other for other in (index - 1, index + 1) if passage.first <= other < passage.end]
    if not all(_is_known(prose.typed(other, other + 1)) for other in beside):
        return False
    places = range(passage.first, passage.end)
    small = {prose.words[place] for place in places if prose.text[prose.starts[place]].islower()}
    return sum(1 for _ in unknown(small)) <= _MOST_UNKNOWN


def _is_known(typed: str) -> bool:
    """True also for a number and a name; one letter may be what is left of a broken word."""
    if len(typed) == 1:
        return typed in "aAI" or typed.isdigit()
    if typed in _OF_OTHER_LANGUAGES:
        return False
    return not typed.islower() or is_listed(typed) or "'" in typed or "-" in typed
