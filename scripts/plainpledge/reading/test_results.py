"""What the accessibility tests in the browser left behind: a JSON file for each page and width."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

FOLDER = "test-results/accessibility"
"""From the project’s folder. The tests in the browser write it; it is not kept with the words."""


class AccessResult(BaseModel):
    """What a program found on one page at one width."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    page: str
    """What kind of page it was, in words."""
    width: int
    """Of the window, in CSS pixels."""
    looks: tuple[str, ...]
    """Which looks were tried, such as light, dark and forced colours."""
    tool: str
    """The program and its version."""
    browser: str
    """The browser and its version."""
    day: datetime.date
    failures: tuple[str, ...]
    """What it found, in its own words."""


def access_results(root: Path) -> tuple[AccessResult, ...]:
    """Return all results at hand, by page and width; what cannot be read is left out."""
    found = _read(root / FOLDER)
    return tuple(sorted(found, key=lambda result: (result.page, result.width)))


def _read(folder: Path) -> Iterator[AccessResult]:
    for file in sorted(folder.glob("*.json")):
        try:
            yield AccessResult.model_validate(json.loads(file.read_text("utf-8")))
        except (OSError, ValueError, ValidationError):
            continue
