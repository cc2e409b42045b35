"""The address of a place in object storage: `s3://bucket/prefix`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..place import PlaceError

_ADDRESS = re.compile(r"s3://(?P<bucket>[^/]*)/?(?P<prefix>.*)", re.IGNORECASE | re.DOTALL)
_OTHER = re.compile(r"(?P<kind>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)


@dataclass(frozen=True)
class BucketAddress:
    """A bucket, and what the names of all our objects in it start with."""

    bucket: str
    prefix: str
    """Empty, or with a slash at its end."""

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}"


def read_address(text: str) -> BucketAddress | None:
    """Return the place that an address names; None for the name of a folder.

    Raises:
        PlaceError: it is an address, but not one that we can publish to.
    """
    found = _ADDRESS.fullmatch(text)
    if not found:
        if other := _OTHER.match(text):
            raise PlaceError(
                f"Nothing can be published to {other['kind']}:// addresses. Name a folder, or "
                "object storage as s3://BUCKET/PREFIX."
            )
        return None
    if not found["bucket"]:
        raise PlaceError(f"“{text}” names no bucket. Write it as s3://BUCKET/PREFIX.")
    parts = [part for part in found["prefix"].split("/") if part]
    if {".", ".."} & set(parts):
        raise PlaceError(f"“{text}” has “.” or “..” in it. Write the whole prefix.")
    return BucketAddress(found["bucket"], "".join(f"{part}/" for part in parts))
