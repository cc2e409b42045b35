"""Files whose names have a hash of what is in them: they can be kept for ever, beside others."""

from __future__ import annotations

import re
from collections.abc import Iterable

HASHED = r"\.[0-9a-f]{8,64}(?:\.min)?\.[a-z0-9]+(?:\.(?:gz|br|zst))?$"
"""The end of such a name: `main.57a0d79d.min.css`. Servers and we must mean the same."""
_HASHED = re.compile(HASHED)


def hashed(paths: Iterable[str]) -> list[str]:
    """Return the paths of files with a hash in their names."""
    return [path for path in paths if is_hashed(path)]


def is_hashed(path: str) -> bool:
    """True for the path of a file with a hash in its name."""
    return bool(_HASHED.search(path))
