"""The folder that a site is published to.

    current              a link to what readers see; a server's root
    releases/NAME/site   the site as it was published then
    releases/NAME/sums   the SHA-256 sum of each of its files
    releases/NAME/before the release that readers saw until then
    releases/NAME/kept   files that it has only for pages opened before
    releases/NAME/later  sums of what it got for pages of the release that readers left for it

A release is made under another name and gets its own once it is whole; then the link is replaced
in one step. So at any moment readers see one whole release.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .disk import keep_on_disk, text_of
from .manifest import damage, lines_of, read_sums
from .release_names import UNFINISHED, is_release, is_unfinished, outdated

CURRENT, RELEASES, SITE = "current", "releases", "site"
SUMS, BEFORE, KEPT, LATER = "sums", "before", "kept", "later"


@dataclass(frozen=True)
class Releases:
    """All releases in one folder."""

    folder: Path

    @property
    def names(self) -> list[str]:
        """Every whole release, the oldest first."""
        return sorted(filter(self._is_ours, self._entries()))

    @property
    def strangers(self) -> list[str]:
        """What stands among the releases and was not made by us; hidden files harm nobody."""
        found = self._entries()
        return sorted(name for name in found if not (name.startswith(".") or self._is_ours(name)))

    @property
    def live(self) -> str | None:
        """The release that readers see."""
        link = self.folder / CURRENT
        try:
            target = link.readlink()
        except OSError:
            return None
        return target.parent.name if target.name == SITE else None

    @property
    def is_used_otherwise(self) -> bool:
        """True when `current` is something that we did not make."""
        link = self.folder / CURRENT
        return os.path.lexists(link) and self.live is None

    @property
    def earlier(self) -> str | None:
        """The release to go back to."""
        return self.before(self.live) if self.live else None

    def path(self, name: str) -> Path:
        return self.folder / RELEASES / name

    def before(self, name: str) -> str | None:
        """Return the release that readers saw before this one, if it is still there."""
        earlier = text_of(self.path(name) / BEFORE).strip()
        return earlier if earlier in self.names else None

    def sums(self, name: str) -> dict[str, str]:
        """Return the sums of the files that a release was published with."""
        return read_sums(text_of(self.path(name) / SUMS))

    def later(self, name: str) -> dict[str, str]:
        """Return the sums of what a release was to get for pages of another; not all need exist."""
        return read_sums(text_of(self.path(name) / LATER))

    def present(self, name: str) -> dict[str, str]:
        """Return the sums of all files that a release should have now."""
        site = self.path(name) / SITE
        later = {path: one for path, one in self.later(name).items() if (site / path).exists()}
        return later | self.sums(name)

    def kept(self, name: str) -> frozenset[str]:
        """Return the files that a release has only for pages opened before it."""
        return frozenset(lines_of(text_of(self.path(name) / KEPT)))

    def own(self, name: str) -> frozenset[str]:
        """Return the files of a release that its own pages may load."""
        return frozenset(self.sums(name)) - self.kept(name)

    def damage(self, name: str) -> list[str]:
        """Return the files of a release that are not as they were published."""
        if not self.sums(name):
            return [SUMS]
        return damage(self.path(name) / SITE, self.present(name))

    def switch(self, name: str) -> None:
        """Show another release: one step for the system, so nobody sees anything between."""
        link = self.folder / f".{CURRENT}.{os.getpid()}"
        with suppress(FileNotFoundError):
            link.unlink()
        link.symlink_to(Path(RELEASES) / name / SITE, target_is_directory=True)
        try:
            link.replace(self.folder / CURRENT)
        except OSError:
            link.unlink()
            raise
        keep_on_disk(self.folder)

    def hide(self) -> None:
        """Show nothing."""
        (self.folder / CURRENT).unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Take a release away; it loses its name first, so that no half of it can be shown."""
        unfinished = self.path(f"{UNFINISHED}{name}-gone")
        self.path(name).rename(unfinished)
        shutil.rmtree(unfinished, ignore_errors=True)

    def clear_up(self, number: int) -> None:
        """Remove what publishers left behind who were stopped, and all but the newest releases.

        Args:
            number: how many releases stay. The live one and the one before it always do.
        """
        for name in self._entries():
            if is_unfinished(name):
                shutil.rmtree(self.path(name), ignore_errors=True)
        for link in self.folder.glob(f".{CURRENT}.*"):
            if link.is_symlink():
                link.unlink(missing_ok=True)
        for name in outdated(self.names, self.live, self.earlier, number):
            self.remove(name)

    def _is_ours(self, name: str) -> bool:
        return is_release(name) and (self.path(name) / SUMS).is_file()

    def _entries(self) -> list[str]:
        try:
            return [entry.name for entry in (self.folder / RELEASES).iterdir()]
        except FileNotFoundError:
            return []
