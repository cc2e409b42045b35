"""Finds the kinds of servers."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence

from ..table import Table

Write = Callable[[Table, Sequence[str]], Mapping[str, str]]
"""Takes the table and the paths of the site’s files with a hash in their names; returns the text
of each file by the name that the server looks for."""


def servers() -> dict[str, Write]:
    """Return what writes the files for each kind of server."""
    folder = importlib.import_module(__package__).__path__
    names = sorted(info.name for info in pkgutil.iter_modules(folder))
    modules = {name: importlib.import_module(f"{__package__}.{name}") for name in names}
    return {name: module.write for name, module in modules.items() if hasattr(module, "write")}
