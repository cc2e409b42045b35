"""Snippets that must never act on a page, from `publishing/hostile/*.txt`.

Each starts with a line `=== its name | where`: the first place at which `where` stands is where the
finding must point to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "publishing" / "hostile"
_HEAD = re.compile(r"^=== (?P<name>[^|\n]+) \| (?P<where>[^\n]+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Snippet:
    """One of them."""

    name: str
    where: str
    text: str

    @property
    def place(self) -> int:
        return self.text.index(self.where)


def snippets() -> list[Snippet]:
    """Return all of them."""
    return [one for file in sorted(FOLDER.glob("*.txt")) for one in _read(file)]


def _read(file: Path) -> list[Snippet]:
    text = file.read_text("utf-8")
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Snippet(head["name"], head["where"], text[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    ]
