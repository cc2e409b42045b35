"""What releases are called, and which of them have had their time."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime

SHOWN_OF_COMMIT = 12
FEWEST = 2
"""The live release, and one to go back to."""


def release_name(taken: Collection[str], commit: str, now: datetime | None = None) -> str:
    """Return a name that sorts after all others and says when and what."""
    short = "".join(letter for letter in commit if letter.isalnum())[:SHOWN_OF_COMMIT] or "unknown"
    now = now or datetime.now(UTC)
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S.%f")[:-3]
    name = f"{stamp}-{short}"
    return name if name not in taken else f"{name}-{os.getpid()}"


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
