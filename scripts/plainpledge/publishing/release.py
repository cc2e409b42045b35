"""Making one release: whole, checked and on the disk before it gets its name."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from .compression import compress, compressors
from .disk import OPEN_FILE, OPEN_FOLDER, copy, keep_content, keep_on_disk, write
from .manifest import damage, listed_files, sum_of, sums_of, written_sums
from .open_pages import keep_earlier
from .place import DamagedError
from .release_names import UNFINISHED, release_name
from .releases import BEFORE, KEPT, SITE, SUMS, Releases


def make_release(releases: Releases, built: Path, commit: str, now: datetime | None = None) -> str:
    """Copy a built site into a new release and return its name; nobody sees it yet.

    Raises:
        DamagedError: the copy differs from the site.
        OSError: it cannot be written. Then nothing of it stays.
    """
    name = release_name(releases.names, commit, now)
    unfinished = releases.path(f"{UNFINISHED}{name}-{os.getpid()}")
    try:
        _fill(unfinished, releases, built)
        unfinished.rename(releases.path(name))
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    keep_on_disk(releases.path(name).parent)
    return name


def _fill(folder: Path, releases: Releases, built: Path) -> None:
    site = folder / SITE
    site.mkdir(parents=True)
    wanted = _copy_all(built, site)
    kept = keep_earlier(releases, site)
    wanted |= kept
    if damaged := damage(site, wanted):
        raise DamagedError(", ".join(damaged))
    ways = compressors()
    for path in sorted(wanted):
        compress(site / path, ways)
    sums = sums_of(site)
    write(folder / SUMS, written_sums(sums))
    write(folder / KEPT, "".join(f"{path}\n" for path in sorted(kept)))
    write(folder / BEFORE, f"{releases.live}\n" if releases.live else "")
    _open_to_readers(folder)
    _keep_all_on_disk(folder)


def _copy_all(built: Path, site: Path) -> dict[str, str]:
    """Copy every file; return what their sums were before."""
    sums: dict[str, str] = {}
    for file in listed_files(built):
        path = file.relative_to(built).as_posix()
        sums[path] = sum_of(file)
        copy(file, site / path)
    return sums


def _open_to_readers(folder: Path) -> None:
    for place, _, files in os.walk(folder):
        Path(place).chmod(OPEN_FOLDER)
        for file in files:
            (Path(place) / file).chmod(OPEN_FILE)


def _keep_all_on_disk(folder: Path) -> None:
    for file in listed_files(folder):
        keep_content(file)
    for place, _, _ in os.walk(folder):
        keep_on_disk(Path(place))
