"""Where somebody types among the fields, also while these are broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.language_server.field_places import field_place, fields_span, key_at
from plainpledge.model import Span

CASES = [
    case.partition("\n")
    for case in (Path(__file__).parent / "field_places.txt").read_text("utf-8").split("\n=== ")[1:]
]
PIECES = ["---", "\n", "\r\n", "a:", "b: ", "  ", "- ", "[1, ", "]", "#", "é👍", '"', "x", "..."]


def place(text: str, offset: int) -> str:
    """Write a place as the cases do."""
    fields = fields_span(text) if text.startswith("---") else Span(0, len(text))
    found = field_place(text, fields, offset) if fields else None
    if not found:
        return "none"
    typed = text[found.span.start : found.span.end]
    return f'{" ".join(found.above) or ":"} {found.key or "-"} "{typed}"'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("case", CASES, ids=[name for name, _, _ in CASES])
def test_places(case: tuple[str, str, str], end: str) -> None:
    *lines, expected = case[2].rstrip("\n").split("\n")
    before, _, after = end.join([*lines, ""]).partition("|")
    assert place(before + after, len(before)) == expected


@pytest.mark.parametrize(
    ("text", "word", "keys"),
    [
        ("---\ntitle: x\n---\n", "title", ("title",)),
        ("---\ntitle: x\n---\n", "x", None),
        ("---\ntitle: x\n---\n", "---", None),
        ("called:\n  one: x\n", "one", ("called", "one")),
        ("sections:\r\n  - heading: x\r\n    layout: y\r\n", "layout", ("sections", "layout")),
    ],
)
def test_keys(text: str, word: str, keys: tuple[str, ...] | None) -> None:
    fields = fields_span(text) or Span(0, len(text))
    found = key_at(text, fields, text.index(word))
    assert (found[0] if found else None) == keys


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_any_text(text: str) -> None:
    fields = fields_span(text) or Span(0, len(text))
    assert 0 <= fields.start <= fields.end <= len(text)
    for offset in range(len(text) + 1):
        if found := field_place(text, fields, offset):
            assert fields.start <= found.span.start <= found.span.end == offset
        key_at(text, fields, offset)
