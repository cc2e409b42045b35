"""The files in a bucket that readers see: copies of what is stored, and never anybody else’s."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ..assets import is_named_by
from ..place import PlaceError
from .delivery import deliver, phases
from .history import FOLDER, History, stored_at
from .lease import Lease
from .objects import Bucket
from .records import StoredFile

_NOT_OURS = (
    "“{path}” is in the bucket already, and this program did not put it there. Move it away, or "
    "publish to another prefix."
)
_TAKEN = "A site cannot have a folder “{folder}”: earlier releases are kept there. Rename it."


class ShownFiles:
    """All that lies where readers look."""

    def __init__(
        self, bucket: Bucket, history: History, lease: Lease, listed: Mapping[str, str]
    ) -> None:
        self._bucket, self._history, self._lease = bucket, history, lease
        self._tags = {path: tag for path, tag in listed.items() if not path.startswith(FOLDER)}

    def refuse_what_is_not_ours(self, paths: Iterable[str]) -> None:
        """Refuse to write where somebody else’s object is.

        Raises:
            PlaceError: one is there.
        """
        for path in paths:
            if path.startswith(FOLDER):
                raise PlaceError(_TAKEN.format(folder=FOLDER.rstrip("/")))
            if path in self._tags and not self._is_ours(path):
                raise PlaceError(_NOT_OURS.format(path=path))

    def changes(self, files: Mapping[str, StoredFile]) -> list[str]:
        """Return the paths at which something else has to be.

        Raises:
            PlaceError: somebody else’s object is at one of them.
        """
        changed = [path for path, file in files.items() if not self._has(path, file)]
        self.refuse_what_is_not_ours(changed)
        return changed

    def become(self, files: Mapping[str, StoredFile], changed: Collection[str]) -> None:
        """Bring readers these files; those with a hash that they had before stay for a while.

        Args:
            files: what readers are to see, by path.
            changed: what `changes` returned for them.
        """

        def show(path: str) -> None:
            self._lease.renew()
            file = files[path]
            source = stored_at(file.sum)
            self._tags[path] = self._bucket.copy(source, path, file.sum, dict(file.headers))

        deliver(show, phases(changed, frozenset(self._tags)))
        gone = [path for path in self._tags if path not in files]
        self.take_away(path for path in gone if self._has_had_its_time(path))

    def take_away(self, paths: Iterable[str]) -> None:
        """Remove what we put there at these paths: pages first, then what they load."""
        ours = [path for path in paths if path in self._tags and self._is_ours(path)]

        def remove(path: str) -> None:
            self._lease.renew()
            self._bucket.delete(path)
            del self._tags[path]

        deliver(remove, reversed(phases(ours, ())))

    def _has(self, path: str, file: StoredFile) -> bool:
        """True where readers find a file already, with its headers.

        Where the store encrypts, a copy can have another tag. Then it is copied in vain.
        """
        same = [one for one in self._history.record(path) if one.tag == file.tag]
        return self._tags.get(path) == file.tag and all(o.headers == file.headers for o in same)

    def _has_had_its_time(self, path: str) -> bool:
        """True for what we put there without a hash of its own in its name."""
        found = self._history.record(path)
        return bool(found) and not all(is_named_by(path, file.sum) for file in found)

    def _is_ours(self, path: str) -> bool:
        tags = {file.tag for file in self._history.record(path)}
        return self._tags[path] in tags or self._bucket.has_mark(path)
