"""What is true of every rule, and of the checker as a whole."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import HERE, SMALL_PROJECT
from plainpledge.commands import selection
from plainpledge.commands.selection import check_project, read_project
from plainpledge.model import Document, Finding, Severity, Site, Span
from plainpledge.pages.page import SitePage
from plainpledge.pages.registry import page_types, site_pages
from plainpledge.reading.site import read_site
from plainpledge.rules import checking, registry
from plainpledge.rules.addresses import Addresses
from plainpledge.rules.checking import check
from plainpledge.rules.registry import Kind, Rule, rules

HEADINGS = ["What it checks", "Why it matters", "Instead of", "Write", "When to ignore it"]
FOLDER = Path(registry.__file__).parent
JARGON = re.compile(
    r"\b(YAML|regex\w*|parse[rd]?|null|boolean|strings?|syntax|keys?|markup)\b", re.I
)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
OF_ONE_DEPARTMENT = {"hard-section", "unknown-audience"}
"""Rules whose examples still name children or families."""
OF_LOOSE_FILES = {"missing-file"}
"""Rules that find nothing on the pages of a project; `test_missing_file.py` runs the example."""
OF_PROSE = [
    rule
    for rule in rules().values()
    if rule.kind in (Kind.PROSE, Kind.NOTES, Kind.FINDINGS) and rule.name not in OF_LOOSE_FILES
]
"""Rules whose examples are pages that show what is found, and what is not."""
LONGEST_RULE = 60
"""Lines of a rule's code, its page not counted."""


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.title and not rule.title.endswith(".")
    page = FENCED.sub("(an example)", rule.page)
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == HEADINGS
    assert all(body.strip() for body in re.split(r"^## .+$", page, flags=re.MULTILINE)[1:])
    assert isinstance(rule.severity, Severity)
    assert list((HERE / "rules" / rule.name).glob("*.md")), "has no case"


@pytest.mark.parametrize("rule", OF_PROSE, ids=lambda rule: rule.name)
def test_the_examples_on_a_rules_page_are_true(rule: Rule, tmp_path: Path) -> None:
    found = [_found_in(example, rule, tmp_path / name) for name, example in _examples(rule)]
    assert len(found) == 2
    assert found[0], "nothing is found in “Instead of”"
    assert not found[1], "something is found in “Write”"


def _examples(rule: Rule) -> Iterator[tuple[str, str]]:
    for name in ("Instead of", "Write"):
        part = rule.page.partition(f"## {name}\n")[2]
        example = re.search(r"^(`{3,})markdown\n(.*?)^\1$", part, re.MULTILINE | re.DOTALL)
        assert example, name
        yield name, example[2]


def _found_in(example: str, rule: Rule, project: Path) -> list[Finding]:
    """Check an example: a page of its own, or with `---` the head of one too."""
    shutil.copytree(SMALL_PROJECT, project)
    head = "" if example.startswith("---") else "---\ntitle: An example\n---\n\n"
    (project / "docs" / "example.md").write_text(head + example, "utf-8")
    found = check_project(project).findings
    return [finding for finding in found if finding.rule == rule.name]


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_a_case_shows_what_a_rule_finds(rule: Rule) -> None:
    files = (HERE / "rules" / rule.name).iterdir()
    printed = [file.read_text("utf-8") for file in files if file.suffix in (".md", ".txt")]
    assert any(f"{rule.severity.value}  " in text and f"[{rule.name}]" in text for text in printed)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_a_rule_is_small(rule: Rule) -> None:
    source = (FOLDER / f"{rule.name.replace('-', '_')}.py").read_text("utf-8")
    page_end = ast.parse(source).body[0].end_lineno or 0
    assert len(source.splitlines()) - page_end <= LONGEST_RULE


def test_every_folder_of_cases_belongs_to_a_rule() -> None:
    folders = {folder.name for folder in (HERE / "rules").iterdir() if folder.is_dir()}
    assert folders - {"__pycache__"} == set(rules())


def test_messages_have_no_jargon() -> None:
    files = [*(HERE / "rules").rglob("*.md"), *(HERE / "bad_input").rglob("*.md")]
    for file in files:
        expected = file.read_text("utf-8").partition("=== expected\n")[2]
        assert not JARGON.search(expected), file


def test_findings_are_signed_sorted_and_unique(monkeypatch: pytest.MonkeyPatch) -> None:
    same = Finding("b.md", Span(1, 2), "Wrong.", rule="another")
    found = [same, Finding("b.md", Span(0, 2), "Wrong."), same, Finding("a.md", Span(5, 6), "Bad.")]
    rule = Rule("a-rule", "A rule", "", Severity.HINT, Kind.SITE, lambda site: found)
    monkeypatch.setattr(checking, "rules", lambda: {"a-rule": rule})
    monkeypatch.setattr(checking, "_named", checking._named.__wrapped__)  # nothing remembered
    findings = check(read_site(SMALL_PROJECT))
    assert [(f.path, f.span.start) for f in findings] == [("a.md", 5), ("b.md", 0), ("b.md", 1)]
    assert {(f.rule, f.severity) for f in findings} == {("a-rule", Severity.HINT)}


def test_every_finding_made_while_reading_is_passed_on() -> None:
    reading = (FOLDER.parent / "reading").glob("*.py")
    source = "\n".join(file.read_text("utf-8") for file in reading)
    names = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source)) - {"utf-8-sig"}
    assert len(names) == 8
    assert names <= set(rules())


def test_links_may_lead_to_every_page_of_the_site() -> None:
    site = read_project(SMALL_PROJECT)
    assert set(site_pages(site)) <= Addresses.of(site).all


def test_a_page_of_a_new_type_may_be_linked_to_and_not_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_a_test(site: Site) -> Iterator[SitePage]:
        yield SitePage("of-a-test.md", "of-a-test.html", "Of a test")

    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    with (root / "docs/about.md").open("a", encoding="utf-8") as about:
        about.write("\n[Of a test](of-a-test.md)\n")
    assert [found.rule for found in check_project(root).findings] == ["broken-link"]
    monkeypatch.setattr(selection, "page_types", lambda: [*page_types(), of_a_test])
    assert check_project(root).findings == ()
    shutil.copy(root / "docs/about.md", root / "docs/of-a-test.md")
    found = [(one.path, one.rule) for one in check_project(root).findings]
    assert ("docs/of-a-test.md", "address-taken") in found


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_the_page_of_a_rule_suits_every_organisation(rule: Rule) -> None:
    example = rule.name in OF_ONE_DEPARTMENT
    assert bool(re.search(r"\b(child|famil)", rule.page, re.IGNORECASE)) == example


LINES = st.sampled_from(
    [
        "---",
        "number: 5",
        "number: ",
        "title: a: b",
        "term: x",
        "also: [x, 'y', ]",
        "related: [1, [2], {a: b}]",
        "see_also: &a [*a]",
        "sections:",
        "  - heading: In plain words",
        "    parts: [a, a]",
        "called: {one: x, one: y}",
        "wording_file: ../..",
        "? !!binary x",
        "## In plain words",
        "### For leaders",
        "# ",
        "Heading",
        "===",
        "<!-- hold: why -->",
        "<!-- hold -->",
        "<!-- /hold -->",
        "    <!-- /hold -->",
        "<!--",
        "[gap: é 👩‍👧]",
        "[gap:",
        "[x](../../y.md) ![](<a b> 'c')",
        "[x](http://[) <a@b.c>",
        "[x]: /z",
        "- [x]",
        "1. 2) 3.",
        "> - ```",
        "| a | b |",
        "|---|---|",
        "\ufeff",
        "\t",
        "",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES).map("\n".join),
    st.lists(LINES).map("\r\n".join),
    st.lists(st.one_of(LINES, st.text())).map("\n".join).map("---\n{}".format),
)
FILES = st.sampled_from(
    [
        "pledges/02-say-why.md",
        "pledges/our-promise.md",
        "pledges/new.md",
        "pledges/house-style.yml",
        "docs/about.md",
        "docs/glossary/safety-goal.md",
    ]
)


@given(path=FILES, text=TEXTS)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_text_stops_the_checker(
    tmp_path_factory: pytest.TempPathFactory, path: str, text: str
) -> None:
    root = _small_project(tmp_path_factory)
    before = (SMALL_PROJECT / path).read_bytes() if (SMALL_PROJECT / path).exists() else b""
    (root / path).write_bytes(text.encode("utf-8", "replace"))
    checked = check_project(root)
    for finding in checked.findings:
        _assert_lies_in_its_file(finding, checked.site)
    (root / path).write_bytes(before)


def _small_project(factory: pytest.TempPathFactory) -> Path:
    root = factory.getbasetemp() / "any-text"
    if not root.exists():
        shutil.copytree(SMALL_PROJECT, root)
    return root


def _assert_lies_in_its_file(finding: Finding, site: Site) -> None:
    document = site.file(finding.path) or Document(finding.path, "")
    assert 0 <= finding.span.start <= finding.span.end <= len(document.text), finding
    assert finding.message and finding.why and finding.advice, finding
