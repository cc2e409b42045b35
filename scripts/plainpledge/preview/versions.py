"""Which version of a file is on disk: a page polls with the version it shows."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from ..model import Document
from ..reading.documents import read_document
from ..reading.source import read_text

TRUSTED_AFTER = 2.0
"""Seconds after a change from which on an unmoved time of change means an unchanged file.

The coarsest file system in use, FAT, counts in steps of two seconds.
"""

BEING_WRITTEN = 0.3
"""Seconds for which an empty or missing file is taken for one that is being saved.

Many editors empty a file before they write it, or move it away.
"""
_PAUSE = 0.01


def version(document: Document) -> str:
    """Return a name for all that was read of a file: the same text has the same name.

    It is the name that `Versions.now` gives the file without making a document of it.
    """
    problems = () if document.is_readable else document.findings
    return version_of(document.text, "".join(found.message for found in problems))


def version_of(text: str, problems: str = "") -> str:
    """Return a name for a text, and for what is wrong with its bytes."""
    data = f"{problems}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def read_saved(root: Path, path: str) -> Document:
    """Read one file; if it is just being saved, what will stand there."""
    end = time.monotonic() + BEING_WRITTEN
    document = read_document(root, path)
    while not document.text and _is_new(root / path) and time.monotonic() < end:
        document = read_document(root, path)
    return document


def _is_new(file: Path) -> bool:
    """True for a file that was changed a moment ago, or is not there; takes a little while."""
    time.sleep(_PAUSE)  # a file can be empty before its time of change is noted, as on ext4
    try:
        return time.time() - file.stat().st_mtime < BEING_WRITTEN
    except OSError:
        return True


class Versions:
    """The versions on disk. A file is read again only when its time or size may have changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[tuple[int, int, int], str]] = {}
        self._last: dict[str, str] = {}
        self._gone: dict[str, float] = {}

    def now(self, path: str) -> str:
        """Return the version of a file of ours at this moment."""
        try:
            about = (self._root / path).stat()
        except OSError:
            since = self._gone.setdefault(path, time.monotonic())
            is_moved = path in self._last and time.monotonic() - since < BEING_WRITTEN
            return self._last[path] if is_moved else self._read(path)[1]
        self._gone.pop(path, None)
        state = (about.st_mtime_ns, about.st_size, about.st_ino)
        known = self._known.get(path)
        if known and known[0] == state:
            return known[1]
        text, found = self._read(path)
        if not text and path in self._last and _is_new(self._root / path):
            return self._last[path]
        self._last[path] = found
        if time.time() - about.st_mtime > TRUSTED_AFTER:
            self._known[path] = (state, found)
        return found

    def _read(self, path: str) -> tuple[str, str]:
        text, problems = read_text(self._root, path)
        return text, version_of(text, "".join(one.message for one in problems))
