"""One publisher at a time."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".publishing.lock"


class BusyError(Exception):
    """Somebody else is publishing."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. The system lets go of it when the program ends, however it ends.

    Raises:
        BusyError: another program holds it.
    """
    fcntl = importlib.import_module("fcntl")  # not on Windows, which `Folder.require` refuses
    with (folder / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        yield
