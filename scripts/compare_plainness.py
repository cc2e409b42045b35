"""What a change made easier or harder to read, in plain words.

    python3 scripts/compare_plainness.py before.json after.json

Both files are what `measure --format json` writes. Standard library only.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

NOTICED = 1.0
"""Points of plainness; less is no difference that a reader would feel."""
MOST = 12
"""Rows of each list, so that the comment stays short."""
PROMPT = (
    "A score is a prompt to look again. It does not show that a child or a parent understands: "
    "only they can tell us."
)


class Part(NamedTuple):
    """A page, or a section of one, with its plainness from 0 to 100."""

    name: str
    score: float
    target: float | None


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return the comment, in Markdown."""
    old = {part.name: part for part in _parts(before)}
    new = {part.name: part for part in _parts(after)}
    changed = [(old[name], new[name]) for name in new if name in old]
    easier = [pair for pair in changed if pair[1].score - pair[0].score >= NOTICED]
    harder = [pair for pair in changed if pair[0].score - pair[1].score >= NOTICED]
    fresh = [part for name, part in new.items() if name not in old]
    lines = ["## How easy is it to read?", ""]
    lines += _list("Easier than before", sorted(easier, key=_change, reverse=True))
    lines += _list("Harder than before", sorted(harder, key=_change))
    lines += _new(fresh)
    if len(lines) == 2:
        lines += ["Nothing in this change makes the words much easier or harder to read.", ""]
    return "\n".join([*lines, PROMPT, ""])


def _parts(measured: Mapping[str, Any]) -> Iterator[Part]:
    for document in measured["documents"]:
        sections = list(_sections(document.get("sections") or []))
        yield from _part(document["path"], document)
        for section in sections:
            yield from _part(f"{document['path']}, “{section['heading']}”", section)


def _sections(sections: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for section in sections:
        yield section
        yield from _sections(section.get("sections") or [])


def _part(name: str, measured: Mapping[str, Any]) -> Iterator[Part]:
    """Yield a part that is long enough to be judged."""
    if measured.get("score") is not None and not measured.get("too_short"):
        yield Part(name, measured["score"], measured.get("target"))


def _change(pair: tuple[Part, Part]) -> float:
    return pair[1].score - pair[0].score


def _list(heading: str, pairs: list[tuple[Part, Part]]) -> list[str]:
    if not pairs:
        return []
    rows = [
        f"- {_shown(new.name)}: from {old.score:.0f} to {new.score:.0f}{_aim(new)}"
        for old, new in pairs[:MOST]
    ]
    more = [f"- and {len(pairs) - MOST} more"] if len(pairs) > MOST else []
    return [f"### {heading}", "", *rows, *more, ""]


def _new(parts: list[Part]) -> list[str]:
    missed = [part for part in parts if part.target and part.score < part.target]
    if not missed:
        return []
    rows = [f"- {_shown(part.name)}: {part.score:.0f}{_aim(part)}" for part in missed[:MOST]]
    return ["### New, and harder than we aim for", "", *rows, ""]


def _shown(name: str) -> str:
    """Return a name as code: it may hold words of anyone, and must call and load nothing."""
    return f"`{' '.join(name.replace('`', '').split())}`"


def _aim(part: Part) -> str:
    below = part.target is not None and part.score < part.target
    return f" (we aim for {part.target:.0f} or more)" if below else ""


def main(arguments: list[str]) -> int:
    """Print the comment on two files of measures."""
    before, after = (json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments)
    print(compare(before, after))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
