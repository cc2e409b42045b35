"""Building the site, with the generator in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .project import CannotRunError

SETTINGS = "mkdocs.yml"
_SITE_DIR = re.compile(r"^site_dir:[ \t]*['\"]?([^'\"#\r\n]+)", re.MULTILINE)


def start_generator(root: Path, command: str, *options: str) -> subprocess.Popen[bytes]:
    """Start the site generator with the settings of a project."""
    words: Sequence[str] = (command, *options, "-f", str(root / SETTINGS))
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    try:
        return subprocess.Popen([sys.executable, "-m", "mkdocs", *words], env=os.environ | quiet)
    except OSError as error:
        raise CannotRunError(f"The site generator could not be started ({error}).") from error


def build(root: Path) -> bool:
    """Build the site from nothing; a warning counts as a failure. Return whether it went well.

    The last site stays as it is until the new one is whole.
    """
    site = site_folder(root)
    new, old = (site.with_name(f".{site.name}.{which}") for which in ("new", "old"))
    try:
        _remove(new)
        if start_generator(root, "build", "--strict", "--clean", "-d", str(new)).wait() != 0:
            return False
        _swap(site, new, old)
    finally:
        _remove(new)
    return True


def site_folder(root: Path) -> Path:
    """Return the folder that the site is built into."""
    found = _SITE_DIR.search((root / SETTINGS).read_text("utf-8-sig", errors="replace"))
    return (root / (found[1].strip() if found else "site")).absolute()


def _swap(site: Path, new: Path, old: Path) -> None:
    """Put the new folder in the place of the last one, which comes back if that fails."""
    _remove(old)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
