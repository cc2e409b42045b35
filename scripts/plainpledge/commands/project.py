"""Which folder is the project."""

from __future__ import annotations

import os
from pathlib import Path

from ..reading.folders import is_project

ACCEPTED = "accepted-findings.json"
"""What was accepted once. It stands beside `mkdocs.yml`, and is kept with the words."""
STARTED_FROM = "PLAINPLEDGE_PROJECT"
"""The variable in which `start.py` names its own folder."""


class CannotRunError(Exception):
    """A command cannot do what was asked; the text is a sentence for the person who asked."""


def find_project(start: Path) -> Path | None:
    """Return the nearest folder upwards that is a project."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if is_project(folder)), None)


def require_project(named: Path | None) -> Path:
    """Return the project's folder: the one that was named, or the nearest."""
    if named and not is_project(named):
        raise CannotRunError(
            f"“{named}” is not a project. A project has mkdocs.yml and a folder “pledges” in it."
        )
    root = named.resolve() if named else find_project(Path.cwd()) or _started_project()
    if not root:
        raise CannotRunError(
            "There is no project here. Go to the folder that has mkdocs.yml and “pledges” in it, "
            "or name that folder with --project."
        )
    return root


def _started_project() -> Path | None:
    """Return the project whose own start script was used: it may be called from anywhere."""
    named = os.environ.get(STARTED_FROM)
    return find_project(Path(named)) if named else None
