"""Finds the formats: each module in this folder with `write(findings, site)` is one.

In the folder `measures` they have `write(files, with_sentences)`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..model import Finding, Site

if TYPE_CHECKING:
    from .measures.measured_file import MeasuredFile

Write = Callable[[Sequence[Finding], Site], str]
WriteMeasures = Callable[[Sequence["MeasuredFile"], bool], str]


@cache
def formats() -> Mapping[str, Write]:
    """Return the way to write findings in each format, by its name."""
    return _writers(f"{__package__}")


@cache
def measure_formats() -> Mapping[str, WriteMeasures]:
    """Return the way to write measures in each format, by its name."""
    return _writers(f"{__package__}.measures")


def _writers(package: str) -> Mapping[str, Any]:
    folder = importlib.import_module(package).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(folder))
    modules = {name: importlib.import_module(f"{package}.{name}") for name in names}
    found = {name: module.write for name, module in modules.items() if hasattr(module, "write")}
    return MappingProxyType(found)
