"""Shows how far long work has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import click

AFTER = 2.0
"""Seconds that nobody minds waiting without a sign."""

Item = TypeVar("Item")


def shown(items: Iterable[Item], number: int) -> Iterator[Item]:
    """Yield the items; from some seconds on, show how many of them are done."""
    start, bar = time.monotonic(), None
    for done, item in enumerate(items, 1):
        yield item
        if bar:
            bar.update(1)
        elif time.monotonic() - start > AFTER and sys.stderr.isatty():
            bar = _bar(number)
            bar.update(done)
    if bar:
        bar.render_finish()


def _bar(number: int) -> Any:
    return click.progressbar(length=number, label="Checking", file=sys.stderr, show_pos=True)
