"""The objects in a bucket, below one prefix."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from ..place import PlaceError
from .address import BucketAddress
from .errors import ABSENT, ChangedError, answer_of, status_of, told

MARK = "plainpledge"
"""What each object that readers see carries, to say who put it there."""
NOT_THERE = "*"
"""In place of a tag: write only where nothing is."""
_SPOILT = "“{path}” in the bucket has other bytes than it should. Try again."


@dataclass(frozen=True)
class Found:
    """An object: its bytes, its tag, and its age in seconds by the store’s own clock."""

    data: bytes
    tag: str
    age: float


class Bucket:
    """The objects below a prefix, by their path there. What is elsewhere cannot be named."""

    def __init__(self, address: BucketAddress, client: Any) -> None:
        """Use a client that `connect` returned."""
        self.address, self._client = address, client
        self._own_mark = hashlib.sha256(address.prefix.encode()).hexdigest()

    def listed(self) -> dict[str, str]:
        """Return the tag of every object, by its path."""
        prefix = self.address.prefix
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self.address.bucket, Prefix=prefix
        )
        with told(self.address, "list what is there"):
            found = [one for page in pages for one in page.get("Contents", ())]
        return {one["Key"].removeprefix(prefix): one["ETag"] for one in found}

    def get(self, path: str) -> Found | None:
        """Return an object; None where there is none."""
        with told(self.address, "read"):
            try:
                answer = self._client.get_object(**self._named(path))
            except Exception as error:
                if status_of(answer_of(error)) == ABSENT and not _no_bucket(error):
                    return None
                raise
            age = (_now(answer) - answer["LastModified"]).total_seconds()
            return Found(answer["Body"].read(), answer["ETag"], age)

    def put(self, path: str, data: bytes, only_if: str | None = None) -> str:
        """Write an object and return its tag.

        Args:
            path: where.
            data: what. The store compares its SHA-256 sum with ours.
            only_if: the tag that the object must have until then, or NOT_THERE.

        Raises:
            ChangedError: it has another.
            PlaceError: it cannot be written, or the store has other bytes.
        """
        digest = hashlib.sha256(data).digest()
        sums = {"ChecksumAlgorithm": "SHA256", "ChecksumSHA256": base64.b64encode(digest).decode()}
        try:
            with told(self.address, "write"):
                answer = self._client.put_object(
                    **self._named(path), Body=data, **sums, **_condition(only_if)
                )
        except ChangedError:
            if (found := self.get(path)) and found.data == data:
                return found.tag  # only the answer was lost, and the second try met our own object
            raise
        self._compare(path, answer, digest.hex())
        return str(answer["ETag"])

    def copy(self, source: str, path: str, digest: str, headers: dict[str, str]) -> str:
        """Copy an object within the store and return the tag of the copy, which carries our mark.

        Args:
            source: the path to copy from.
            path: the path to copy to.
            digest: the SHA-256 sum that the copy must have.
            headers: what the store sends with it, by the names that boto3 has for them.

        Raises:
            PlaceError: it cannot be copied, or the copy has another sum.
        """
        with told(self.address, "copy"):
            answer = self._client.copy_object(
                **self._named(path),
                CopySource=self._named(source),
                MetadataDirective="REPLACE",
                ChecksumAlgorithm="SHA256",
                Metadata={MARK: self._own_mark},
                **headers,
            )["CopyObjectResult"]
        self._compare(path, answer, digest)
        return str(answer["ETag"])

    def has_mark(self, path: str) -> bool:
        """True for an object that we showed to readers, from this prefix."""
        with told(self.address, "read"):
            answer = self._client.head_object(**self._named(path))
        mark: str | None = answer["Metadata"].get(MARK)
        return mark == self._own_mark

    def delete(self, path: str) -> None:
        """Remove an object."""
        with told(self.address, "delete"):
            self._client.delete_object(**self._named(path))

    def _named(self, path: str) -> dict[str, str]:
        return {"Bucket": self.address.bucket, "Key": f"{self.address.prefix}{path}"}

    def _compare(self, path: str, answer: dict[str, Any], digest: str) -> None:
        """Take the store’s own sum; where it tells none, read all of the object again."""
        told_sum = answer.get("ChecksumSHA256")
        if told_sum:
            stored = base64.b64decode(told_sum).hex()
        else:
            found = self.get(path)
            stored = hashlib.sha256(found.data).hexdigest() if found else ""
        if stored != digest:
            raise PlaceError(_SPOILT.format(path=path))


def _condition(tag: str | None) -> dict[str, str]:
    if not tag:
        return {}
    return {"IfNoneMatch": tag} if tag == NOT_THERE else {"IfMatch": tag}


def _no_bucket(error: Exception) -> bool:
    code: str = answer_of(error).get("Error", {}).get("Code", "")
    return code == "NoSuchBucket"


def _now(answer: dict[str, Any]) -> datetime:
    """Return the store’s time: this computer’s clock may be wrong."""
    said = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
    return parsedate_to_datetime(said) if said else datetime.now(UTC)
