"""Sentences that stand in two places in the same order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from ..language.prose import Prose
from ..model import Role, Span

_FEWEST_WORDS = 4
"""Shorter sentences, such as “Tell us why.”, are alike by chance."""
_READ = {Role.PARAGRAPH, Role.ITEM}


class Said(NamedTuple):
    """A sentence of a file."""

    print: int
    """The same for the same words."""
    words: int
    span: Span


def said(prose: Prose) -> Iterator[Said]:
    """Yield the sentences of a file, each as a number."""
    for passage in prose.passages:
        words = passage.end - passage.first
        if passage.role in _READ and words >= _FEWEST_WORDS:
            typed = " ".join(prose.words[passage.first : passage.end]).encode("utf-8", "replace")
            number = int.from_bytes(blake2b(typed, digest_size=8).digest(), "big")
            yield Said(number, words, passage.span)


def repeats(
    notes: Mapping[str, tuple[Said, ...]],
) -> Iterator[tuple[str, tuple[Said, ...], str]]:
    """Yield each run of sentences that stand somewhere before: its file, the run, that file."""
    seen: dict[int, tuple[str, int]] = {}
    for path, here in notes.items():
        index = 0
        while index < len(here):
            there = seen.get(here[index].print)
            length = _same(here, index, notes[there[0]], there[1]) if there else 1
            run = here[index : index + length]
            if there:
                yield path, run, there[0]
            for offset, sentence in enumerate(run):
                seen.setdefault(sentence.print, (path, index + offset))
            index += length


def _same(here: tuple[Said, ...], index: int, there: tuple[Said, ...], start: int) -> int:
    """Return how many sentences in a row are the same in both places."""
    most = min(len(here) - index, len(there) - start)
    return next((n for n in range(most) if here[index + n].print != there[start + n].print), most)
