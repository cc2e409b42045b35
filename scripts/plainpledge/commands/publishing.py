"""Publishing a built site to a folder that a server reads, and going back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..publishing.lock import BusyError, locked
from ..publishing.release import DamagedError, make_release
from ..publishing.releases import CURRENT, RELEASES, Releases
from ..publishing.smoke import HOME, smoke
from .project import CannotRunError

KEEP = 5
COMMIT_VARIABLES = ("GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION")
"""Where services that build name the commit."""
_UNCHANGED = "Readers still see the site as it was."
Say = Callable[[str], None]


@dataclass(frozen=True)
class Publisher:
    """What publishes to one folder."""

    folder: Path
    say: Say
    address: str | None = None
    """Where readers find the site, to see whether they do."""
    keep: int = KEEP

    def publish(self, built: Path, commit: str) -> bool:
        """Publish a built site. Return whether readers see it now."""
        _require_site(built, self.folder)
        with self._holding() as releases:
            before = releases.live
            name = self._make(releases, built, commit)
            releases.switch(name)
            if problems := self._problems(releases, name):
                self._go_back(releases, name, before, problems)
                return False
            releases.clear_up(self.keep)
        self.say(f"Published: {name}.")
        return True

    def rollback(self, name: str | None = None) -> bool:
        """Show the release before this one, or a named one. Return whether readers see it now."""
        with self._holding() as releases:
            live = releases.live
            wanted = self._wanted(releases, live, name)
            if damaged := releases.damage(wanted):
                raise CannotRunError(f"Release {wanted} is damaged: {_some(damaged)}. {_UNCHANGED}")
            releases.switch(wanted)
            if live and (problems := self._problems(releases, wanted)):
                releases.switch(live)
                self._complain(problems, f"So release {live} is back.")
                return False
        self.say(f"Readers now see: {wanted}.")
        return True

    @contextmanager
    def _holding(self) -> Iterator[Releases]:
        _require_links()
        releases = Releases(self.folder.absolute())
        try:
            (releases.folder / RELEASES).mkdir(parents=True, exist_ok=True)
            with locked(releases.folder):
                if releases.is_used_otherwise:
                    raise CannotRunError(
                        f"“{self.folder / CURRENT}” is there, but was not made by this program. "
                        "Move it away, or name another folder."
                    )
                yield releases
        except BusyError:
            raise CannotRunError(
                f"Somebody else is publishing to “{self.folder}” now. Try again in a minute."
            ) from None

    def _make(self, releases: Releases, built: Path, commit: str) -> str:
        try:
            return make_release(releases, built, commit)
        except DamagedError as error:
            raise CannotRunError(
                f"Files changed while they were copied ({error}). {_UNCHANGED} Build and try again."
            ) from error
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise CannotRunError(f"The site could not be copied: {reason}. {_UNCHANGED}") from error

    def _problems(self, releases: Releases, name: str) -> list[str]:
        return smoke(self.address, releases.sums(name)) if self.address else []

    def _go_back(self, releases: Releases, name: str, before: str | None, why: list[str]) -> None:
        if before:
            releases.switch(before)
        else:
            releases.hide()
        releases.remove(name)
        back = f"So release {before} is back." if before else "So nothing is shown."
        self._complain(why, back)

    def _complain(self, problems: list[str], outcome: str) -> None:
        self.say(f"The new site does not work at {self.address}:\n- " + "\n- ".join(problems[:5]))
        self.say(outcome)

    def _wanted(self, releases: Releases, live: str | None, name: str | None) -> str:
        known = ", ".join(releases.names) or "none"
        if name and name not in releases.names:
            raise CannotRunError(f"There is no release “{name}”. There are: {known}.")
        wanted = name or (releases.before(live) if live else None)
        if not wanted:
            raise CannotRunError(f"There is nothing to go back to. Releases: {known}.")
        return wanted


def commit_of(root: Path) -> str:
    """Return the commit that a project is at; “unknown” where nobody can tell."""
    named = next(filter(None, map(os.environ.get, COMMIT_VARIABLES)), None)
    if named:
        return named
    command = ["git", "-C", str(root), "rev-parse", "HEAD"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "unknown"
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def _require_site(built: Path, folder: Path) -> None:
    if not (built / HOME).is_file():
        raise CannotRunError(f"“{built}” is not a built site: it has no {HOME}.")
    inner, outer = folder.absolute(), built.absolute()
    if inner == outer or outer in inner.parents:
        raise CannotRunError("The folder to publish to lies inside the site. Name another folder.")


def _require_links() -> None:
    """Refuse where no folder can be replaced in one step: readers would see half a site."""
    if sys.platform == "win32":
        raise CannotRunError(
            "Windows cannot replace a folder in one step, so readers could see half a site. "
            "Publish from Linux or macOS, or let your code host publish: see “Publish the site”."
        )


def _some(paths: list[str]) -> str:
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return ", ".join(paths[:3]) + more
