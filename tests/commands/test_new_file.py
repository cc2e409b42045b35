"""New files pass the check, whatever their title."""

import re
import shutil
from dataclasses import MISSING
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import SMALL_PROJECT
from plainpledge.commands import new_file
from plainpledge.commands.new_file import new_pledge, new_term
from plainpledge.commands.project import CannotRunError
from plainpledge.commands.selection import check_project
from plainpledge.model import Field, Pledge, Severity, Site, Term, Written, fields_of
from plainpledge.reading.site import read_site

OF_ODD_NAMES = {"unclear-title", "name-with-signs"}
TITLES = [
    "Plain words",
    'We say "why": always',
    "It’s 50% / 50: yes?",
    "- a list? [no] {no} #no",
    "no",
    "it",
    "null",
    "2026-11-23",
    "../../etc/passwd",
    "C:\\windows\\con",
    "🙂👩‍👧",
    "Обещание",
    "long words " * 30,
    "x" * 300,
    "tab\tand\nline",
    "CON",
    "index",
    "*star &and !bang %percent @at `tick",
    "{title} {{ config }} [gap: x]",
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))


def agree_on_a_fourth(root: Path) -> None:
    wording = root / "pledges/our-promise.md"
    wording.write_text(wording.read_text("utf-8") + "\n4. We will say sorry.\n", "utf-8")


def worst(site: Site) -> set[str]:
    """Return which rules find more than a hint, but for what they say of the titles tried here."""
    return {
        found.rule
        for found in check_project(site.root).findings
        if found.severity is not Severity.HINT and found.rule not in OF_ODD_NAMES
    }


@pytest.mark.parametrize("title", TITLES)
def test_a_new_pledge_passes_the_check(root: Path, title: str) -> None:
    agree_on_a_fourth(root)
    made = new_pledge(read_site(root), title)
    site = read_site(root)
    page = site.page(made.path)
    assert isinstance(page, Pledge)
    assert (page.number, made.missing_number) == (4, None)
    assert page.title == " ".join(title.split())
    assert set(page.document.front_matter.values) == set(fields_of(Pledge)) - {"link_terms"}
    assert not worst(site)
    assert made.path.startswith("pledges/04-") and len(made.path) < 70


@pytest.mark.parametrize("title", TITLES)
def test_a_new_term_passes_the_check(root: Path, title: str) -> None:
    made = new_term(read_site(root), title)
    site = read_site(root)
    page = site.page(made.path)
    assert isinstance(page, Term)
    assert page.term == " ".join(title.split())
    fields = fields_of(Term)
    rare = {name for name, info in fields.items() if isinstance(info.default, bool)}
    assert set(page.document.front_matter.values) == set(fields) - rare
    assert not worst(site)
    assert made.path.startswith("docs/glossary/") and len(made.path) < 70


@given(title=st.text())
@settings(max_examples=100, deadline=None)
def test_any_title_is_kept_or_refused(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    root = tmp_path_factory.mktemp("new") / "project"
    shutil.copytree(SMALL_PROJECT, root)
    try:
        made = new_term(read_site(root), title)
    except CannotRunError:
        return
    site = read_site(root)
    page = site.page(made.path)
    assert isinstance(page, Term) and page.term.split() and not worst(site)


def test_a_new_pledge_has_all_sections_and_parts_with_a_gap_each(root: Path) -> None:
    made = new_pledge(read_site(root), "We say sorry")
    document = read_site(root).documents[made.path]
    assert [section.title for section in document.sections] == [
        "In plain words",
        "In practice",
        "For practitioners",
        "For leaders",
        "What’s next?",
    ]
    in_head = 2
    assert len(document.gaps) == len(document.sections) + in_head


def test_the_fields_of_a_new_pledge_stand_in_their_order(root: Path) -> None:
    made = new_pledge(read_site(root), "We say sorry")
    names = re.findall(r"^(\w+):", (root / made.path).read_text("utf-8"), re.MULTILINE)
    known = "number title summary owner status reviewed review_by related search_words".split()
    assert [name for name in names if name in known] == known
    assert names[-1] == known[-1]
    assert b"\r" not in (root / made.path).read_bytes()


@pytest.mark.parametrize("kind", [Pledge, Term])
def test_a_field_that_is_added_to_the_model_stands_in_new_files(
    root: Path, monkeypatch: pytest.MonkeyPatch, kind: type[Written]
) -> None:
    fields = {
        **fields_of(kind),
        "approved_by": Field(str, None),
        "seen_by": Field(str, ()),
        "is_secret": Field(bool, False),
        "best_of": Field(str, MISSING),
    }
    monkeypatch.setattr(new_file, "fields_of", lambda model: fields)
    make = new_pledge if kind is Pledge else new_term
    text = (root / make(read_site(root), "Plan").path).read_text("utf-8")
    assert '\napproved_by:\nseen_by: []\nbest_of: "[gap: best of]"\n' in text
    assert "is_secret" not in text


def test_the_first_agreed_number_without_a_page_is_taken(root: Path) -> None:
    (root / "pledges/02-say-why.md").unlink()
    assert new_pledge(read_site(root), "Why").path == "pledges/02-why.md"


def test_a_number_that_nobody_agreed_to_is_said(root: Path) -> None:
    made = new_pledge(read_site(root), "We say sorry")
    assert made.missing_number == 4
    assert worst(read_site(root)) == {"number-not-agreed"}


def test_without_an_agreed_wording_numbers_go_on(root: Path) -> None:
    (root / "pledges/our-promise.md").unlink()
    made = new_pledge(read_site(root), "We say sorry")
    assert (made.path, made.missing_number) == ("pledges/04-we-say-sorry.md", 4)


def test_the_very_first_pledge_is_number_1(root: Path) -> None:
    shutil.rmtree(root / "pledges")
    (root / "pledges").mkdir()
    assert new_pledge(read_site(root), "Listen").path == "pledges/01-listen.md"


def test_a_number_in_a_file_that_cannot_be_read_is_not_given_again(root: Path) -> None:
    (root / "pledges/04-broken.md").write_bytes(b"\xff")
    assert new_pledge(read_site(root), "We say sorry").path == "pledges/05-we-say-sorry.md"


def test_no_file_is_overwritten(root: Path) -> None:
    there = root / "docs/glossary/plan.md"
    there.write_text("---\nterm: the plan\n---\n\nA plan.\n", "utf-8")
    assert new_term(read_site(root), "Plan").path == "docs/glossary/plan-2.md"
    assert "the plan" in there.read_text("utf-8")


def test_a_dangling_link_is_not_followed(root: Path) -> None:
    (root / "docs/glossary/plan.md").symlink_to(root.parent / "elsewhere.md")
    assert new_term(read_site(root), "Plan!").path == "docs/glossary/plan-2.md"
    assert not (root.parent / "elsewhere.md").exists()


def test_a_folder_that_leads_out_of_the_project_is_refused(root: Path) -> None:
    shutil.move(root / "docs/glossary", root.parent / "elsewhere")
    (root / "docs/glossary").symlink_to(root.parent / "elsewhere")
    with pytest.raises(CannotRunError, match="leads out of the project"):
        new_term(read_site(root), "Plan")


def test_a_glossary_is_begun_where_there_is_none(root: Path) -> None:
    shutil.rmtree(root / "docs/glossary")
    assert new_term(read_site(root), "Plan").path == "docs/glossary/plan.md"


@pytest.mark.parametrize("title", ["", "  ", "\n", "\u200b"])
def test_an_empty_title_is_refused(root: Path, title: str) -> None:
    with pytest.raises(CannotRunError, match="title is empty"):
        new_pledge(read_site(root), title)


@pytest.mark.parametrize("title", ["safety goal", "Safety Goal", "sg", "goal  for safety"])
def test_a_known_term_is_refused(root: Path, title: str) -> None:
    with pytest.raises(CannotRunError, match="already in the glossary"):
        new_term(read_site(root), title)


def test_without_sections_there_is_one_gap(root: Path) -> None:
    (root / "pledges/house-style.yml").write_text("wording_file: our-promise.md\n", "utf-8")
    made = new_pledge(read_site(root), "We say sorry")
    assert (root / made.path).read_text("utf-8").endswith("---\n\n[gap: what we promise]\n")
