"""Random changes on the way to disk; `bench edits` tries ten thousand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cases import SMALL_PROJECT
from plainpledge.commands.selection import read_project
from plainpledge.preview.built import Built
from plainpledge.preview.lane import look_again
from random_edits import KINDS, Trial, hold_against

OWN = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_changes_but_what_was_asked_for(tmp_path: Path, seed: int) -> None:
    for part in ("pledges", "docs"):
        shutil.copytree(OWN / part, tmp_path / part)
    shutil.copy(OWN / "mkdocs.yml", tmp_path)
    tally = Trial(tmp_path, seed).run(150)
    assert tally.refused.total() > 60 and tally.undone > 20
    assert sum(tally.made[kind] > 0 for kind in KINDS) >= len(KINDS) - 1, "each kind is tried"


CASE = "---\ntitle: x\n---\n\nOne.  \r\n\nTwo.\n"


@pytest.mark.parametrize(
    "wrong",
    [
        CASE.replace("One.", "Three.").replace("  \r\n", "\r\n"),
        CASE.replace("One.", "Three.").replace("\r\n", "\n"),
        CASE.replace("Two.", "Three."),
        CASE.replace("One.", "Three").replace("title: x", "title: y"),
        CASE.replace("One.", "Four."),
        "\ufeff" + CASE.replace("One.", "Three."),
        CASE,
    ],
)
def test_a_byte_in_the_wrong_place_is_noticed(tmp_path: Path, wrong: str) -> None:
    """What holds a change against what was asked for can fail."""
    file = tmp_path / "pledges" / "01-x.md"
    shutil.copytree(SMALL_PROJECT, tmp_path, dirs_exist_ok=True)
    file.write_bytes(CASE.encode())
    built = Built(read_project(tmp_path), {}, {}, (), lambda *_: "", lambda _: None, "")
    fresh = look_again(built, "pledges/01-x.md")
    asked = {"action": "edit", "block": 0, "text": "Three."}
    right = CASE.replace("One.", "Three.")
    file.write_bytes(right.encode())
    hold_against(asked, fresh, CASE.encode(), right.encode())
    file.write_bytes(wrong.encode())
    with pytest.raises(AssertionError):
        hold_against(asked, fresh, CASE.encode(), wrong.encode())
