"""The slips of our own list, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ..language.phrases import Found, Phrases
from ..language.prose import Prose
from ..language.word_table import row_of
from .capitals import may_be_name
from .word_list import table

SHORTEST = 4
"""Letters of a word that can be told from an abbreviation. Our own bound."""
_OF_COMPUTERS = re.compile(r"[_=]\w|\{|\.\w|\([\d)]|-\s")
"""What follows a word of code outside code marks, “chage(1)”, “config.py”, “call()”, and the first
part of a word that a line's end tore."""
_BEFORE = re.compile(r"[.{$\\=@_/#]\Z|\w-\s+\Z")
"""What stands before a word of code, and before the second part of a torn one."""
_TITLES = frozenset(
    "aunt captain chair cllr constable councillor doctor dr judge lady lord minister miss mr mrs ms"
    " nurse officer pc president prof professor rev saint sergeant sir st teacher uncle".split()
)
"""What comes before the name of a person."""
_OF_ADDRESSES = frozenset(
    "avenue close court drive farm hall hill house lane park road square street way".split()
)
"""What comes after the name of a person."""
_BEFORE_THINGS = frozenset("the our your their its this each every local".split())
_INDENT = 12
"""How far back that is looked for. Our own bound."""


class Slip(NamedTuple):
    """A row of the list."""

    write: tuple[str, ...]
    """What may be meant."""
    after: frozenset[str]
    """Words of which one must stand before it, else it may be right: “he cant”; none: any may."""
    unless: frozenset[str]
    """Words that make it right before or after it: “could of course”."""


@cache
def known_slips() -> Mapping[str, Slip]:
    """Return the rows by what is typed, in small letters."""
    return {
        row["word"]: Slip(_words(row["write"]), _set(row["after"]), _set(row["unless"]))
        for row in table("misspelling")
    }


@cache
def _phrases() -> Phrases[Slip]:
    return Phrases(known_slips().items())


def find_slips(prose: Prose) -> Iterator[tuple[int, int, bool]]:
    """Yield the index of the first word of each slip, that after it, and if it is in a name."""
    for found in _phrases().find(prose):
        means_name = found.meaning.write[0][0].isupper()  # “In Febuary”
        if not _is_meant(prose, found):
            continue
        if means_name or not is_name(prose, found.first):
            yield found.first, found.end, False
        elif found.end - found.first == 1 and is_in_name_of_words(prose, found.first):
            yield found.first, found.end, True


def _is_meant(prose: Prose, found: Found[Slip]) -> bool:
    if not (found.meaning.after or found.meaning.unless):
        return True
    passage = prose.passage(found.first)
    before = set(prose.words[max(passage.first, found.first - 1) : found.first])
    after = set(prose.words[found.end : min(passage.end, found.end + 1)])
    if found.meaning.after and not before & found.meaning.after:
        return False
    return not (before | after) & found.meaning.unless


def _words(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))


def _set(cell: str) -> frozenset[str]:
    return frozenset(_words(cell))


def is_name(prose: Prose, index: int) -> bool:
    """True for what may be a name, what a computer reads, part of a word, and for ECT."""
    return may_be_name(prose, index) or _is_code(prose, index)


def _is_code(prose: Prose, index: int) -> bool:
    text, start, end = prose.text, prose.starts[index], prose.end(index)
    if _OF_COMPUTERS.match(text, end) or _BEFORE.search(text, max(0, start - _INDENT), start):
        return True
    return end - start <= SHORTEST and text[start:end].isupper()


def is_in_name_of_words(prose: Prose, index: int) -> bool:
    """True in a name that is made of ordinary words, such as “Parish Council”: not in a surname."""
    if _is_code(prose, index):
        return False
    before, after = _beside(prose, index, index - 1), _beside(prose, index, index + 1)
    if before[:1].isupper() and (before.lower() in _TITLES or not _is_ordinary(before)):
        return False
    if after[:1].isupper():
        return _is_ordinary(after) and after.lower() not in _OF_ADDRESSES
    return before[:1].isupper() or before in _BEFORE_THINGS


def _beside(prose: Prose, index: int, other: int) -> str:
    """Return the neighbour of a word as typed; nothing beyond a mark or the sentence."""
    first, last = sorted((index, other))
    is_near = first >= prose.passage(index).first and prose.are_joined(first, last + 1)
    return prose.typed(other, other + 1) if is_near else ""


def _is_ordinary(typed: str) -> bool:
    row = row_of(typed.lower())
    return row is not None and not row.is_name
