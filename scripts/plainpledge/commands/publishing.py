"""Publishing a built site where readers find it, and going back."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..publishing.place import DamagedError, Place, PlaceError, ReleaseStore
from ..publishing.releases import RELEASES
from ..publishing.smoke import HOME, is_open, smoke
from .places import in_words
from .project import CannotRunError

KEEP = 5
_UNCHANGED = "Readers still see the site as it was."
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
        _require_site(built, self.place.inside)
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
        self._require_releases()
        with self._holding() as releases:
            live = releases.live
            wanted = self._wanted(releases, name)
            if damaged := releases.damage(wanted):
                raise CannotRunError(f"Release {wanted} is damaged: {_some(damaged)}. {_UNCHANGED}")
            releases.switch(wanted)
            if live and (problems := self._problems(releases, wanted)):
                releases.switch(live)
                self._complain(problems, f"So release {live} is back.")
                return False
        self.say(f"Readers now see: {wanted}.")
        return True

    def require(self) -> None:
        """Refuse, before anything is built, where publishing could never work."""
        if self.address and not self.address.startswith(("https://", "http://")):
            raise CannotRunError(
                f"“{self.address}” is not the address of a site. Write all of it, https:// first."
            )
        with in_words():
            self.place.require()

    def _require_releases(self) -> None:
        """Refuse where nothing was ever published, and leave no folder behind there."""
        self.require()
        folder = self.place.inside
        if folder and not (folder / RELEASES).is_dir():
            raise CannotRunError(f"Nothing was ever published to “{folder}”.")

    @contextmanager
    def _holding(self) -> Iterator[ReleaseStore]:
        with in_words(), self.place.held() as releases:
            yield releases

    def _make(self, releases: ReleaseStore, built: Path, commit: str) -> str:
        try:
            return releases.make(built, commit)
        except DamagedError as error:
            raise CannotRunError(
                f"Files changed while they were copied ({error}). {_UNCHANGED} Build and try again."
            ) from error
        except PlaceError as error:
            raise PlaceError(f"{error} {_UNCHANGED}") from error
        except OSError as error:
            raise CannotRunError(
                f"The site could not be copied: {_reason(error)} {_UNCHANGED}"
            ) from error

    def _problems(self, releases: ReleaseStore, name: str) -> list[str]:
        return smoke(self.address, releases.sums(name)) if self.address else []

    def _go_back(
        self, releases: ReleaseStore, name: str, before: str | None, why: list[str]
    ) -> None:
        if before:
            releases.switch(before)
        else:
            releases.hide()
        releases.remove(name)
        back = f"So release {before} is back." if before else "So nothing is shown."
        self._complain(why, back)

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

    def _wanted(self, releases: ReleaseStore, name: str | None) -> str:
        known = ", ".join(releases.names) or "none"
        if name and name not in releases.names:
            raise CannotRunError(f"There is no release “{name}”. There are: {known}.")
        wanted = name or releases.earlier
        if not wanted:
            raise CannotRunError(f"There is nothing to go back to. Releases: {known}.")
        return wanted


def _require_site(built: Path, folder: Path | None) -> None:
    if not (built / HOME).is_file():
        raise CannotRunError(f"“{built}” is not a built site: it has no {HOME}.")
    if not folder:
        return
    outer = built.resolve()
    if any(inner.resolve().is_relative_to(outer) for inner in (folder, folder / RELEASES)):
        raise CannotRunError("The folder to publish to lies inside the site. Name another folder.")


def _reason(error: PlaceError | OSError) -> str:
    if isinstance(error, PlaceError):
        return str(error)
    return f"{os.strerror(error.errno) if error.errno else error}."


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return ", ".join(paths[:3]) + more
