"""The mark in a file’s name that says what is in it: `f7a0d79d10` in `site.f7a0d79d10.css`."""

from __future__ import annotations

import hashlib

_FIRST = "abcdef"
FORM = f"[{_FIRST[0]}-{_FIRST[-1]}](?:[0-9a-f]{{9}}|[0-9a-f]{{11}})"
"""What marks look like: 10 or 12 signs, as a pattern that every server reads the same."""


def hash_mark(data: bytes, length: int) -> str:
    """Return the mark of some bytes.

    Args:
        data: what is in the file.
        length: how many signs, 10 or 12.
    """
    return mark_of_sum(hashlib.sha256(data).hexdigest(), length)


def mark_of_sum(digest: str, length: int) -> str:
    """Return the mark of a file by its SHA-256 sum in hexadecimal digits.

    It begins with a letter: `list.20261123.pdf` has a date in its name, and nobody may take that
    for a mark.
    """
    return _FIRST[int(digest[0], 16) % len(_FIRST)] + digest[1:length]
