"""Publishing a built site where readers find it, and going back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..publishing.manifest import in_print
from ..publishing.place import DamagedError, Place, PlaceError, ReleaseStore
from ..publishing.smoke import is_open, smoke
from .places import in_words
from .project import CannotRunError
from .publishing_conditions import (
    UNCHANGED,
    require_address,
    require_releases,
    require_site,
    require_whole,
)

KEEP = 5
Say = Callable[[str], None]


@dataclass(frozen=True)
class Publisher:
    """What publishes to one place."""

    place: Place
    say: Say
    address: str | None = None
    """Where readers find the site, to see whether they do."""
    keep: int = KEEP

    def publish(self, built: Path, commit: str) -> bool:
        """Publish a built site. Return whether readers see it now."""
        require_site(built, self.place.inside)
        with self._holding() as releases:
            before = releases.live
            name = self._make(releases, built, commit)
            releases.switch(name)
            if problems := self._problems(releases, name):
                self._go_back(releases, name, before, problems)
                return False
            self.say(f"Published: {name}.")
            self._clear_up(releases)
        self._warn()
        return True

    def rollback(self, name: str | None = None) -> bool:
        """Show the release before this one, or a named one. Return whether readers see it now."""
        self.require()
        require_releases(self.place.inside)
        with self._holding() as releases:
            live = releases.live
            wanted = require_whole(releases, name)
            self._show_again(releases, wanted)
            if live and (problems := self._problems(releases, wanted)):
                self._show_again(releases, live)
                self._complain(problems, f"So release {live} is back.")
                return False
        self.say(f"Readers now see: {wanted}.")
        return True

    def require(self) -> None:
        """Refuse, before anything is built, where publishing could never work."""
        require_address(self.address)
        with in_words():
            self.place.require()

    @contextmanager
    def _holding(self) -> Iterator[ReleaseStore]:
        with in_words(), self.place.held() as releases:
            yield releases

    def _make(self, releases: ReleaseStore, built: Path, commit: str) -> str:
        try:
            return releases.make(built, commit)
        except DamagedError as error:
            raise CannotRunError(
                f"Files changed while they were copied ({in_print(str(error))}). {UNCHANGED} "
                "Build and try again."
            ) from error
        except PlaceError as error:
            raise PlaceError(f"{error} {UNCHANGED}") from error
        except OSError as error:
            raise CannotRunError(
                f"The site could not be copied: {_reason(error)} {UNCHANGED}"
            ) from error

    def _problems(self, releases: ReleaseStore, name: str) -> list[str]:
        return smoke(self.address, releases.sums(name)) if self.address else []

    def _go_back(
        self, releases: ReleaseStore, name: str, before: str | None, why: list[str]
    ) -> None:
        if before:
            self._show_again(releases, before)
        else:
            releases.hide()
        releases.remove(name)
        back = f"So release {before} is back." if before else "So nothing is shown."
        self._complain(why, back)

    def _show_again(self, releases: ReleaseStore, name: str) -> None:
        """Lead readers back. Pages that are open must not stop that, whatever becomes of them."""
        try:
            releases.keep_for_open_pages(name)
        except (DamagedError, PlaceError, OSError) as error:
            self.say(
                "Pages that are open now may lose their looks until they are loaded again: "
                f"{_reason(error)}"
            )
        releases.switch(name)

    def _clear_up(self, releases: ReleaseStore) -> None:
        """Say so when old releases stay; readers notice nothing of it."""
        try:
            releases.clear_up(self.keep)
        except (PlaceError, OSError) as error:
            why = _reason(error)
            self.say(f"Old releases could not be removed: {why} The next “publish” tries again.")

    def _warn(self) -> None:
        """Say so when readers can open what only publishers need."""
        if self.address and self.place.hidden and is_open(self.address, self.place.hidden):
            folder = self.place.hidden.partition("/")[0]
            self.say(
                f"Readers can open the folder “{folder}”, where earlier releases are. Have your "
                "server refuse it: see “Publish the site”."
            )

    def _complain(self, problems: list[str], outcome: str) -> None:
        self.say(f"The new site does not work at {self.address}:\n- " + "\n- ".join(problems[:5]))
        self.say(outcome)


def _reason(error: DamagedError | PlaceError | OSError) -> str:
    if isinstance(error, DamagedError):
        return f"{in_print(str(error))} is damaged."
    if isinstance(error, PlaceError):
        return str(error)
    return f"{os.strerror(error.errno) if error.errno else error}."
