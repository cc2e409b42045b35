"""Looks for objects that are no longer used, at moments at which nobody waits.

Python stops all threads for that. A whole look takes more than a second on a site of 1,000 pages:
no save may fall into one. Short looks at new objects go on all the time.
"""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Callable

NEW_OBJECTS = 20_000
"""How many make a short look worth while: it takes some 20 milliseconds."""
_LOOKS_BETWEEN = 10
_NEVER = 1 << 30
QUIET = 10.0
"""Seconds without a save after which a whole look disturbs nobody. Our own bound."""
MOST_BUILDS = 50
"""Builds after which there is a whole look even so: what they leave behind takes memory."""


def look_shortly() -> None:
    """Make Python itself look at new objects only."""
    gc.set_threshold(NEW_OBJECTS, _LOOKS_BETWEEN, _NEVER)


class Garbage:
    """What builds leave behind.

    Args:
        idle: tells how many seconds ago somebody last saved.
        look: looks at all objects.
        quiet: seconds without a save that are waited for.
    """

    def __init__(
        self,
        idle: Callable[[], float],
        look: Callable[[], object] = gc.collect,
        quiet: float = QUIET,
    ) -> None:
        self._idle = idle
        self._look = look
        self._quiet = quiet
        self._lock = threading.Lock()
        self._builds = 0
        self._is_waiting = False

    def add(self) -> None:
        """Note that a build is done, which may have taken the place of another."""
        with self._lock:
            self._builds += 1
            must_sweep = self._builds >= MOST_BUILDS
            must_wait = not self._is_waiting
            self._is_waiting = True
        if must_sweep:
            self._sweep()
        elif must_wait:
            threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        time.sleep(self._quiet)
        while (idle := self._idle()) < self._quiet:
            time.sleep(self._quiet - idle)
        self._sweep()
        self._is_waiting = False

    def _sweep(self) -> None:
        with self._lock:
            self._look()
            self._builds = 0
