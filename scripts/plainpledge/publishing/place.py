"""What every place offers that a site can be published to: a folder, or object storage."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol


class PlaceError(Exception):
    """A place cannot do what was asked; the text is a sentence for the person who asked."""


class DamagedError(Exception):
    """What was written is not what was read."""


class ReleaseStore(Protocol):
    """The releases in one place, for the one publisher who holds it."""

    @property
    def names(self) -> list[str]:
        """Every whole release, the oldest first."""

    @property
    def live(self) -> str | None:
        """The release that readers see."""

    @property
    def earlier(self) -> str | None:
        """The release to go back to."""

    def make(self, built: Path, commit: str) -> str:
        """Store a built site as a new release and return its name; nobody sees it yet."""

    def sums(self, name: str) -> Mapping[str, str]:
        """Return the SHA-256 sum of each file of a release, by its path."""

    def damage(self, name: str) -> list[str]:
        """Return the files of a release that are not as they were published."""

    def keep_for_open_pages(self, name: str) -> None:
        """Before going back to a release, see to it that open pages of the live one stay whole."""

    def switch(self, name: str) -> None:
        """Show a release."""

    def hide(self) -> None:
        """Show nothing."""

    def remove(self, name: str) -> None:
        """Take a release away."""

    def clear_up(self, number: int) -> None:
        """Remove what stopped publishers left behind, and all but the newest releases."""


class Place(Protocol):
    """Where releases can be."""

    @property
    def inside(self) -> Path | None:
        """The folder that it is, if it is one."""

    @property
    def hidden(self) -> str | None:
        """The path, below the site’s address, of a file that readers must not be able to open."""

    def require(self) -> None:
        """Refuse, before anything is built or written, where it could never work.

        Raises:
            PlaceError: it cannot.
        """

    def held(self) -> AbstractContextManager[ReleaseStore]:
        """Keep other publishers out.

        Raises:
            PlaceError: somebody else is publishing, or the place cannot be used.
        """
