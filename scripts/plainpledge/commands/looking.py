"""Looks at many files on their own: remembers what has not changed, uses all cores for many."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from ..model import Document, HouseStyle, Site
from ..rules.checking import Looked, look
from .cache import Cache, fingerprint
from .contents import data_of
from .files import read_loose, seen_as

FOR_ALL_CORES = 2_000_000
"""Bytes of text from which on it pays to start more processes: some seconds of work. Our own."""
FILES_AT_ONCE = 16
MOST_KEPT = 2_000_000
"""Characters of text up to which documents that were looked at stay at hand, as words of them may
be shown. With all that is known of each they take some ten times as much memory. Our own bound."""


class Documents(Mapping[str, Document]):
    """Documents that are read when they are asked for, so that a large tree takes little memory."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], Document]) -> None:
        self._paths = dict.fromkeys(paths)
        self._read = lru_cache(maxsize=4)(read)
        self._kept: dict[str, Document] = {}
        self._left = MOST_KEPT

    def keep(self, document: Document) -> None:
        """Keep a document at hand, if there is room for it."""
        if len(document.text) <= self._left:
            self._left -= len(document.text)
            self._kept[document.path] = document

    def __getitem__(self, path: str) -> Document:
        if path not in self._paths:
            raise KeyError(path)
        return self._kept.get(path) or self._read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def by_name(files: Sequence[Path]) -> dict[str, Path]:
    """Return files by what they are called from the current folder."""
    return {seen_as(file): file for file in files}


def look_at_files(
    files: Sequence[Path],
    root: Path,
    style: HouseStyle,
    wanted: Collection[str] | None,
    cache: Cache | None,
    keep: Callable[[Document], None],
) -> Iterator[Looked]:
    """Yield what each file gave, in any order; `keep` is given what was read in this process."""
    settings, names, left = f"{style!r} {sorted(wanted or ())}", dict[Path, bytes](), list[Path]()
    for file in files:
        if cache:
            names[file] = fingerprint(settings, seen_as(file), data_of(file))
        known = cache.get(names[file]) if cache else None
        if known is None:
            left.append(file)
        else:
            yield known
    task = partial(_look, root=root, style=style, wanted=wanted)
    for file, looked in zip(left, _each(task, left, keep), strict=True):
        if cache:
            cache.keep(names[file], looked)
        yield looked


def _each(
    task: partial[Looked], files: Sequence[Path], keep: Callable[[Document], None]
) -> Iterator[Looked]:
    size = sum(file.stat().st_size for file in files if file.exists())
    if size < FOR_ALL_CORES or len(files) <= FILES_AT_ONCE:
        yield from (task(file, keep=keep) for file in files)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - dear, and seldom needed

    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(task, files, chunksize=FILES_AT_ONCE)


def _look(
    file: Path,
    root: Path,
    style: HouseStyle,
    wanted: Collection[str] | None,
    keep: Callable[[Document], None] | None = None,
) -> Looked:
    document = read_loose(file)
    if keep:
        keep(document)
    return look(document, Site(root, style, {document.path: document}), wanted)
