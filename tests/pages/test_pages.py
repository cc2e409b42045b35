"""What stands on each page, from a small project that a test lays out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from plainpledge.glossary.uses import term_uses
from plainpledge.model import HouseStyle, Layout, Reviewed, SectionStyle, Site, Written, fields_of
from plainpledge.pages.page import SitePage
from plainpledge.pages.registry import page_types, site_pages
from plainpledge.pages.sections import MARK, cut
from plainpledge.reading.site import read_site
from plainpledge.rules.registry import rules

SMALL_PROJECT = Path(__file__).parents[1] / "small_project"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))


def _write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    _write(root, path, text.replace(old, new))


def _pages(root: Path) -> dict[str, SitePage]:
    return site_pages(read_site(root))


def _view(page: SitePage) -> dict[str, Any]:
    return dict(page.view)


def _titles(things: Any) -> list[str]:
    return [thing.title for thing in things]


def test_every_file_has_a_page_and_only_pages_of_the_program_have_none(root: Path) -> None:
    site = read_site(root)
    pages = site_pages(site)
    shown = sorted(page.document.path for page in pages.values() if page.document)
    assert shown == sorted(site.documents)
    made_up = {address for address, page in pages.items() if not page.document}
    assert made_up >= {
        "glossary/index.md",
        "editing/fields.md",
        "editing/rules/index.md",
        *(f"editing/rules/{name}.md" for name in rules()),
    }
    assert all(address == page.address for address, page in pages.items())
    parents = {page.parent for page in pages.values() if page.parent}
    assert parents - pages.keys() <= {"editing/index.md"}  # this project has no such page
    for page in pages.values():
        assert page.title and (page.summary or page.template in ("glossary.html", "home.html"))


def test_templates_are_there_for_all_pages(root: Path) -> None:
    overrides = Path(__file__).parents[2] / "overrides"
    for page in _pages(root).values():
        assert (overrides / page.template).is_file(), page.template


def test_pledges_know_their_neighbours(root: Path) -> None:
    pages = _pages(root)
    order = ["pledges/01-listen.md", "pledges/02-say-why.md", "pledges/03-come-back.md"]
    views = [_view(pages[address]) for address in order]
    assert [view["previous"] and view["previous"].title for view in views] == [
        None,
        "We listen",
        "We say why",
    ]
    assert [view["next"] and view["next"].title for view in views] == [
        "We say why",
        "We come back",
        None,
    ]
    assert all(
        _titles(view["near"]) == ["We listen", "We say why", "We come back"] for view in views
    )
    assert [pages[address].destination for address in order] == [
        "promises/01-listen",
        "promises/02-say-why",
        "promises/03-come-back",
    ]


def test_related_pledges_are_shown_both_ways(root: Path) -> None:
    _edit(root, "pledges/01-listen.md", "related: [2, 3]", "related: [3, 1, 99, 3]")
    pages = _pages(root)
    assert _titles(_view(pages["pledges/01-listen.md"])["related"]) == [
        "We say why",
        "We come back",
    ]
    assert _titles(_view(pages["pledges/02-say-why.md"])["related"]) == ["We listen"]
    assert _titles(_view(pages["pledges/03-come-back.md"])["related"]) == ["We listen"]


def test_terms_are_found_in_the_text_and_in_the_agreed_wording(root: Path) -> None:
    _edit(
        root,
        "pledges/01-listen.md",
        "We hear what you say.\n\n## In p",
        "A safety goal.\n\n## In p",
    )
    _edit(
        root, "pledges/our-promise.md", "We will say why.", "We will say why, in danger statements."
    )
    uses = term_uses(read_site(root))
    assert _titles(uses.terms["pledges/01-listen.md"]) == ["Safety goal"]
    assert _titles(uses.terms["pledges/02-say-why.md"]) == ["Danger statement"]
    assert _titles(uses.terms["pledges/03-come-back.md"]) == []
    assert _titles(uses.pages["safety goal"]) == ["We listen", "About"]
    assert _titles(uses.pages["danger statement"]) == ["We say why", "About"]


def test_what_is_held_is_on_no_page(root: Path) -> None:
    hold, end = "<!-- hold: not agreed -->", "<!-- /hold -->"
    _edit(
        root,
        "pledges/our-promise.md",
        "2. We will say why.",
        f"{hold}\n2. SECRET safety goal.\n{end}",
    )
    _edit(
        root,
        "pledges/our-promise.md",
        "1. We will listen.",
        f"1. We will {hold}SECRET {end}listen.",
    )
    meaning = "What must be true for the child to be safe."
    _edit(root, "docs/glossary/safety-goal.md", meaning, f"{meaning} {hold}SECRET {end}More.")
    _edit(
        root, "pledges/03-come-back.md", "Talk about it.", f"{hold}A SECRET safety goal{end} Talk."
    )
    pages = _pages(root)
    assert pages["glossary/safety-goal.md"].summary == f"Draft. {meaning} More."
    wording = _view(pages["pledges/our-promise.md"])["items"]
    assert [item.paragraphs for item, _ in wording] == [
        ("We will listen.",),
        ("We will come back.",),
    ]
    assert _view(pages["pledges/02-say-why.md"])["wording"] is None
    uses = term_uses(read_site(root))
    assert uses.terms["pledges/02-say-why.md"] == uses.terms["pledges/03-come-back.md"] == ()


def test_items_stand_with_their_pledges(root: Path) -> None:
    _edit(root, "pledges/our-promise.md", "3. We will come back.", "4. We will stay.")
    items = _view(_pages(root)["pledges/our-promise.md"])["items"]
    pairs = [(item.number, pledge.title if pledge else None) for item, pledge in items]
    assert pairs == [(1, "We listen"), (2, "We say why"), (4, None)]


def test_see_also_is_shown_both_ways(root: Path) -> None:
    _edit(root, "docs/glossary/safety-goal.md", "see_also: [danger statement]", "see_also: []")
    _edit(
        root,
        "docs/glossary/danger-statement.md",
        "see_also: [safety goal]",
        "see_also: [SG, Danger Statements]",
    )
    pages = _pages(root)
    assert _titles(_view(pages["glossary/safety-goal.md"])["see_also"]) == ["Danger statement"]
    assert _titles(_view(pages["glossary/danger-statement.md"])["see_also"]) == ["Safety goal"]


def test_letters_of_the_glossary(root: Path) -> None:
    for name in ("éclair", "7 steps", "Section 17", "art"):
        _write(
            root,
            f"docs/glossary/{name.replace(' ', '-')}.md",
            f"---\nterm: {name}\n---\nMeaning.\n",
        )
    letters = _view(_pages(root)["glossary/index.md"])["letters"]
    assert {letter: _titles(terms) for letter, terms in letters.items()} == {
        "#": ["7 steps"],
        "A": ["Art"],
        "D": ["Danger statement"],
        "E": ["Éclair"],
        "S": ["Safety goal", "Section 17"],
    }
    assert list(letters) == sorted(letters)


def test_front_pages_without_a_file(root: Path) -> None:
    (root / "docs/index.md").unlink()
    pages = _pages(root)
    assert (pages["index.md"].title, pages["index.md"].document) == ("Home", None)
    assert pages["glossary/index.md"].title == "Glossary"
    shutil.rmtree(root / "docs/glossary")
    assert "glossary/index.md" not in _pages(root)


def test_front_pages_with_a_file(root: Path) -> None:
    _write(
        root, "docs/glossary/index.md", "---\ntitle: Our words\nsummary: All of them.\n---\nHello\n"
    )
    page = _pages(root)["glossary/index.md"]
    assert (page.title, page.summary, page.template) == (
        "Our words",
        "All of them.",
        "glossary.html",
    )
    assert page.document and page.document.path == "docs/glossary/index.md"
    assert page.view["letters"]


def test_articles_stand_below_the_front_page_of_their_folder(root: Path) -> None:
    for path in (
        "editing/index.md",
        "editing/more.md",
        "loose/alone.md",
        "deep/index.md",
        "deep/in/page.md",
        "deep/x.md",
    ):
        _write(root, f"docs/{path}", "---\ntitle: T\nsummary: S.\n---\nText\n")
    pages = _pages(root)
    assert pages["editing/more.md"].parent == "editing/index.md"
    assert pages["deep/x.md"].parent == "deep/index.md"
    for address in ("about.md", "loose/alone.md", "deep/in/page.md", "editing/index.md"):
        assert pages[address].parent is None, address


def test_no_agreed_wording(root: Path) -> None:
    (root / "pledges/our-promise.md").unlink()
    pages = _pages(root)
    assert "pledges/our-promise.md" not in pages
    assert pages["pledges/01-listen.md"].parent is None
    assert _view(pages["pledges/01-listen.md"])["wording"] is None


def _below(model: type[Written]) -> list[type[Written]]:
    return [model, *(below for child in model.__subclasses__() for below in _below(child))]


def test_every_field_of_every_kind_of_file_is_listed(root: Path) -> None:
    kinds: Any = _view(_pages(root)["editing/fields.md"])["kinds"]
    listed = {frozenset(row.name for row in rows) for _, _, rows in kinds}
    shared = (Written, Reviewed)
    for model in _below(Written):
        if model not in shared and model.__module__.startswith("plainpledge."):
            assert frozenset(fields_of(model)) in listed, model
    told = {row.name: (row.kind, row.needed) for _, _, rows in kinds for row in rows}
    assert told["title"] == ("Words", True)
    assert told["owner"] == ("Words", False)
    assert told["number"] == ("A whole number", True)
    assert told["related"] == ("A list in square brackets: numbers", False)
    assert told["search_words"] == ("A list in square brackets: words", False)
    assert told["reviewed"] == ("A date: year-month-day", False)
    assert told["status"] == ("draft or agreed", False)
    assert told["verify"] == ("true or false", False)
    assert all(row.meaning for _, _, rows in kinds for row in rows)
    assert not {"document", "items"} & set(told)
    for _, folder, _ in kinds:
        assert (root / folder).exists(), folder


def test_every_rule_has_a_page(root: Path) -> None:
    pages = _pages(root)
    assert [rule.name for rule in _view(pages["editing/rules/index.md"])["rules"]] == list(rules())
    for name, rule in rules().items():
        page = pages[f"editing/rules/{name}.md"]
        assert (page.title, page.body) == (rule.title, rule.page)
        assert "\n## What it checks\n" in f"\n{page.body}"


def test_page_types_are_found() -> None:
    names = {make.__module__.rpartition(".")[2] for make in page_types()}
    assert {"article", "fields", "glossary", "home", "plainness", "pledge", "rule", "term"} <= names


def test_only_the_neighbours_are_listed(root: Path) -> None:
    """With a thousand pledges each page may not list a thousand."""
    for number in range(4, 60):
        head = f"---\nnumber: {number}\ntitle: Number {number}\nsummary: S.\n---\n"
        _write(root, f"pledges/{number:02}-x.md", head)
    site: Site = read_site(root)
    view: Any = site_pages(site)["pledges/30-x.md"].view
    assert [pledge.number for pledge in view["near"]] == list(range(18, 43))


@pytest.mark.parametrize("name", ["X.MD", "x.markdown", "x.mkd"])
def test_a_file_that_only_others_would_publish_stops_the_build(root: Path, name: str) -> None:
    _write(root, f"docs/{name}", "<!-- hold: why -->\nSECRET\n<!-- /hold -->\n")
    (found,) = read_site(root).findings
    assert (found.path, found.rule) == (f"docs/{name}", "unreadable-file")


def test_a_linked_folder_that_others_would_publish_stops_the_build(
    root: Path, tmp_path: Path
) -> None:
    _write(tmp_path, "elsewhere/x.md", "<!-- hold: why -->\nSECRET\n<!-- /hold -->\n")
    (root / "docs/linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (found,) = read_site(root).findings
    assert (found.path, found.rule) == ("docs/linked", "unreadable-file")


def test_the_wording_page_shows_words_outside_the_list(root: Path) -> None:
    path = f"pledges/{read_site(root).house_style.wording_file}"
    _write(root, path, (root / path).read_text("utf-8") + "\nAgreed *in full* by all.\n")
    assert _view(_pages(root)[path])["words"] == ["Agreed in full by all."]


def test_a_layout_is_found_whatever_the_quotation_marks(root: Path) -> None:
    section = SectionStyle(heading="Let’s reflect & share", layout=Layout.REFLECTION)
    style = HouseStyle(sections=(section,))
    html = f'{MARK}<h2 id="x">Let\'s reflect &amp; share</h2>'
    assert cut(html, style)[1][0].layout is Layout.REFLECTION
