"""What pages that are open in a browser may still load after readers got another release.

Only files with a hash in their names: pages ask for them by names that no other release has.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from .assets import hashed
from .disk import copy, put_in_place, write
from .manifest import sum_of, written_sums
from .place import DamagedError
from .releases import LATER, SITE, Releases

_UNFINISHED = ".later"
"""What a file is called, beside the site, until it is whole."""


class _Asset(NamedTuple):
    file: Path
    sum: str


def keep_earlier(releases: Releases, site: Path) -> dict[str, str]:
    """Copy into a new site what pages of the live release load; return the sums of the copies."""
    missing = _missing(releases, site)
    for path, asset in missing.items():
        copy(asset.file, site / path)
    return {path: asset.sum for path, asset in missing.items()}


def add_later(releases: Releases, name: str) -> None:
    """Add to a release that readers are led back to what pages of the live one load.

    What is added is written down first, and each file comes in one step. So whoever is stopped here
    leaves a release that can be shown, and the next attempt brings the rest.

    Raises:
        DamagedError: a file of the live release is not what it was.
        OSError: it cannot be written.
    """
    folder = releases.path(name)
    missing = _missing(releases, folder / SITE)
    if not missing:
        return
    unfinished = folder / _UNFINISHED
    sums = {path: asset.sum for path, asset in missing.items()}
    try:
        write(unfinished, written_sums(releases.later(name) | sums))
        put_in_place(unfinished, folder / LATER)
        for path, asset in missing.items():
            copy(asset.file, unfinished)
            if sum_of(unfinished) != asset.sum:
                raise DamagedError(path)
            put_in_place(unfinished, folder / SITE / path)
    finally:
        unfinished.unlink(missing_ok=True)


def _missing(releases: Releases, site: Path) -> dict[str, _Asset]:
    """Return what a site lacks of the live one. What that keeps for others has had its time."""
    live = releases.live
    if not live:
        return {}
    sums, folder = releases.present(live), releases.path(live) / SITE
    paths = set(hashed(sums)) - releases.kept(live)
    return {
        path: _Asset(folder / path, sums[path])
        for path in sorted(paths)
        if not (site / path).exists()
    }
