"""What releases are called, and which of them have had their time."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

SHOWN_OF_COMMIT = 12
UNFINISHED = ".new-"
"""What the name of a release starts with until it is whole."""
_NAME = r"\d{8}T\d{6}\.\d{3}-\w+(?:-\d+)?"
_RELEASE = re.compile(_NAME)
_UNFINISHED = re.compile(rf"{re.escape(UNFINISHED)}{_NAME}-(?:\d+|gone)")
FEWEST = 2
"""The live release, and one to go back to."""


def release_name(taken: Collection[str], commit: str, now: datetime | None = None) -> str:
    """Return a name that sorts after all others and says when and what."""
    short = "".join(letter for letter in commit if letter.isalnum())[:SHOWN_OF_COMMIT] or "unknown"
    now = now or datetime.now(UTC)
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S.%f")[:-3]
    name = f"{stamp}-{short}"
    return name if name not in taken else f"{name}-{os.getpid()}"


def is_release(name: str) -> bool:
    """True for a name that `release_name` could have given."""
    return bool(_RELEASE.fullmatch(name))


def is_unfinished(name: str) -> bool:
    """True for what a release is called before it is whole, or while it is removed."""
    return bool(_UNFINISHED.fullmatch(name))


def outdated(
    names: Sequence[str], live: str | None, before: str | None, number: int
) -> Iterator[str]:
    """Yield the releases that can go.

    Args:
        names: all of them, the oldest first.
        live: the release that readers see. It always stays.
        before: the release before that one. It always stays.
        number: how many releases stay, at least two.
    """
    needed = {live, before} - {None}
    others = [name for name in names if name not in needed]
    room = max(number, FEWEST) - len(needed)
    yield from others[: max(len(others) - max(room, 0), 0)]
