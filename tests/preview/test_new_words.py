"""A word of the page becomes a file of the glossary: whole, once, or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from plainpledge.plugin.previewing import add_term
from plainpledge.preview.actions import Actions
from plainpledge.preview.editable import CHANGES_MORE, NOT_TYPED
from plainpledge.preview.splice import Refused
from plainpledge.preview.store import DISK_FULL, Store
from plainpledge.reading.documents import read_document
from running_preview import LISTEN, Running, built

WORD = "docs/glossary/zebra-crossing.md"


def explain(running: Running, word: str, meaning: str) -> Refused | str:
    actions = Actions(running.desk, Store(running.root), add_term)
    return actions.do({"action": "term", "path": LISTEN, "word": word, "meaning": meaning})


def words(running: Running) -> set[str]:
    return {file.name for file in (running.root / "docs" / "glossary").iterdir()}


def test_a_word_is_explained(running: Running) -> None:
    assert explain(running, "zebra crossing", "A place to cross the road.\n\nMore.") == WORD
    document = read_document(running.root, WORD)
    assert document.front_matter.values["term"] == "zebra crossing"
    assert document.text.endswith("---\n\nA place to cross the road.\n\nMore.\n")


@pytest.mark.parametrize(
    ("word", "meaning", "why"),
    [
        ("zebra crossing", "# A head", CHANGES_MORE),
        ("zebra crossing", "- one\n- two", CHANGES_MORE),
        ("zebra crossing", "---", CHANGES_MORE),
        ("zebra crossing", "A\x00place", NOT_TYPED),
        ("zebra crossing", " ", "Write the word and what it means."),
        ("", "A place.", "Write the word and what it means."),
        ("\u200b", "A place.", "Write the word and what it means."),
        ("Safety  goal", "A place.", "is already in the glossary: docs/glossary/safety-goal.md"),
    ],
)
def test_what_is_refused_leaves_no_file(
    running: Running, word: str, meaning: str, why: str
) -> None:
    before = words(running)
    refused = explain(running, word, meaning)
    assert isinstance(refused, Refused) and why in refused.why
    assert words(running) == before


def test_a_word_is_not_explained_twice_before_the_next_build(running: Running) -> None:
    assert explain(running, "zebra crossing", "A place.") == WORD
    refused = explain(running, "Zebra crossing", "Another place.")
    assert refused == Refused(f"Look at {WORD}: there is a file for this word already.")
    running.desk.take(built(running.root))
    assert isinstance(explain(running, "Zebra crossing", "Another place."), Refused)
    assert read_document(running.root, WORD).text.endswith("\n\nA place.\n")


@pytest.mark.parametrize("word", ["../../evil", "/etc/passwd", "..\\evil", "con", "a/../b"])
def test_no_word_leads_out_of_the_glossary(running: Running, word: str) -> None:
    before = {file for file in running.root.rglob("*") if file.is_file()}
    path = explain(running, word, "A place.")
    made = {file for file in running.root.rglob("*") if file.is_file()} - before
    assert [file.parent for file in made] == [running.root / "docs" / "glossary"]
    assert made == {running.root / str(path)}


def test_a_full_disk_leaves_no_half_file(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    before, opened = words(running), Path.open

    def full(file: Path, *how: Any, **more: Any) -> Any:
        stream = opened(file, *how, **more)
        if "x" in how:

            def write(_: str) -> int:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

            stream.write = write
        return stream

    monkeypatch.setattr(Path, "open", full)
    assert explain(running, "zebra crossing", "A place.") == Refused(DISK_FULL)
    assert words(running) == before
