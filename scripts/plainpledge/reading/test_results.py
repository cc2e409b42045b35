"""What the accessibility tests in the browser left behind: a plan, and a result for each page."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

FOLDER = "test-results/accessibility"
"""From the project’s folder. The tests in the browser write it; it is not kept with the words."""
PLAN = "plan.json"

_Read = TypeVar("_Read", bound=BaseModel)


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AccessPlan(_Kept):
    """What has to be looked at for the test to be a whole one."""

    content: str
    """Which site it is for: what `site_content.fingerprint` returned."""
    pages: tuple[str, ...]
    """Addresses from the site’s root, such as `/glossary/`."""
    widths: tuple[int, ...]
    """Of the window, in CSS pixels."""
    looks: tuple[str, ...]
    """Such as light, dark and forced colours."""


class LookedAt(_Kept):
    """Something that the program could not decide, and a person has."""

    look: str
    rule: str
    """The program’s name for what it asks."""
    place: str
    """Where it stands on the page, as a CSS selector."""
    reason: str
    """Why it is no fault, in the words of the person who looked."""


class AccessResult(_Kept):
    """What a program found on one page at one width."""

    content: str
    """Which site it was: what `site_content.fingerprint` returned."""
    page: str
    """Its address from the site’s root."""
    width: int
    """Of the window, in CSS pixels."""
    looks: tuple[str, ...]
    """Which looks were tried to the end."""
    tool: str
    """The program and its version."""
    browser: str
    """The browser and its version."""
    day: datetime.date
    failures: tuple[str, ...]
    """What it found, in its own words, and what neither it nor a person has decided."""
    looked_at: tuple[LookedAt, ...] = ()


@dataclass(frozen=True)
class AccessTest:
    """The last test: what was planned, and what was done of it on the same site."""

    plan: AccessPlan
    results: tuple[AccessResult, ...]
    """Of the plan’s pages and widths and of its content; all others are left out."""

    @property
    def planned(self) -> int:
        """How many states make a whole test: each page at each width in each look."""
        return len(self.plan.pages) * len(self.plan.widths) * len(self.plan.looks)

    @cached_property
    def done(self) -> int:
        """How many of these were looked at."""
        wanted = set(self.plan.looks)
        return sum(len(wanted & set(result.looks)) for result in self.results)

    @property
    def is_whole(self) -> bool:
        """True when every state was looked at. A plan without pages is never whole."""
        return 0 < self.planned == self.done


def access_test(root: Path) -> AccessTest | None:
    """Return the last test of a project; None where there was none. Unreadable files do not count.

    Args:
        root: the project’s folder.
    """
    folder = root / FOLDER
    plan = _read(folder / PLAN, AccessPlan)
    if not plan:
        return None
    order = {page: place for place, page in enumerate(plan.pages)}
    results = [result for result in _results(folder) if _is_of(plan, result)]
    return AccessTest(plan, tuple(sorted(results, key=lambda one: (order[one.page], one.width))))


def _is_of(plan: AccessPlan, result: AccessResult) -> bool:
    is_planned = result.page in plan.pages and result.width in plan.widths
    return is_planned and result.content == plan.content


def _results(folder: Path) -> Iterator[AccessResult]:
    """Yield each result once, however many files have it."""
    found: dict[tuple[str, int], AccessResult] = {}
    for file in sorted(folder.glob("*.json")):
        if file.name != PLAN and (result := _read(file, AccessResult)):
            found[result.page, result.width] = result
    yield from found.values()


def _read(file: Path, model: type[_Read]) -> _Read | None:
    try:
        return model.model_validate(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, ValidationError):
        return None
