"""Remembers what was found in a file, until the file, a rule, a word list or a setting changes."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sqlite3
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = "PLAINPLEDGE_CACHE"
"""The variable that names another folder than the one for such things on this system."""
KEPT_DAYS = 30
"""How long something is kept that nobody asks for."""
_SECONDS_PER_DAY = 86_400


class Cache:
    """A table of results by the fingerprint of all they depend on.

    Where it cannot be read or written everything is simply worked out again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or _folder()
        self._table: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            folder.mkdir(parents=True, exist_ok=True)
            table = sqlite3.connect(folder / "checked.sqlite", timeout=1)
            table.execute("PRAGMA journal_mode=WAL")
            table.execute("PRAGMA synchronous=OFF")
            table.execute("CREATE TABLE IF NOT EXISTS found (name BLOB PRIMARY KEY, day, result)")
            self._table = table

    def get(self, name: bytes) -> Any:
        """Return what was kept under a name; None if there is nothing."""
        with suppress(sqlite3.Error, pickle.UnpicklingError, EOFError, TypeError, ValueError):
            if self._table:
                row = self._table.execute("SELECT result FROM found WHERE name=?", (name,))
                kept = row.fetchone()
                return _Ours(io.BytesIO(kept[0])).load() if kept else None
        return None

    def keep(self, name: bytes, result: Any) -> None:
        """Keep a result."""
        with suppress(sqlite3.Error):
            if self._table:
                row = (name, _today(), pickle.dumps(result))
                self._table.execute("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", row)

    def close(self) -> None:
        """Write everything down, and forget what is old."""
        with suppress(sqlite3.Error):
            if self._table:
                old = (_today() - KEPT_DAYS,)
                self._table.execute("DELETE FROM found WHERE day < ?", old)
                self._table.commit()
                self._table.close()
        self._table = None


def _folder() -> Path:
    if named := os.environ.get(FOLDER):
        return Path(named)
    import platformdirs  # noqa: PLC0415 - it takes longer than all the rest of this module

    return platformdirs.user_cache_path("plainpledge", appauthor=False)


class _Ours(pickle.Unpickler):
    """Makes nothing but values of ours, of which rules note some: a changed file runs nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("plainpledge."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (issubclass(found, tuple | Enum) or is_dataclass(found)):
                return found
        raise pickle.UnpicklingError(name)


def fingerprint(*parts: str | bytes) -> bytes:
    """Return a name for a result that depends on these things, and on the program itself."""
    found = hashlib.sha256(_program())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.digest()


@cache
def _program() -> bytes:
    """Return a name for the program as it is: any change of a module or a list makes another."""
    folder = Path(__file__).parents[1]
    files = sorted(file for file in _files(folder) if file.suffix in (".py", ".tsv"))
    states = (f"{file} {(at := file.stat()).st_size} {at.st_mtime_ns}" for file in files)
    return hashlib.sha256("\n".join([sys.version, *states]).encode()).digest()


def _files(folder: Path) -> Iterable[Path]:
    for place in folder.iterdir():
        if place.is_dir():
            yield from _files(place)
        else:
            yield place


def _today() -> int:
    return int(time.time()) // _SECONDS_PER_DAY
