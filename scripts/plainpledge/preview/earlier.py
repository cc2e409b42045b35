"""The last version of a file that was agreed: what git holds, where there is git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from ..model import Document
from ..reading.documents import parse_document

PATIENCE = 3
"""Seconds that git gets to answer."""


class Earlier:
    """Earlier versions of files, each asked for once.

    Args:
        root: the project's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, Document | None] = {}

    def version(self, path: str, otherwise: Document | None) -> Document | None:
        """Return a file as it was last committed; what is given where nobody knows."""
        if path not in self._known:
            self._known[path] = self._committed(path)
        return self._known[path] or otherwise

    def _committed(self, path: str) -> Document | None:
        command = ["git", "-C", str(self._root), "show", f"HEAD:./{path}"]
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
