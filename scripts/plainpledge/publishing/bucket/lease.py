"""One publisher at a time, where no system lets go of a lock for a program that was stopped.

The lock is an object that is written only where none is. Its holder writes it again from time to
time. One that nobody has written for a while belongs to somebody who was stopped.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ..place import PlaceError
from .errors import ChangedError
from .objects import NOT_THERE, Bucket

LEASE = 180.0
"""Seconds without a sign of life after which a lock is free. Longer than any one request takes
with all its tries, so nothing that a stopped holder asked for can arrive later."""
RENEWED = LEASE / 6
"""Seconds after which its holder writes it again."""
_BUSY = (
    "Somebody else is publishing to {place} now, or was stopped while publishing. "
    "Try again in three minutes."
)
_LOST = "This computer was too slow, and somebody else began to publish. Let them finish."
_UNSAFE = (
    "This object storage ignores conditions, so two people could publish at once. Use a newer "
    "version of it, or another one."
)


class Lease:
    """The lock, while we hold it."""

    def __init__(self, bucket: Bucket, path: str) -> None:
        self._bucket, self._path = bucket, path
        self._token = secrets.token_hex(16).encode()
        self._guard = threading.Lock()
        self._written = time.monotonic()
        self._tag = self._taken()

    def renew(self) -> None:
        """Say that we are still here, if it is time to.

        Raises:
            PlaceError: somebody else took the lock.
        """
        with self._guard:
            now = time.monotonic()
            if now - self._written < RENEWED:
                return
            try:
                self._tag = self._bucket.put(self._path, self._token, self._tag)
            except ChangedError:
                raise PlaceError(_LOST) from None
            self._written = now

    def give_back(self) -> None:
        """Let others publish, unless they may have taken the lock already."""
        if time.monotonic() - self._written < LEASE / 2:
            with suppress(PlaceError):
                self._bucket.delete(self._path)

    def _taken(self) -> str:
        with suppress(ChangedError):
            return self._bucket.put(self._path, self._token, NOT_THERE)
        found = self._bucket.get(self._path)
        if found is None or found.age > LEASE:
            with suppress(ChangedError):
                tag = found.tag if found else NOT_THERE
                return self._bucket.put(self._path, self._token, tag)
        raise PlaceError(_BUSY.format(place=self._bucket.address))

    def require_conditions(self) -> None:
        """See whether the store would have refused somebody else.

        Raises:
            PlaceError: it would not have.
        """
        try:
            self._bucket.put(self._path, b"somebody else", NOT_THERE)
        except ChangedError:
            return
        raise PlaceError(_UNSAFE)


@contextmanager
def leased(bucket: Bucket, path: str) -> Iterator[Lease]:
    """Hold the lock at a path.

    Raises:
        PlaceError: somebody else holds it, or the store cannot keep two publishers apart.
    """
    lease = Lease(bucket, path)
    try:
        lease.require_conditions()
        yield lease
    finally:
        lease.give_back()
