"""Sentences that stand in two places in the same order."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final, NamedTuple

from ..language.prose import Prose
from ..model import Role, Span

_FEWEST_WORDS = 4
"""Shorter sentences, such as “Tell us why.”, are alike by chance."""
_READ = {Role.PARAGRAPH, Role.ITEM}
_PRINT: Final = "Q"
_NUMBER: Final = "I"
"""Eight bytes and four: as objects, the sentences of many files would not fit in memory."""
_PRINT_SIZE = array(_PRINT).itemsize


class Said(NamedTuple):
    """The sentences of a file, in order, as rows of numbers."""

    prints: bytes
    """For each sentence a number that is the same for the same words."""
    words: bytes
    """How many words each has."""
    starts: bytes
    ends: bytes


class Run(NamedTuple):
    """Sentences in a row that stand somewhere before."""

    path: str
    span: Span
    words: int
    other: str
    """The file where they stand too."""


def said(prose: Prose) -> Said:
    """Return the sentences of a file, each as a number."""
    long = [
        (span.start, span.end, after - first, " ".join(prose.words[first:after]))
        for span, block, first, after in prose.passages
        if after - first >= _FEWEST_WORDS and block.role in _READ
    ]
    starts, ends, words, typed = zip(*long, strict=True) if long else ((), (), (), ())
    return Said(b"".join(map(_print, typed)), *map(_row, (words, starts, ends)))


def _print(words: str) -> bytes:
    return blake2b(words.encode("utf-8", "replace"), digest_size=_PRINT_SIZE).digest()


def _row(numbers: tuple[int, ...]) -> bytes:
    return array(_NUMBER, numbers).tobytes()


def repeats(files: Mapping[str, Said]) -> Iterator[Run]:
    """Yield each run of sentences that stand somewhere before."""
    prints = {path: memoryview(one.prints).cast(_PRINT) for path, one in files.items()}
    seen: dict[int, tuple[str, int]] = {}
    for path, one in files.items():
        here, index = prints[path], 0
        words, starts, ends = map(_numbers, one[1:])
        while index < len(here):
            there = seen.get(here[index])
            end = index + (_same(here, index, prints[there[0]], there[1]) if there else 1)
            if there:
                span = Span(starts[index], ends[end - 1])
                yield Run(path, span, sum(words[index:end]), there[0])
            for place in range(index, end):
                seen.setdefault(here[place], (path, place))
            index = end


def _same(here: memoryview[int], index: int, there: memoryview[int], start: int) -> int:
    """Return how many sentences in a row are the same in both places."""
    most, same = min(len(here) - index, len(there) - start), 1
    while same < most and here[index + same] == there[start + same]:
        same += 1
    return same


def _numbers(row: bytes) -> memoryview[int]:
    return memoryview(row).cast(_NUMBER)
