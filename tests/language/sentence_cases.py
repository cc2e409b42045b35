"""Reads the cases of the sentence tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def read_cases(name: str) -> Iterator[list[str]]:
    """Yield each case of a file: the sentences that splitting must give."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    for run in text.split("\n\n"):
        lines = [line for line in run.splitlines() if line and not line.startswith("# ")]
        if lines:
            yield lines


def read_markdown_cases(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the Markdown of each case, and its sentences with the roles before them."""
    _, _, text = (FOLDER / name).read_text(encoding="utf-8").partition("\n\n")
    for case in text.split("\n====\n"):
        markdown, _, expected = case.partition("=>")
        yield markdown, expected.split("\n")[1:] if expected.strip() else []


def read_rewrites() -> Iterator[tuple[str, str]]:
    """Yield what was written, and what was made of it."""
    _, _, text = (FOLDER / "rewrites.txt").read_text(encoding="utf-8").partition("\n\n")
    for case in text.split("\n====\n"):
        before, _, after = case.partition("\n=>\n")
        yield before, after
