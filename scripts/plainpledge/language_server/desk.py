"""All that is open in an editor: texts, and the projects that they belong to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pygls.uris import to_fs_path

from ..commands.files import STANDARD_INPUT, seen_as
from ..commands.project import find_project
from .positions import Positions, as_read
from .project import CheckedText, Project, Whole, check_loose

LONGEST_TURN = 1.0
"""Seconds for which reading a project gives way at one file."""


@dataclass(eq=False)
class Opened:
    """One text that is open in an editor, as it was last typed."""

    uri: str
    version: int | None
    typed: str
    encoding: str
    file: Path | None
    """None for a text that has not been saved anywhere yet."""
    project: Project | None
    """The project around it."""
    _known: tuple[Whole | None, CheckedText] | None = field(default=None, repr=False)

    @cached_property
    def positions(self) -> Positions:
        """Where things stand in it."""
        return Positions(self.typed, self.encoding)

    def checked(self) -> CheckedText:
        """Return the text with what is found in it; looked at once for each whole reading."""
        whole = self.project.whole if self.project else None
        if self._known is None or self._known[0] is not whole:
            self._known = whole, self._check(whole)
        return self._known[1]

    def _check(self, whole: Whole | None) -> CheckedText:
        text = as_read(self.typed)
        if self.project and whole and self.file and self.project.has(self.file):
            path = self.file.relative_to(self.project.root).as_posix()
            return self.project.check(whole, path, text)
        path = seen_as(self.file) if self.file else STANDARD_INPUT
        return check_loose(self.project.root if self.project else None, path, text)


class Desk:
    """The open texts by their addresses, and the projects by their folders."""

    def __init__(self) -> None:
        self.opened: dict[str, Opened] = {}
        self._projects: dict[Path, Project] = {}
        self._idle = threading.Event()
        self._idle.set()

    def put(self, uri: str, version: int | None, typed: str, encoding: str) -> Opened:
        """Take a text as it is now."""
        file = file_of(uri)
        project = self.project_of(file) if file else None
        self.opened[uri] = Opened(uri, version, typed, encoding, file, project)
        return self.opened[uri]

    def project_of(self, file: Path) -> Project | None:
        """Return the project around a file."""
        root = find_project(file.parent)
        if root and root not in self._projects:
            self._projects[root] = Project(root, self._give_way)
        return self._projects[root] if root else None

    def texts_of(self, project: Project) -> list[Opened]:
        """Return the open texts of a project."""
        return [one for one in self.opened.values() if one.project is project]

    @contextmanager
    def first(self) -> Iterator[None]:
        """Let the reading of projects wait for what is done here."""
        self._idle.clear()
        try:
            yield
        finally:
            self._idle.set()

    def _give_way(self) -> None:
        self._idle.wait(LONGEST_TURN)


def file_of(uri: str) -> Path | None:
    """Return the file at an address; None for what is not a file on this computer."""
    place = to_fs_path(uri) if uri.startswith("file:") else None
    if not place:
        return None
    path = Path(place)
    return path.parent.resolve() / path.name
