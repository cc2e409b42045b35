"""Hard words that no term explains: where they count as explained, and those of our own pledges."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from built_sites import OWN, change, copy_charter
from plainpledge.glossary.hard_words import hard_words
from plainpledge.glossary.proposals import proposals
from plainpledge.model import Pledge, Site
from plainpledge.reading.site import read_site

TABLE = Path(__file__).with_name("pledge_words.tsv")
"""Hard words of our pledges that are no words of the glossary: how “In plain words” says them, or
why nobody needs them explained."""
NUMBERS = [pledge.number for pledge in read_site(OWN).pledges]
FIRST = "pledges/01-open-door.md"


@cache
def own() -> Site:
    return read_site(OWN)


def listed(number: int) -> dict[str, dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["word"]: row for row in rows if row["pledge"] == str(number)}


def pledge(number: int) -> Pledge:
    return next(one for one in own().pledges if one.number == number)


def plain_words(page: Pledge) -> str:
    """Return the section that says the agreed wording in plain words."""
    document = page.document
    (section,) = (s for s in document.sections if document.words(s.heading) == "In plain words")
    return document.words(section.span)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_hard_word_of_a_pledge_is_explained(number: int) -> None:
    found = hard_words(own())[pledge(number).document.path] - listed(number).keys()
    assert not found, "write a term, say it plainly on the page, or list it with the reason"


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_listed_as_explained_stands_on_the_page(number: int) -> None:
    page, wording = pledge(number), own().wording
    assert wording
    agreed = " ".join(next(i.paragraphs for i in wording.items if i.number == number))
    for word, row in listed(number).items():
        assert word in f"{agreed} {page.document.published_words}".casefold(), row
        assert row["in_plain_words"] in plain_words(page), row
        assert row["in_plain_words"] or row["reason"], row


@pytest.mark.parametrize(
    ("term", "words", "hard"),
    [
        (None, "Our accountability meeting.", {"accountability"}),
        ("accountability meeting", "Our accountability meeting.", set()),
        ("accountability meeting", "Our *accountability* meetings.", set()),
        (
            "accountability meeting",
            "Accountability. An accountability meeting.",
            {"accountability"},
        ),
        ("accountability", "Our accountability meeting.", set()),
        ("accountability meeting", "No <!-- hold: x -->accountability<!-- /hold --> here.", set()),
        ("accountability meeting", "See accountability.org/accountability.", set()),
        (None, "| A | B |\n|---|---|\n| 1 | restitution |", {"restitution"}),
        (None, "# Accountability\n\nWords.", set()),
    ],
)
def test_a_word_is_explained_where_a_name_covers_it(
    term: str | None, words: str, hard: set[str], tmp_path: Path
) -> None:
    project = copy_charter(tmp_path / "charter")
    if term:
        (project / "docs/glossary/a.md").write_text(f"---\nterm: {term}\n---\n\nA.\n", "utf-8")
    (project / "docs/x.md").write_text(f"---\ntitle: X\n---\n\n{words}\n", "utf-8")
    assert hard_words(read_site(project))["docs/x.md"] == hard


def test_the_agreed_wording_is_part_of_the_page(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    wording = project / "pledges/our-charter.md"
    change(wording, "quiet room", "quiet restitution")
    (path,) = (p for p, words in hard_words(read_site(project)).items() if "restitution" in words)
    assert path == FIRST


def test_a_word_must_stand_on_three_pages_to_be_proposed(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    for name in ("a", "b", "c"):
        assert "restitution" not in [one.word for one in proposals(read_site(project))]
        page = f"---\ntitle: {name}\n---\n\nA restitution.\n"
        (project / f"docs/{name}.md").write_text(page, "utf-8")
    assert [one.word for one in proposals(read_site(project))] == ["restitution"]
