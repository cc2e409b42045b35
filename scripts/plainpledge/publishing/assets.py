"""Files whose names have a hash of what is in them: they can be kept for ever, beside others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..model.hash_marks import FORM, mark_of_sum

PACKED = (".gz", ".br", ".zst")
"""The endings of compressed copies."""
HASHED = rf"\.{FORM}\.[A-Za-z0-9]+(?:\.(?:gz|br|zst))?$"
"""The end of such a name: `site.f7a0d79d10.css`. Servers and we must mean the same."""
_HASHED = re.compile(HASHED)
_MARK = re.compile(rf"\.(?P<mark>{FORM})\.[A-Za-z0-9]+$")


def hashed(paths: Iterable[str]) -> list[str]:
    """Return the paths of files with a hash in their names."""
    return [path for path in paths if is_hashed(path)]


def is_hashed(path: str) -> bool:
    """True for the path of a file with what looks like a hash of ours in its name."""
    return bool(_HASHED.search(path))


def is_named_by(path: str, digest: str) -> bool:
    """True where the hash in a file’s name really is one of what is in it.

    Args:
        path: that of the file.
        digest: its SHA-256 sum.
    """
    found = _MARK.search(path)
    return found is not None and found["mark"] == mark_of_sum(digest, len(found["mark"]))


def named_by_content(sums: Mapping[str, str]) -> list[str]:
    """Return the paths of files that have their own hash in their names, and of their copies.

    Args:
        sums: the SHA-256 sum of each file, by its path.
    """
    return [path for path in sums if _is_named(path, sums)]


def _is_named(path: str, sums: Mapping[str, str]) -> bool:
    """A compressed copy is judged by the file that it is a copy of."""
    plain = path.rpartition(".")[0] if path.endswith(PACKED) else path
    return plain in sums and is_named_by(plain, sums[plain])
