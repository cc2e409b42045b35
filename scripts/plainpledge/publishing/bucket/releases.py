"""The releases in a bucket: readers see copies, one after the other, in a safe order.

A bucket has no link that could be replaced. So a switch copies, within the store, each file that
is not what it should be to where readers find it: first what pages load, then pages, the home page
last. What is no longer needed goes after that; files with a hash stay while any release has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ..manifest import sums_of
from ..place import DamagedError, PlaceError
from ..release_names import outdated, release_name
from ..table import Table
from .content_types import content_type
from .delivery import deliver, phases
from .history import History
from .lease import Lease
from .objects import Bucket
from .records import StoredFile, StoredRelease
from .shown import ShownFiles

_MIXED = (
    "Now some pages may be new and some old; each is whole. Publish again, or go back with "
    "“rollback”."
)


class BucketReleases:
    """All releases in one bucket, while we hold its lock."""

    def __init__(self, bucket: Bucket, table: Table, lease: Lease) -> None:
        listed = bucket.listed()
        self._table, self._lease = table, lease
        self._history = History(bucket, listed)
        self._shown = ShownFiles(bucket, self._history, lease, listed)

    @property
    def names(self) -> list[str]:
        """Every whole release, the oldest first."""
        return list(self._history.whole)

    @property
    def live(self) -> str | None:
        """The release that readers see, or saw before a switch that did not come to its end."""
        name = self._history.state.release
        return name if name in self.names else None

    @property
    def earlier(self) -> str | None:
        """The release to go back to: after half a switch, the one that it began from."""
        return self.live if self._history.state.underway else self._before

    @property
    def _before(self) -> str | None:
        live = self._history.whole.get(self.live or "")
        return live.before if live and live.before in self.names else None

    def sums(self, name: str) -> dict[str, str]:
        """Return the sum of each file of a release."""
        return {path: file.sum for path, file in self._history.releases[name].files.items()}

    def damage(self, name: str) -> list[str]:
        """Return the files of a release whose bytes are gone or changed."""
        files, stored = self._history.releases[name].files, self._history.stored
        return [path for path, file in files.items() if stored.get(file.sum) != file.tag]

    def make(self, built: Path, commit: str) -> str:
        """Store a built site as a new release and return its name; nobody sees it yet.

        Raises:
            DamagedError: a file changed meanwhile.
            PlaceError: it cannot be stored.
        """
        sums = sums_of(built)
        self._shown.refuse_what_is_not_ours(sums)
        name = release_name(self._history.releases, commit)
        files = {path: StoredFile(sums[path], "", self._headers(path)) for path in sums}
        release = StoredRelease(self.live, files)
        self._history.write(name, release)
        self._store(built, sums)
        stored = self._history.stored
        files = {path: replace(file, tag=stored[file.sum]) for path, file in files.items()}
        self._history.write(name, replace(release, files=files, is_whole=True))
        return name

    def switch(self, name: str) -> None:
        """Show a release.

        Raises:
            PlaceError: the store stopped half-way, or somebody else’s object is in the way.
        """
        self._show(self._history.releases[name].files, name)

    def keep_for_open_pages(self, name: str) -> None:
        """Do nothing: what open pages load has a hash, and stays while any release has it."""

    def hide(self) -> None:
        """Show nothing."""
        self._show({}, None)

    def remove(self, name: str) -> None:
        """Take a release away, with the files that readers had only for its sake."""
        if name in self.names:
            own = self._history.releases[name].files
            self._shown.take_away(path for path in own if len(self._history.record(path)) == 1)
        self._history.forget(name)

    def clear_up(self, number: int) -> None:
        """Remove what stopped publishers left behind, and all but the newest releases."""
        half = [name for name in self._history.releases if name not in self.names]
        for name in [*half, *outdated(self.names, self.live, self._before, number)]:
            self._lease.renew()
            self.remove(name)

    def _store(self, built: Path, sums: Mapping[str, str]) -> None:
        """Store the bytes that are not there yet: each once, however many files have them."""
        new = {digest: path for path, digest in sums.items() if not self._history.has(digest)}

        def store(path: str) -> None:
            self._lease.renew()
            data = (built / path).read_bytes()
            if hashlib.sha256(data).hexdigest() != sums[path]:
                raise DamagedError(path)
            self._history.store(sums[path], data)

        deliver(store, phases(new.values(), ()))

    def _headers(self, path: str) -> dict[str, str]:
        """Return what an object can carry of our table; the rest is for the server before it."""
        cache = self._table.headers_for(f"/{path}").get("Cache-Control")
        return {"ContentType": content_type(path)} | ({"CacheControl": cache} if cache else {})

    def _show(self, files: Mapping[str, StoredFile], name: str | None) -> None:
        changed = self._shown.changes(files)
        self._history.set_live(self.live, name)
        try:
            self._shown.become(files, changed)
            self._history.set_live(name)
        except PlaceError as error:
            raise PlaceError(f"{error} {_MIXED}") from error
