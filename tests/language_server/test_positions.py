"""Places of the protocol pick the very words that a finding is about, in any text and any units."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from plainpledge.language_server.positions import MARK, UNITS, Positions, as_read
from plainpledge.language_server.project import check_loose
from plainpledge.model import Span

OWN = Path(__file__).parents[2]
FILES = sorted([*OWN.glob("pledges/*.md"), *OWN.glob("docs/*.md"), *OWN.glob("tests/labelled/*")])
ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
PIECES = [
    *(
        "we",
        "utilise",
        "say say",
        "don’t",
        "é",
        "👍",
        "👩‍👧",
        "\u2028",
        "\x0c",
        "\x85",
        "\x0b",
        "\t",
    ),
    *("\n", "\r\n", "\r", "\n\n", " ", "  \n", "# ", "- ", "| a |", "[x](y.md)", "**", "`c`"),
    *("---\ntitle: a\n---\n", "---\r\ntitle: “é 👍” #x\r\n---\r\n", "<!-- allow x -->", "e.g."),
]
texts = st.builds(
    str.__add__,
    st.sampled_from(["", MARK]),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


def picked(text: str, place: types.Range, encoding: str) -> str:
    """Return what an editor would mark: it knows lines and units, and nothing of us."""
    codec, width = ENCODINGS[encoding]
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    parts = []
    for number in range(place.start.line, place.end.line + 1):
        line = lines[number].encode(codec)
        first = place.start.character * width if number == place.start.line else 0
        last = place.end.character * width if number == place.end.line else len(line)
        assert first <= len(line) and last <= len(line), "a place beyond its line"
        parts.append(line[first:last].decode(codec))
    return "".join(parts)


def check(typed: str, encoding: str) -> int:
    """Hold every finding of a text against what an editor would mark; return their number."""
    checked = check_loose(None, "x.md", as_read(typed))
    positions = Positions(typed, encoding)
    for finding in checked.findings:
        words = checked.document.text[finding.span.start : finding.span.end]
        assert picked(typed, positions.range(finding.span), encoding) == words
        assert positions.span(positions.range(finding.span)) == finding.span
    return len(checked.findings)


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=250, deadline=None)
@given(typed=texts)
def test_every_finding_of_any_text(encoding: str, typed: str) -> None:
    check(typed, encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", MARK])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_finding_of_our_files(encoding: str, mark: str, end: str) -> None:
    found = 0
    for file in FILES:
        text = file.read_bytes().decode("utf-8-sig").replace(" – ", " 👍 ")
        found += check(mark + text.replace("\r\n", "\n").replace("\n", end), encoding)
    assert found > 100, "a test without findings would say nothing"


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(max_examples=300, deadline=None)
@given(typed=texts)
def test_there_and_back(encoding: str, typed: str) -> None:
    positions, text = Positions(typed, encoding), as_read(typed)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n":  # within a line end no place is
            assert positions.offset(positions.position(offset)) == offset


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [
        (0, 0, 0),
        (0, 1, 0),  # half of 👍
        (0, 2, 1),
        (0, 99, 2),
        (1, 0, 3),
        (1, 9, 4),
        (9, 0, 4),
    ],
)
def test_places_that_are_none(line: int, character: int, offset: int) -> None:
    assert Positions("👍a\nb", "utf-16").offset(types.Position(line, character)) == offset


def test_the_units_are_all_that_the_protocol_has() -> None:
    assert set(UNITS) == {one.value for one in types.PositionEncodingKind} == set(ENCODINGS)


@pytest.mark.parametrize("typed", ["\ud800", "a\udfffb\r\n", MARK + "\ud83d x \udc4d"])
def test_half_a_character_stops_nothing(typed: str) -> None:
    check_loose(None, "x.md", as_read(typed))
    assert Positions(typed, "utf-16").range(Span(0, 1)).start == types.Position(
        0, 1 if typed.startswith(MARK) else 0
    )
