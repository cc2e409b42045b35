"""Publishing to a folder that a server reads."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from .disk import make_open
from .lock import BusyError, locked
from .manifest import in_print
from .open_pages import add_later
from .place import PlaceError
from .release import make_release
from .releases import CURRENT, RELEASES, Releases

_ELSEWHERE = "Or publish to object storage (s3://…), or let your code host publish."
_NO_LINKS = frozenset({errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
"""What systems answer where a disk has no links, such as a memory stick or a network drive."""


@dataclass(frozen=True)
class _FolderReleases(Releases):
    def make(self, built: Path, commit: str) -> str:
        if strangers := self.strangers:
            raise PlaceError(
                f"“{in_print(str(self.path(strangers[0])))}” was not made by this program. "
                "Move it away, or name another folder."
            )
        return make_release(self, built, commit)

    def keep_for_open_pages(self, name: str) -> None:
        add_later(self, name)


@dataclass(frozen=True)
class Folder:
    """A folder as a place for releases."""

    folder: Path

    @property
    def inside(self) -> Path:
        return self.folder

    @property
    def hidden(self) -> None:
        """Nothing: a server shows `current` only."""

    def require(self) -> None:
        """Refuse where no folder can be replaced in one step: readers would see half a site.

        Windows can replace a link to a folder, or a junction, only by removing it first. Between
        the two there would be no site.

        Raises:
            PlaceError: the system is Windows, or something else is where a folder should be.
        """
        if sys.platform == "win32":
            raise PlaceError(
                "Windows cannot replace a folder in one step, so readers could see half a site. "
                f"Publish from Linux or macOS. {_ELSEWHERE} “Publish the site” says how."
            )
        self._require_folders()

    def _require_folders(self) -> None:
        for place in (self.folder / RELEASES, self.folder, *self.folder.parents):
            if os.path.lexists(place) and not place.is_dir():
                what = "is a link that leads to no folder" if place.is_symlink() else "is a file"
                raise PlaceError(
                    f"“{in_print(str(place))}” {what}, but the place to publish to is a folder. "
                    "Move it away, or name another place."
                )

    @contextmanager
    def held(self) -> Iterator[_FolderReleases]:
        """Keep other publishers out of the folder.

        Raises:
            PlaceError: somebody else is publishing, or the folder cannot be used.
            OSError: it cannot be written.
        """
        self.require()
        releases = _FolderReleases(self.folder.absolute())
        make_open(releases.folder)
        try:
            with locked(releases.folder):
                _require_links(releases.folder, self.folder)
                if releases.is_used_otherwise:
                    raise PlaceError(
                        f"“{self.folder / CURRENT}” is there, but was not made by this program. "
                        "Move it away, or name another folder."
                    )
                make_open(releases.folder / RELEASES)
                yield releases
        except BusyError:
            raise PlaceError(
                f"Somebody else is publishing to “{self.folder}” now. Try again in a minute."
            ) from None


def _require_links(folder: Path, shown: Path) -> None:
    """Replace one link by another, as a switch does, before a site is copied in vain."""
    first, second = (folder / f".{CURRENT}.{os.getpid()}.{number}" for number in (1, 2))
    try:
        for link in (first, second):
            link.symlink_to(RELEASES, target_is_directory=True)
        second.replace(first)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        raise PlaceError(
            f"“{shown}” is on a disk that cannot replace a folder in one step "
            f"({os.strerror(error.errno)}), so readers could see half a site. "
            f"Name a folder on another disk. {_ELSEWHERE}"
        ) from error
    finally:
        for link in (first, second):
            with suppress(FileNotFoundError):
                link.unlink()
