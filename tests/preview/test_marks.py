"""Marks that a person asks for do what they say, and nothing else on the page changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainpledge.model import Document, Role
from plainpledge.preview import holding, marks
from plainpledge.preview.editable import NOT_EDITABLE
from plainpledge.preview.splice import Refused, Splice
from plainpledge.reading.documents import parse_document

OWN = Path(__file__).parents[2]
FILES = sorted([*OWN.glob("pledges/[0-9]*.md"), *OWN.glob("docs/editing/*.md")])
TEXT = "## Head\n\nOne.\n\n- a\n- b\n- c\n\n1. first\n2. second\n\n| x |\n|---|\n| y |\n"


def document(text: str) -> Document:
    return parse_document("pledges/01-x.md", text)


def made(change: Splice | Refused, text: str) -> str:
    assert isinstance(change, Splice), change
    return change.applied(text)


def index(found: Document, words: str) -> int:
    return next(
        n
        for n, one in enumerate(found.blocks)
        if found.prose[one.span.start : one.span.end].strip() == words
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("words", ["One.", "a", "b", "c"])
def test_a_held_block_is_released_again(words: str, end: str) -> None:
    text = TEXT.replace("\n", end)
    before = document(text)
    held = made(holding.hold(before, index(before, words), "not agreed"), text)
    after = document(held)
    (hold,) = after.holds
    assert hold.reason == "not agreed"
    kept = [b for b in after.blocks if after.is_held(b.span) and b.role is not Role.HTML]
    assert [after.prose[b.span.start : b.span.end].strip() for b in kept] == [words]
    assert made(holding.release(after, 0), held) == text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_our_own_holds_can_be_released(file: Path) -> None:
    text = file.read_bytes().decode("utf-8-sig")
    found = document(text)
    for number in range(len(found.holds)):
        after = document(made(holding.release(found, number), text))
        assert len(after.holds) == len(found.holds) - 1 and not after.findings


@pytest.mark.parametrize(
    ("words", "typed", "old", "new"),
    [
        ("a", "new", "- a\n", "- a\n- new\n"),
        ("c", "new", "- c\n", "- c\n- new\n"),
        ("second", "third", "2. second\n", "2. second\n3. third\n"),
    ],
)
def test_a_new_item(words: str, typed: str, old: str, new: str) -> None:
    found = document(TEXT)
    assert made(marks.add_item(found, index(found, words), typed), TEXT) == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("words", "typed", "why"),
    [
        ("One.", "x", NOT_EDITABLE),
        ("a", " ", marks.CANNOT_ADD),
        ("a", "```", marks.CANNOT_ADD),
        ("a", "- nested", marks.CANNOT_ADD),
        ("a", "<!-- hold: x -->", marks.CANNOT_ADD),
    ],
)
def test_items_that_are_refused(words: str, typed: str, why: str) -> None:
    found = document(TEXT)
    assert marks.add_item(found, index(found, words), typed) == Refused(why)


@pytest.mark.parametrize("reason", ["", "  ", "a -- b", "a --> b", "<b>", "a\nb\x00"])
def test_reasons_that_are_refused(reason: str) -> None:
    found = document(TEXT)
    assert isinstance(holding.hold(found, 1, reason), Refused)
