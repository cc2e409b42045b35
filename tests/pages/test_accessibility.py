"""The accessibility statement: what it says after each outcome of the tests, and never says."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from built_sites import Build, build, change, copy_charter
from plainpledge.commands.selection import read_with_pages
from plainpledge.pages import accessibility, enforcement
from plainpledge.pages.accessibility import LastTest
from plainpledge.publishing.rendering import rendered_pages
from plainpledge.reading.site_content import fingerprint
from plainpledge.reading.test_results import FOLDER, PLAN, AccessPlan, AccessResult, LookedAt

SMALL_PROJECT = Path(__file__).parents[1] / "small_project"
STATEMENT = (
    "---\ntitle: Accessibility statement\nsummary: How this works.\nstatus: draft\n---\n\nOurs.\n"
)
CLAIM = re.compile(r"complian|complies|conform|fully accessible", re.IGNORECASE)
LOOKS, PAGES, WIDTHS = ("light", "dark"), ("/", "/glossary/"), (320, 1280)
FAILURE = "dark: color-contrast: too pale"
LAID_DOWN = (
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public "
    "Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the "
    "‘accessibility regulations’). If you’re not happy with how we respond to your complaint, "
    "contact the Equality Advisory and Support Service (EASS)."
)
PERSON_LOOKED = LookedAt(
    look="light", rule="color-contrast", place=".dot", reason="The number is beside it."
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    project = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    (project / "docs" / "accessibility.md").write_text(STATEMENT, "utf-8")
    return project


def lay_down(root: Path, *left_out: tuple[str, int], **changed: object) -> None:
    """Write the results of a test: all that was planned, but for some states."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    content = fingerprint(root)
    plan = AccessPlan(content=content, pages=PAGES, widths=WIDTHS, looks=LOOKS)
    (folder / PLAN).write_text(plan.model_dump_json(), "utf-8")
    states = [(page, width) for page in PAGES for width in WIDTHS]
    for number, (page, width) in enumerate(states):
        result = AccessResult(
            content=content,
            page=page,
            width=width,
            looks=LOOKS,
            tool="axe-core 4",
            browser="Chromium 1",
            day=datetime.date(2026, 11, 23),
            failures=(),
        ).model_copy(update=changed if number == 0 else {})
        if (page, width) not in left_out:
            (folder / f"{number}.json").write_text(result.model_dump_json(), "utf-8")


def test_nothing_is_claimed_where_nothing_was_tested(root: Path) -> None:
    assert LastTest(root).sentences == (accessibility.NEVER,)
    assert LastTest(root).results == ()


def test_a_whole_test_without_faults_says_so_and_no_more(root: Path) -> None:
    lay_down(root, looked_at=(PERSON_LOOKED,))
    tested = LastTest(root)
    assert tested.sentences == ("No known automated failures.",)
    assert (len(tested.results), tested.programs) == (4, ["Chromium 1", "axe-core 4"])
    assert tested.days == [datetime.date(2026, 11, 23)]
    assert tested.looked_at == {("color-contrast", ".dot", PERSON_LOOKED.reason): ["/"]}


@pytest.mark.parametrize(
    ("left_out", "changed", "done"),
    [
        ([("/glossary/", 320)], {}, 6),
        ([], {"looks": ("light",)}, 7),
        ([], {"looks": ("light", "sepia")}, 7),
        ([], {"page": "/gone/"}, 6),
        ([], {"width": 999}, 6),
        ([], {"content": "of another day"}, 6),
    ],
    ids=["page", "look", "another look", "another page", "another width", "other words"],
)
def test_a_part_of_the_test_is_not_all_of_it(
    left_out: list[tuple[str, int]], changed: dict[str, object], done: int, root: Path
) -> None:
    lay_down(root, *left_out, **changed)
    assert LastTest(root).sentences == (accessibility.PARTLY.format(done=done, planned=8),)


def test_faults_are_said_and_listed(root: Path) -> None:
    lay_down(root, failures=(FAILURE,))
    assert LastTest(root).sentences == (accessibility.FAULTY,)
    assert [one.failures for one in LastTest(root).failed] == [(FAILURE,)]
    (root / FOLDER / "3.json").unlink()
    partly = accessibility.PARTLY.format(done=6, planned=8)
    assert LastTest(root).sentences == (partly, accessibility.FAULTY)


@pytest.mark.parametrize("file", ["docs/about.md", "pledges/house-style.yml", "mkdocs.yml"])
def test_a_changed_site_is_not_tested(file: str, root: Path) -> None:
    lay_down(root)
    with (root / file).open("a", encoding="utf-8") as opened:
        opened.write("\n")
    assert LastTest(root).sentences == (accessibility.CHANGED,)
    assert LastTest(root).results == ()


def test_the_templates_belong_to_the_site(tmp_path: Path) -> None:
    charter = copy_charter(tmp_path / "charter")
    before = fingerprint(charter)
    change(charter / "overrides" / "404.html", "There is no page here", "There is none here")
    assert fingerprint(charter) != before


def test_the_statement_shows_all_of_it(tmp_path: Path) -> None:
    charter = copy_charter(tmp_path / "charter")
    (charter / "docs" / "accessibility.md").write_text(STATEMENT, "utf-8")
    lay_down(charter, ("/glossary/", 320), failures=(FAILURE,), looked_at=(PERSON_LOOKED,))
    built = build(charter, charter / "site", "--strict")
    assert built.code == 0, built.printed
    page = built.pages["accessibility/index.html"]
    words = page.text("article")
    partly = accessibility.PARTLY.format(done=6, planned=8)
    assert not CLAIM.search(words)
    for part in ("Ours.", LAID_DOWN, partly, accessibility.FAULTY, FAILURE, PERSON_LOOKED.reason):
        assert part in words, part
    assert "23 November 2026" in words and "axe-core 4" in words and "Chromium 1" in words
    assert page.tags["tr"] == 1 + 3
    assert enforcement.LINK in [link for _, _, link in page.links]
    for path, other in built.pages.items():
        assert "Accessibility statement" in other.text("footer"), path


def test_no_outcome_claims_that_a_standard_is_met() -> None:
    said = [value for value in vars(accessibility).values() if isinstance(value, str)]
    assert accessibility.CLEAN in said
    for sentence in said:
        assert not CLAIM.search(sentence)


def test_our_own_statement_claims_nothing_that_nobody_has_tested(own_site: Build) -> None:
    text = own_site.pages["accessibility/index.html"].text("article")
    assert LAID_DOWN in text
    assert "This statement is a draft." in text
    assert not CLAIM.search(text)


def test_the_plain_pages_have_the_laid_down_words_and_what_was_tested(root: Path) -> None:
    site, pages = read_with_pages(root)
    texts = dict(rendered_pages(site, {page.address: page for page in pages}))
    text = texts["accessibility.md"]
    assert LAID_DOWN.rpartition("contact ")[0] in text and accessibility.NEVER in text
