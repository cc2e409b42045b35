"""Names that say what is in a file: a browser may keep such a file for ever."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..model.hash_marks import hash_mark

_LENGTH = 10
"""Signs of a hash: 38 bits, so that two versions of one file have the same name by no chance."""


def hashed_name(path: str, data: bytes) -> str:
    """Return the path of a file with a hash of what is in it: `assets/site.f7a0d79d10.css`."""
    known = PurePosixPath(path)
    mark = hash_mark(data, _LENGTH)
    return known.with_name(f"{known.stem}.{mark}{known.suffix}").as_posix()
