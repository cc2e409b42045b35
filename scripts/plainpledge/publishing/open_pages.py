"""What pages that are open in a browser may still load after readers got another release.

Only files that have their own hash in their names: pages ask for them by names that no other
release has. What is lost or spoilt is left out: a broken site must be the first that can be
replaced.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .assets import named_by_content
from .disk import copy, put_in_place, take_away, write
from .manifest import sum_of, written_sums
from .place import DamagedError
from .releases import LATER, SITE, Releases

_UNFINISHED = ".later"
"""What a file is called, beside the site, until it is whole."""


class _Asset(NamedTuple):
    file: Path
    sum: str

    @property
    def is_whole(self) -> bool:
        try:
            return sum_of(self.file) == self.sum
        except OSError:
            return False


def keep_earlier(releases: Releases, site: Path) -> dict[str, str]:
    """Copy into a new site what pages of the live release load; return the sums of the copies."""
    missing = {
        path: asset
        for path, asset in _missing(releases, site).items()
        if asset.is_whole and _has_room(site, path)
    }
    for path, asset in missing.items():
        copy(asset.file, site / path)
    return {path: asset.sum for path, asset in missing.items()}


def add_later(releases: Releases, name: str) -> None:
    """Add to a release that readers are led back to what pages of the live one load.

    What it got in the same way before goes, unless a release still has it: of releases that were
    refused, only the last leaves anything.

    What is added is written down first, and each file comes in one step. So whoever is stopped here
    leaves a release that can be shown, and the next attempt brings the rest.

    Raises:
        DamagedError: files of the live release are not what they were; the others were added.
        OSError: it cannot be written.
    """
    folder = releases.path(name)
    later = _still_needed(releases, name)
    missing = _missing(releases, folder / SITE)
    sums = later | {path: asset.sum for path, asset in missing.items()}
    if sums != releases.later(name):
        _write_down(folder, sums)
    lost = [path for path, asset in missing.items() if not _added(folder, path, asset)]
    if lost:
        raise DamagedError(", ".join(lost))


def _still_needed(releases: Releases, name: str) -> dict[str, str]:
    """Take away from a release what it got for pages of others that are gone; return what stays."""
    later, site = releases.later(name), releases.path(name) / SITE
    needed = releases.sums(name).keys() | set().union(*map(releases.own, releases.names))
    for path in later.keys() - needed:
        take_away(site / path, site)
    return {path: one for path, one in later.items() if path in needed}


def _write_down(folder: Path, sums: dict[str, str]) -> None:
    unfinished = folder / _UNFINISHED
    try:
        write(unfinished, written_sums(sums))
        put_in_place(unfinished, folder / LATER)
    finally:
        unfinished.unlink(missing_ok=True)


def _added(folder: Path, path: str, asset: _Asset) -> bool:
    """Add one file; return whether it is what it was."""
    unfinished = folder / _UNFINISHED
    if not asset.is_whole:
        return False
    try:
        copy(asset.file, unfinished)
        if sum_of(unfinished) != asset.sum:
            return False
        put_in_place(unfinished, folder / SITE / path)
    finally:
        unfinished.unlink(missing_ok=True)
    return True


def _missing(releases: Releases, site: Path) -> dict[str, _Asset]:
    """Return what a site lacks of the live one. What that keeps for others has had its time."""
    live = releases.live
    if not live:
        return {}
    sums, folder = releases.present(live), releases.path(live) / SITE
    paths = set(named_by_content(sums)) - releases.kept(live)
    return {
        path: _Asset(folder / path, sums[path])
        for path in sorted(paths)
        if not (site / path).exists()
    }


def _has_room(site: Path, path: str) -> bool:
    """False where the new site has a file in place of a folder."""
    above = (site / path).relative_to(site).parents
    return not any((site / folder).is_file() for folder in above)
