"""What the preview knows at one moment: the last build, and each open file as it is now."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ..language.explanation import Plainness
from ..model import Document
from ..reading.atomic import PREFIX, SUFFIX
from ..reading.site import DOCS, PLEDGES
from .built import Built
from .earlier import committed
from .garbage import Garbage
from .lane import Fresh, look_again
from .memory import Memory
from .report import measured
from .versions import Versions

QUIET = 1.0
"""Seconds without a save before the whole site is built again: the fast lane goes first."""
MOST_DELAY = 5.0
"""Seconds after which it is built again however many saves there are."""
LONGEST_TURN = 1.0
"""Seconds for which a build gives way to the fast lane at one page."""


class Desk:
    """Holds the last build and what was read since. Used by many threads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.versions = Versions(root)
        self.memory = Memory(self.give_way)
        self.changed = threading.Condition()
        """Told when there is a new build, or when a file was changed here."""
        self.trouble: str | None = None
        """Why the last build failed."""
        self._start: dict[str, Document] = {}
        self._before: dict[str, Mapping[str, Plainness]] = {}
        self._built: Built | None = None
        self._fresh: dict[str, Fresh] = {}
        self._lane = threading.Lock()
        self._busy = 0
        self._last_save = 0.0
        self._garbage = Garbage(lambda: time.monotonic() - self._last_save)
        _sweep(root)

    @property
    def built(self) -> Built | None:
        """The last build that is whole."""
        return self._built

    def take(self, built: Built) -> None:
        """Take a new build."""
        with self.changed:
            number = self._built.number + 1 if self._built else 1
            self._built = replace(built, number=number)
            self._start = self._start or dict(built.site.documents)
            self._before = {}  # another version may have been committed, or checked out
            self.trouble = None
            self._fresh.clear()
            self.changed.notify_all()
        self._garbage.add()

    def before(self, path: str) -> Mapping[str, Plainness]:
        """Return how plain a file was when it was last committed, or else at the start.

        Asked for once for each build: that takes a moment.
        """
        known = self._before
        if path not in known:
            earlier = committed(self.root, path) or self._start.get(path)
            known[path] = measured(earlier) if earlier else {}
        return known[path]

    def fail(self, trouble: str) -> None:
        """Note why a build failed; the last one stays."""
        with self.changed:
            self.trouble = trouble
            self.changed.notify_all()

    def fresh(self, path: str) -> Fresh | None:
        """Return a file as it is now, read and checked once for each version."""
        with self._first(), self._lane:
            built = self._built
            if built is None or path not in built.site.documents:
                return None
            known = self._fresh.get(path)
            if known and known.built is built and known.version == self.versions.now(path):
                return known
            self._last_save = time.monotonic()
            self._fresh[path] = fresh = look_again(built, path)
            return fresh

    def html(self, fresh: Fresh) -> str | None:
        """Return the page of a file as it is now."""
        with self._first(), self._lane:
            return fresh.html

    @contextmanager
    def _first(self) -> Iterator[None]:
        """Let the build wait for this at its next page."""
        with self.changed:
            self._busy += 1
        try:
            yield
        finally:
            with self.changed:
                self._busy -= 1
                self.changed.notify_all()

    def give_way(self) -> None:
        """Wait, in a build, while the fast lane is at work."""
        if self._busy:
            with self.changed:
                self.changed.wait_for(lambda: not self._busy, LONGEST_TURN)

    def wait_until_quiet(self) -> None:
        """Wait, before a build, until nobody has saved for a moment."""
        end = time.monotonic() + MOST_DELAY
        while self._built and time.monotonic() < min(end, self._last_save + QUIET):
            time.sleep(0.05)


def _sweep(root: Path) -> None:
    """Delete what was left of a write that was cut short."""
    for top in (PLEDGES, DOCS):
        for file in (root / top).rglob(f"{PREFIX}*{SUFFIX}"):
            file.unlink(missing_ok=True)
