"""What is kept in a bucket beside the site: everything that it takes to go back.

    .plainpledge/lock                 who publishes now
    .plainpledge/live.json            the release that readers see
    .plainpledge/releases/NAME.json   the files of a release, each with its SHA-256 sum
    .plainpledge/files/SUM            the bytes of a file, once, whichever releases have it

A release is written down before its first file is stored. So each object here is in some list, and
whoever comes after a publisher who was stopped knows what is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from .objects import NOT_THERE, Bucket
from .records import (
    LiveState,
    StoredFile,
    StoredRelease,
    read_live,
    read_release,
    written,
)

FOLDER = ".plainpledge/"
LOCK, LIVE = f"{FOLDER}lock", f"{FOLDER}live.json"
RELEASES, FILES = f"{FOLDER}releases/", f"{FOLDER}files/"


class History:
    """All that was written down. What is read once stays true: nobody else publishes meanwhile."""

    def __init__(self, bucket: Bucket, listed: Mapping[str, str]) -> None:
        self._bucket = bucket
        self.stored = {
            path.removeprefix(FILES): tag for path, tag in listed.items() if path.startswith(FILES)
        }
        """The tag of the bytes that are there, by their sum."""
        self.releases = {name: self._read(name) for name in sorted(_names(listed))}
        """Every release by its name, the oldest first, also those that are not whole."""
        found = bucket.get(LIVE)
        self.state = read_live(found.data, found.tag, LIVE) if found else LiveState()

    @property
    def whole(self) -> dict[str, StoredRelease]:
        """Every whole release by its name, the oldest first."""
        return {name: one for name, one in self.releases.items() if one.is_whole}

    def record(self, path: str) -> list[StoredFile]:
        """Return what whole releases have at a path."""
        return [one.files[path] for one in self.whole.values() if path in one.files]

    def has(self, digest: str) -> bool:
        """True for bytes that are stored, and as they were when they came."""
        files = (file for one in self.whole.values() for file in one.files.values())
        return self.stored.get(digest) in {file.tag for file in files if file.sum == digest}

    def write(self, name: str, release: StoredRelease) -> None:
        """Write a release down."""
        self._bucket.put(_listing(name), written(release))
        self.releases[name] = release

    def set_live(self, release: str | None, underway: str | None = None) -> None:
        """Say what readers see, and what they are about to see.

        Raises:
            PlaceError: somebody else said something meanwhile.
        """
        state = LiveState(release, underway)
        tag = self._bucket.put(LIVE, written(state), self.state.tag or NOT_THERE)
        self.state = replace(state, tag=tag)

    def store(self, digest: str, data: bytes) -> None:
        """Store bytes by their sum."""
        self.stored[digest] = self._bucket.put(f"{FILES}{digest}", data)

    def forget(self, name: str) -> None:
        """Remove a release and the bytes that only it has; its list goes last."""
        others = [one for other, one in self.releases.items() if other != name]
        needed = {file.sum for one in others for file in one.files.values()}
        own = {file.sum for file in self.releases[name].files.values()}
        for digest in sorted((own - needed) & self.stored.keys()):
            self._bucket.delete(f"{FILES}{digest}")
            del self.stored[digest]
        self._bucket.delete(_listing(name))
        del self.releases[name]

    def _read(self, name: str) -> StoredRelease:
        path = _listing(name)
        found = self._bucket.get(path)
        return read_release(found.data if found else b"", path)


def stored_at(digest: str) -> str:
    """Return the path of bytes by their sum."""
    return f"{FILES}{digest}"


def _listing(name: str) -> str:
    return f"{RELEASES}{name}.json"


def _names(listed: Mapping[str, str]) -> Iterator[str]:
    for path in listed:
        parent, _, file = path.rpartition("/")
        if f"{parent}/" == RELEASES and file.endswith(".json"):
            yield PurePosixPath(file).stem
