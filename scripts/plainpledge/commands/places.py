"""Where a site can be published to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..publishing.bucket.address import read_address
from ..publishing.bucket.place import BucketPlace
from ..publishing.folder import Folder
from ..publishing.place import Place, PlaceError
from ..publishing.table import TableError, read_table
from .project import CannotRunError


def place_of(target: str, root: Path | None) -> Place:
    """Return the place that a person named.

    Args:
        target: a folder, or s3://BUCKET/PREFIX.
        root: the project’s folder, which may have lines for the table of headers.

    Raises:
        CannotRunError: it is neither, or the table cannot be used.
    """
    try:
        with in_words():
            address = read_address(target)
        return BucketPlace(address, read_table(root)) if address else Folder(Path(target))
    except TableError as error:
        raise CannotRunError(str(error)) from error


@contextmanager
def in_words() -> Iterator[None]:
    """Refuse with what a place says of itself."""
    try:
        yield
    except PlaceError as error:
        raise CannotRunError(str(error)) from error
