"""The cases of `words.txt`, for both sides that read them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("words.txt")
ARROW = "=>"


class Case(NamedTuple):
    """One text, and what is made of it."""

    text: str
    words: list[str]
    stems: list[str]


def cases() -> list[Case]:
    """Return all cases."""
    lines = FILE.read_text("utf-8").splitlines()
    parts = (line.split(ARROW) for line in lines if ARROW in line and not line.startswith("#"))
    return [Case(text.strip(), made.split(), short.split()) for text, made, short in parts]


def write(made: list[Case]) -> None:
    """Write the cases below the notes at the head of the file."""
    head = FILE.read_text("utf-8").partition("\n\n")[0]
    rows = (f"{one.text} => {' '.join(one.words)} => {' '.join(one.stems)}" for one in made)
    FILE.write_text("\n".join([head, "", *rows, ""]), "utf-8")
