"""Bytes → a file that is whole at every moment."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PREFIX, SUFFIX = ".plainpledge-", ".tmp"
"""What a new file is called until it is whole. A file of this name is left of a write cut short."""


def replace_file(file: Path, data: bytes) -> None:
    """Write a file so that whoever reads it gets the old bytes or the new ones, never a mixture.

    Its rights stay as they were, and a link keeps pointing at it.

    Raises:
        OSError: the file could not be written; it is as it was.
    """
    file = file.resolve()
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=PREFIX, suffix=SUFFIX)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())  # else a power cut could leave an empty file of the right name
        Path(name).chmod(file.stat().st_mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
