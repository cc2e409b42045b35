"""Which commit a project is at."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

COMMIT_VARIABLES = ("GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION")
"""Where services that build name the commit."""


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
