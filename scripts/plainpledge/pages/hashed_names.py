"""Names that say what is in a file: a browser may keep such a file for ever."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

_LENGTH = 10
"""Signs of a hash: 40 bits, so that two versions of one file have the same name by no chance."""


def hashed_name(path: str, data: bytes) -> str:
    """Return the path of a file with a hash of what is in it: `assets/site.57a0d79d10.css`."""
    known = PurePosixPath(path)
    mark = hashlib.sha256(data).hexdigest()[:_LENGTH]
    return known.with_name(f"{known.stem}.{mark}{known.suffix}").as_posix()
