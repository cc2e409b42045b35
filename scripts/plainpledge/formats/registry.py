"""Finds the formats: each module in this folder with `write(findings, site)` is one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from ..model import Finding, Site

Write = Callable[[Sequence[Finding], Site], str]


@cache
def formats() -> Mapping[str, Write]:
    """Return the way to write each format, by its name."""
    folder = importlib.import_module(__package__).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(folder))
    modules = {name: importlib.import_module(f"{__package__}.{name}") for name in names}
    found = {name: module.write for name, module in modules.items() if hasattr(module, "write")}
    return MappingProxyType(found)
