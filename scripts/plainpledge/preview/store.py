"""Writes a change into its file, byte for byte as asked, or says why not; and takes it back."""

from __future__ import annotations

import codecs
import errno
import stat
import threading
from collections import defaultdict
from pathlib import Path

from ..model import Document
from ..reading.atomic import replace_file
from ..reading.source import leads_inside
from .splice import Refused, Splice

CHANGED = (
    "The file has changed on disk since this page was shown, so nothing was written. "
    "Look at what stands there now, then save again if your words should take its place."
)
GONE = "The file is no longer there, so nothing was written. Your words are still here: copy them."
READ_ONLY = "The file is write-protected, so nothing was written. Take the protection off first."
DISK_FULL = "The disk is full, so nothing was written. The file is as it was."
NOTHING_TO_UNDO = "There is nothing to take back in this file."
UNDO_TOO_LATE = "The file has changed since then, so nothing was taken back."
MOST_STEPS = 200
"""How many changes of one file can be taken back."""


class Store:
    """Files of one project, and what was changed in them since the start."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._steps: dict[str, list[tuple[bytes, bytes]]] = defaultdict(list)

    def write(self, document: Document, splice: Splice) -> Refused | None:
        """Make one change in a file that is still as it was read."""
        with self._lock:
            data = self._bytes(document.path)
            if isinstance(data, Refused):
                return data
            mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
            if data[len(mark) :] != document.text.encode():
                return Refused(CHANGED)
            new = mark + splice.applied(document.text).encode()
            refused = self._replace(document.path, data, new)
            if not refused:
                self._steps[document.path] = [*self._steps[document.path], (data, new)][
                    -MOST_STEPS:
                ]
            return refused

    def undo(self, path: str) -> Refused | None:
        """Take the last change in a file back, if nothing else has changed there."""
        with self._lock:
            if not self._steps[path]:
                return Refused(NOTHING_TO_UNDO)
            before, after = self._steps[path][-1]
            data = self._bytes(path)
            if isinstance(data, Refused):
                return data
            if data != after:
                return Refused(UNDO_TOO_LATE)
            refused = self._replace(path, data, before)
            if not refused:
                self._steps[path].pop()
            return refused

    def can_undo(self, path: str) -> bool:
        """True when a change was made here that has not been taken back."""
        return bool(self._steps.get(path))

    def _bytes(self, path: str) -> bytes | Refused:
        try:
            return (self._root / path).read_bytes()
        except OSError as error:
            return sentence(error)

    def _replace(self, path: str, old: bytes, new: bytes) -> Refused | None:
        file = self._root / path
        try:
            if not leads_inside(self._root, path):
                return Refused(GONE)
            if not file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
                return Refused(READ_ONLY)
            if file.read_bytes() != old:
                return Refused(CHANGED)
            replace_file(file, new)
        except OSError as error:
            return sentence(error)
        return None


def sentence(error: OSError) -> Refused:
    """Say in a writer’s words why a file could not be written."""
    if isinstance(error, FileNotFoundError):
        return Refused(GONE)
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Refused(DISK_FULL)
    if isinstance(error, PermissionError):
        return Refused(
            "The file could not be written: another program may hold it, or you may not change it. "
            "Nothing was lost. Close the file elsewhere and save again."
        )
    return Refused(f"The file could not be written ({error.strerror}). It is as it was.")
