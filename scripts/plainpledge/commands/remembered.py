"""What was printed for a project the last time, while nothing has changed since.

It needs none of the modules that read and check: to import them takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from .cache import Cache, fingerprint
from .contents import project_contents


class Printed(NamedTuple):
    """What a command says, and whether all is well."""

    text: str
    has_errors: bool


def remembered(root: Path, asked: str, work: Callable[[], Printed]) -> Printed:
    """Return what was printed for the same question; ask `work` when anything has changed.

    Args:
        root: the project's folder.
        asked: the options, in any form that is the same for the same options.
        work: works it out.
    """
    cache = Cache()
    try:
        name = fingerprint("printed", asked, str(root), *project_contents(root))
        known = cache.get(name)
        if known is None:
            known = work()
            cache.keep(name, known)
        return Printed(*known)
    finally:
        cache.close()
