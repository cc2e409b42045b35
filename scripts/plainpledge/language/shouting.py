"""Words in capitals: which are abbreviations, and which are shouted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..model import Role
from .prose import Prose
from .tables import column
from .words import look_up

_CAPITALS = re.compile(r"[A-Z]{2}")
_COMMON = 4.3
"""Zipf frequency from which a word in small letters is one that everyone knows. Our own bound."""
_KNOWN = 3.5
"""The same for a long word that is a whole heading."""
_FEWEST = 3
"""Words in a row that are taken for shouting, not for abbreviations side by side."""
_LONG = 6
"""Letters from which a heading of one word is hardly an abbreviation."""
_LONG_CLAUSE = 20
"""Words on either side in which those of the law are looked for."""
_LEGAL = frozenset("warranty warranties merchantability liable liability damages".split())
"""In such sentences the law, or those who use it, ask for capitals."""
_LABELLED = frozenset("button key label switch option operator statement clause gate".split())
"""What bears a word in capitals: the STOP button."""
_SIGNS_OF_CODE = "_=$/\\<>{}-"
_ROMAN = re.compile(r"[IVXLCDM]+")


def shouted(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield the first word, and the one after the last, of each run of shouted words."""
    first = end = -1
    for index in _in_capitals(prose):
        if index == end and index < prose.passage(first).end:
            end = index + 1
            continue
        yield from _parts(prose, first, end)
        first, end = index, index + 1
    yield from _parts(prose, first, end)


def _in_capitals(prose: Prose) -> Iterator[int]:
    """Yield the index of each word that is used and has only capitals, and "I" and "A"."""
    last = -1
    for match in _CAPITALS.finditer(prose.text):
        index = bisect_left(prose.starts, match.end()) - 1
        if index > last and index >= 0 and match.start() < prose.end(index):
            for at in range(max(last + 1, index - 1), index + 1):
                typed = prose.text[prose.starts[at] : prose.end(at)]
                is_joining = at < index and typed in ("I", "A") and last == at - 1 and last >= 0
                if (at == index or is_joining) and typed.isupper() and at not in prose.mentioned:
                    yield at
            last = index


def _parts(prose: Prose, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a whole run that is shouted, or the single words of it that are."""
    if first < 0 or "_" in prose.text[prose.starts[first] : prose.end(end - 1)]:
        return
    passage = prose.passage(first)
    common = [at for at in range(first, end) if _is_common(prose.words[at])]
    is_whole = passage.role is Role.HEADING and (first, end) == (passage.first, passage.end)
    is_long = end - first >= (2 if is_whole else _FEWEST)
    if _LEGAL.isdisjoint(
        prose.words[max(passage.first, first - _LONG_CLAUSE) : end + _LONG_CLAUSE]
    ):
        is_known = is_whole and _is_long_word(prose, first)
        if is_known or (is_long and 2 * len(common) > end - first):
            yield first, end
        else:
            yield from _joined(at for at in range(first, end) if _is_stressed(prose, at))


def _is_long_word(prose: Prose, index: int) -> bool:
    word = prose.words[index]
    return len(word) >= _LONG and look_up(word).frequency >= _KNOWN


def _joined(indexes: Iterator[int]) -> Iterator[tuple[int, int]]:
    first = end = -1
    for index in indexes:
        if index == end:
            end += 1
        else:
            if first >= 0:
                yield first, end
            first, end = index, index + 1
    if first >= 0:
        yield first, end


def _is_common(word: str) -> bool:
    return word.isalpha() and look_up(word).frequency >= _COMMON and not _ROMAN.fullmatch(word)


def _is_stressed(prose: Prose, index: int) -> bool:
    """True for a word that people stress, and that no abbreviation looks like."""
    start, end = prose.starts[index], prose.end(index)
    around = prose.document.text[start - 1 : start] + prose.document.text[end : end + 1]
    is_label = prose.words[index + 1 : index + 2] and prose.words[index + 1] in _LABELLED
    is_code = any(sign in _SIGNS_OF_CODE for sign in around)
    return not is_label and not is_code and prose.words[index] in _stressed()


def _stressed() -> frozenset[str]:
    return column(__package__, "stressed", "word")
