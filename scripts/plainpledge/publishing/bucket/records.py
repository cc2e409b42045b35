"""What object storage keeps of a release: the list of its files, and which release is live."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from ..place import PlaceError


@dataclass(frozen=True)
class StoredFile:
    """One file of a release."""

    sum: str
    """The SHA-256 sum, in hexadecimal digits."""
    tag: str
    """What the store calls these bytes; empty until they are there."""
    headers: Mapping[str, str]
    """What is sent with it, by the names that boto3 has for them."""


@dataclass(frozen=True)
class StoredRelease:
    """One release."""

    before: str | None
    """The release that readers saw until then."""
    files: Mapping[str, StoredFile]
    """By their paths."""
    is_whole: bool = False
    """True once all of its files are stored."""


@dataclass(frozen=True)
class LiveState:
    """What readers see."""

    release: str | None = None
    underway: str | None = None
    """The release that a publisher is switching to. It stays when they are stopped."""
    tag: str | None = field(default=None, compare=False)
    """What the store calls these words; None where there are none yet."""


def written(found: StoredRelease | LiveState) -> bytes:
    """Return what stands in the store."""
    words = asdict(found)
    if isinstance(found, LiveState):
        del words["tag"]
    return json.dumps(words, ensure_ascii=False, sort_keys=True, indent=0).encode()


def read_release(data: bytes, path: str) -> StoredRelease:
    """Return the release in an object.

    Raises:
        PlaceError: the object is damaged.
    """
    try:
        words = json.loads(data)
        files = {name: StoredFile(**one) for name, one in words.pop("files").items()}
        return StoredRelease(files=files, **words)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(path) from error


def read_live(data: bytes, tag: str, path: str) -> LiveState:
    """Return what an object says of the live release.

    Raises:
        PlaceError: the object is damaged.
    """
    try:
        words: dict[str, Any] = json.loads(data)
        return LiveState(tag=tag, **words)
    except (ValueError, TypeError) as error:
        raise _damaged(path) from error


def _damaged(path: str) -> PlaceError:
    return PlaceError(
        f"“{path}” in the bucket is damaged: somebody changed it. Bring back an older version of "
        "it, or publish to another prefix."
    )
