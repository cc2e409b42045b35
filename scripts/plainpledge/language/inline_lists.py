"""Lists run on in one line: "1) Listen 2) Write it down", "a. First b. Second", "• one • two"."""

from __future__ import annotations

import re

_BULLETS = "•⁃‣◦▪·"
_OPENING = re.compile(
    rf"\s*(?P<bullet>[{_BULLETS}]\s*)?(?:(?P<label>\d{{1,3}}|[a-z])(?P<close>\.\)|[.)]))?\s*"
)


def list_starts(text: str, start: int, end: int) -> list[int]:
    """Return where the second and later items of a list begin that opens a stretch of text.

    Numbers must count on from the first, letters too, so that "5. May" or "a. m." cut nothing.
    """
    opening = _OPENING.match(text, start, end)
    if opening is None or not (opening["bullet"] or opening["label"]):
        return []
    if opening["label"] is None:
        return [m.start() for m in re.compile(f"[{_BULLETS}]").finditer(text, opening.end(), end)]
    return _counted(text, opening, end)


def _counted(text: str, opening: re.Match[str], end: int) -> list[int]:
    bullet = rf"[{_BULLETS}]\s*" if opening["bullet"] else ""
    starts: list[int] = []
    label, place = _after(opening["label"]), opening.end()
    while found := re.compile(
        rf"(?<=\s){bullet}{label}{re.escape(opening['close'])}\s+(?=\w)"
    ).search(text, place, end):
        starts.append(found.start())
        label, place = _after(label), found.end()
    return starts


def _after(label: str) -> str:
    """Return the number or letter that follows one."""
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
