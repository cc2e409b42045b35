"""First letters of the glossary’s names: staff shorten words that no list has."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from .entries import Called, Entry, Kind
from .words import words

_SMALL = frozenset("a and for in of the to with".split())


def with_initials(entries: Iterable[Entry], taken: Container[str]) -> list[Entry]:
    """Add first letters to terms of several words, where they are no word of the site."""
    return [_initialled(entry, taken) if entry.kind is Kind.TERM else entry for entry in entries]


def _initialled(entry: Entry, taken: Container[str]) -> Entry:
    names = [entry.title, *(name for kind, name in entry.names if kind is Called.ALSO)]
    short = {letters for name in names for letters in _initials(name) if letters not in taken}
    added = tuple((Called.INITIALS, letters.upper()) for letters in sorted(short))
    return replace(entry, names=(*entry.names, *added))


def _initials(name: str) -> Iterator[str]:
    """Yield `pap` and `pp` for “police and protection”."""
    whole = words(name)
    for part in (whole, [word for word in whole if word not in _SMALL]):
        if len(part) > 1:
            yield "".join(word[0] for word in part)
