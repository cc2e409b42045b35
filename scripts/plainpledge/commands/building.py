"""Building the site, with the generator in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from .project import CannotRunError

SETTINGS = "mkdocs.yml"


def start_generator(root: Path, command: str, *options: str) -> subprocess.Popen[bytes]:
    """Start the site generator with the settings of a project."""
    words: Sequence[str] = (command, *options, "-f", str(root / SETTINGS))
    quiet = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    try:
        return subprocess.Popen([sys.executable, "-m", "mkdocs", *words], env=os.environ | quiet)
    except OSError as error:
        raise CannotRunError(f"The site generator could not be started ({error}).") from error


def build(root: Path) -> bool:
    """Build the site from nothing; a warning counts as a failure. Return whether it went well."""
    return start_generator(root, "build", "--strict", "--clean").wait() == 0
