"""When findings are sent: soon after the last keystroke, and again when the project was read."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

from lsprotocol import types

from .desk import Desk, Opened, file_of
from .diagnostics import diagnostics
from .project import Project

PAUSE = 0.15
"""Seconds without a keystroke before a text is looked at: below what a writer feels as a wait."""
SETTLED = 0.3
"""Seconds before a project is read again: programs often write several files at once."""
UNREAD = "A folder of the project could not be read, so some findings may be out of date."
_log = logging.getLogger(__name__)

Send = Callable[[types.PublishDiagnosticsParams], None]


class Publisher:
    """Sends findings when there is something new.

    Args:
        desk: what is open.
        send: hands findings to the editor.
        tell: shows a sentence to the writer.
    """

    def __init__(self, desk: Desk, send: Send, tell: Callable[[str], None]) -> None:
        self._desk, self._send, self._tell = desk, send, tell
        self._timers: dict[str | Project, asyncio.TimerHandle] = {}
        self._reading: dict[Project, asyncio.Task[None]] = {}
        self._again: set[Project] = set()

    def opened(self, opened: Opened) -> None:
        """Look at a new text, once its project is known."""
        if opened.project and not opened.project.whole:
            self._read(opened.project)
        else:
            self._publish(opened.uri)

    def changed(self, opened: Opened) -> None:
        """Look at a text once nobody types for a moment."""
        self._later(opened.uri, PAUSE, partial(self._publish, opened.uri))

    def closed(self, uri: str) -> None:
        """Forget a text, and take its findings away."""
        if timer := self._timers.pop(uri, None):
            timer.cancel()
        self._desk.opened.pop(uri, None)
        self._send(types.PublishDiagnosticsParams(uri, []))

    def files_changed(self, uris: Iterable[str]) -> None:
        """Read the projects again in which files have changed."""
        files = filter(None, map(file_of, uris))
        for project in {self._desk.project_of(file) for file in files}:
            if project and self._desk.texts_of(project):
                self._later(project, SETTLED, partial(self._read, project))

    def _later(self, what: str | Project, seconds: float, act: Callable[[], None]) -> None:
        if timer := self._timers.pop(what, None):
            timer.cancel()
        self._timers[what] = asyncio.get_running_loop().call_later(seconds, act)

    def _publish(self, uri: str) -> None:
        opened = self._desk.opened.get(uri)
        if not opened or (opened.project in self._reading and not opened.project.whole):
            return  # closed meanwhile, or its project is still being read
        with self._desk.first():
            found = diagnostics(opened)
        self._send(types.PublishDiagnosticsParams(uri, found, opened.version))

    def _read(self, project: Project) -> None:
        if project in self._reading:
            self._again.add(project)
        else:
            self._reading[project] = asyncio.get_running_loop().create_task(self._readings(project))

    async def _readings(self, project: Project) -> None:
        """Read a project, and once more if it has changed meanwhile; then look at its texts."""
        try:
            await self._reading_of(project)
            while project in self._again:
                self._again.discard(project)
                await self._reading_of(project)
        finally:
            del self._reading[project]
            for opened in self._desk.texts_of(project):
                self._publish(opened.uri)

    async def _reading_of(self, project: Project) -> None:
        with suppress(asyncio.CancelledError):
            try:
                await asyncio.to_thread(project.read)
            except OSError as error:
                _log.warning("%s", error)
                self._tell(UNREAD)
