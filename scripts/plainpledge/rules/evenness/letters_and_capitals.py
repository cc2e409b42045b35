"""Words in -ise and -ize, and names in capitals and without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ...language.prose import Passage, Prose
from ...language.tables import column
from ...language.word_kinds import WordKind
from ...model import Role
from .choices import (
    FUNCTION_WORDS,
    RULES,
    Choice,
    Found,
    Use,
    has_capital,
    is_next,
    listed,
    starts,
)

_S_OR_Z = ("e", "es", "ed", "ing", "ation", "ations", "er", "ers", "able", "ational")
_MAY_CHOOSE = re.compile("i[sz](?:e|ing|a[tb])")
_LONGEST_NAME = 4
"""Words."""


def letters(prose: Prose) -> Iterator[Found]:
    """Yield words in -ise and -ize; names, such as that of an organisation, are left out."""
    for word in _CHOSEN.among(prose.vocabulary):
        form = _form(word)
        for index in prose.at[word]:
            if not has_capital(prose, index) or starts(prose, index):
                yield Choice.LETTER, f"{form[:-2]}ze", form, Use.ANY, index, index + 1


def _form(word: str) -> str:
    """Return the verb that a word is a form of, as it is spelt; nothing for most words."""
    if not _MAY_CHOOSE.search(word) or not word.isalpha():
        return ""
    for ending in _S_OR_Z:
        stem = word.removesuffix(ending)
        if stem != word and stem.endswith(("is", "iz")) and len(stem) > len("real"):
            return "" if {f"{stem}e", f"{stem[:-1]}ze"} & _always() else f"{stem}e"
    return ""


_CHOSEN = WordKind(_form)


def _always() -> frozenset[str]:
    return column(RULES, "always_s_or_z", "word")


def names(prose: Prose) -> Iterator[Found]:
    """Yield names of things, such as “care plan” or “Care Plan”, in capitals or without."""
    known, words = _last_words(), prose.words
    for word in prose.vocabulary & known.keys():
        for last in prose.at[word]:
            is_capital = has_capital(prose, last)
            if not is_capital and words[last - 1] in FUNCTION_WORDS:
                continue  # most often
            passage = prose.passage(last)
            if passage.role is not Role.HEADING:
                form = "capitals" if is_capital else "small"
                for first in (_in_capitals if is_capital else _in_small)(prose, last, passage):
                    name = " ".join([*words[first:last], known[word]])
                    yield Choice.CAPITALS, name, form, Use.ANY, first, last + 1


@cache
def _last_words() -> Mapping[str, str]:
    """Return the last words of names in their singular, by each of their forms."""
    return {form: last for last in listed("ends a name") for form in (last, f"{last}s")}


def _in_capitals(prose: Prose, last: int, passage: Passage) -> Iterator[int]:
    """Yield the first word of a name in capitals, if it is not all that stands there."""
    first = last
    farthest = max(passage.first, last - _LONGEST_NAME - 1)
    while first > farthest and has_capital(prose, first - 1) and is_next(prose, first - 1):
        first -= 1
    first += prose.words[first] in FUNCTION_WORDS
    goes_on = last + 1 < passage.end and has_capital(prose, last + 1) and is_next(prose, last)
    goes_on = goes_on or prose.text.startswith(" (", prose.end(last))  # "Care Plan (CP)"
    is_all = first == passage.first and last + 1 == passage.end
    if 0 < last - first < _LONGEST_NAME and not goes_on and not is_all:
        yield first


def _in_small(prose: Prose, last: int, passage: Passage) -> Iterator[int]:
    """Yield where names without capitals may start that end with a word."""
    for first in range(last - 1, max(passage.first, last - _LONGEST_NAME + 1) - 1, -1):
        if prose.words[first] in FUNCTION_WORDS or not is_next(prose, first):
            return
        if has_capital(prose, first) and first != passage.first:
            return
        yield first
