"""The last version of a file that was agreed: what git holds, where there is git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..model import Document
from ..reading.documents import parse_document

PATIENCE = 3
"""Seconds that git gets to answer."""


def committed(root: Path, path: str) -> Document | None:
    """Return a file as it was last committed; None where nobody knows.

    Args:
        root: the project’s folder.
        path: the file, from there.
    """
    command = ["git", "-C", str(root), "show", f"HEAD:./{path}"]
    try:
        shown = subprocess.run(
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE,
        )
        text = shown.stdout.decode("utf-8-sig")
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return parse_document(path, text) if shown.returncode == 0 else None
