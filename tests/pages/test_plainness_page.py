"""The page “How plain are we?”."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from plainpledge.pages.plainness import ADDRESS
from plainpledge.pages.registry import site_pages
from plainpledge.reading.site import read_site

SMALL_PROJECT = Path(__file__).parents[1] / "small_project"
PLAIN = "We will tell you what we think. You can tell us if we are wrong. " * 3
HARD = "Practitioners and their safety goals facilitate multi-agency deliberations throughout. " * 4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))


def write(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def view(root: Path) -> dict[str, Any]:
    return dict(site_pages(read_site(root))[ADDRESS].view)


def name_audiences(root: Path) -> None:
    style = "pledges/house-style.yml"
    names = "audiences:\n  - name: children\n    target: 80\n  - name: staff\n    target: 65\n"
    write(root, style, "sections:\n", f"{names}sections:\n")
    write(root, style, "plain words\n", "plain words\n    audience: children\n")
    write(root, style, "In practice\n", "In practice\n    audience: staff\n")


def test_words_stand_beside_the_agreed_wording_by_audience(root: Path) -> None:
    name_audiences(root)
    plain = f"## In plain words\n\n{PLAIN}\n<!-- hold: why -->\n{HARD}\n<!-- /hold -->\n"
    write(root, "pledges/01-listen.md", "## In plain words\n", plain)
    write(root, "pledges/01-listen.md", "Try it.", HARD)
    write(root, "pledges/our-promise.md", "We will listen.", HARD)
    first = view(root)["measured"][0]
    agreed, children, staff = first.rows
    assert [row.name for row in first.rows] == ["Agreed wording", "children", "staff"]
    assert [row.target for row in first.rows] == [None, 80, 65]
    assert (agreed.grade, children.grade, staff.grade) == ("hard", "very plain", "fairly plain")
    assert first.hard.sentences[0].words == HARD.split(". ", maxsplit=1)[0] + "."
    assert "everyday words" in first.hard.sentences[0].advice
    advice = {hard.words: text for text, words in first.hard.grouped_words for hard in words}
    assert "deliberations" in advice


def test_words_of_the_glossary_are_linked(root: Path) -> None:
    write(root, "docs/glossary/safety-goal.md", "term: safety goal", "term: deliberation")
    write(root, "pledges/01-listen.md", "Try it.", HARD)
    words = view(root)["measured"][0].hard.grouped_words
    ((hard,),) = [places for advice, places in words if not advice]
    assert (hard.words, hard.term.term) == ("deliberations", "deliberation")
    assert words[-1][0] == ""


def test_without_audiences_all_words_are_one(root: Path) -> None:
    found = view(root)
    assert found["kinds"] == ["Agreed wording", "Our words"]
    assert [row.name for row in found["measured"][0].rows] == ["Agreed wording", "Our words"]


def test_without_pledges_or_wording_there_is_still_a_page(root: Path) -> None:
    (root / "pledges/our-promise.md").unlink()
    assert [row.name for row in view(root)["measured"][0].rows] == ["Our words"]
    for file in (root / "pledges").glob("0*.md"):
        file.unlink()
    assert view(root)["measured"] == []


def test_what_is_hard_on_most_pages_is_said_once(root: Path) -> None:
    first = (root / "pledges/01-listen.md").read_text("utf-8")
    for number in range(2, 6):
        text = first.replace("number: 1", f"number: {number}").replace("Try it.", HARD)
        text = text.replace("## In practice\n", f"## In practice\n\nJurisdiction {number}.\n")
        (root / f"pledges/0{number}-more.md").write_text(text, "utf-8")
    found = view(root)
    shared = found["shared"]
    assert HARD.split(". ", maxsplit=1)[0] + "." in [place.words for place in shared.sentences]
    assert "deliberations" in [place.words for place in shared.words]
    for one in found["measured"]:
        assert not {p.words for p in shared.words} & {p.words for p in one.hard.words}
        assert not {p.words for p in shared.sentences} & {p.words for p in one.hard.sentences}
    assert "Jurisdiction 3." in [p.words for p in found["measured"][-3].hard.sentences]
