"""Publishing to object storage that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..table import Table
from .address import BucketAddress
from .client import connect
from .history import LIVE, LOCK
from .lease import leased
from .objects import Bucket
from .releases import BucketReleases


class BucketPlace:
    """A prefix in a bucket as a place for releases."""

    inside = None
    hidden = LIVE

    def __init__(self, address: BucketAddress, table: Table) -> None:
        self._address, self._table = address, table

    def require(self) -> None:
        """Refuse where the library or its settings are missing.

        Raises:
            PlaceError: they are.
        """
        connect(self._address)

    @contextmanager
    def held(self) -> Iterator[BucketReleases]:
        """Keep other publishers out of the prefix.

        Raises:
            PlaceError: somebody else is publishing, or the store says no.
        """
        bucket = Bucket(self._address, connect(self._address))
        with leased(bucket, LOCK) as lease:
            yield BucketReleases(bucket, self._table, lease)
