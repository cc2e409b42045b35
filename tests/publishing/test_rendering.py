"""The site as plain Markdown: all of it is there, and any generator builds it."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from click.testing import CliRunner

from built_site import BuiltSite
from built_sites import CHARTER, HOSTILE, OWN, build, copy_charter, set_field
from compare_sites import TERM, differences, wanted_by
from plainpledge.cli import cli
from plainpledge.commands.project import CannotRunError
from plainpledge.commands.rendering import render
from plainpledge.commands.selection import read_project
from plainpledge.glossary.uses import term_uses
from plainpledge.model import Status
from plainpledge.pages.registry import site_pages
from plainpledge.publishing.filtering import difference
from plainpledge.publishing.redirects import served_path

ACTIVE = "Read { onclick=alert(1) } | &#123; { onfocus='alert(1)' autofocus=1 }"
LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
FENCED = re.compile(r"^(`{3,}).*?^\1`*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Rendered:
    """A project and what was made of it."""

    project: Path
    folder: Path

    def files(self) -> Iterator[tuple[str, str]]:
        docs = self.folder / "docs"
        for file in sorted(docs.rglob("*.md")):
            yield file.relative_to(docs).as_posix(), file.read_text("utf-8")


@pytest.fixture(scope="module", params=[OWN, CHARTER], ids=["own", "charter"])
def rendered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    folder = tmp_path_factory.mktemp("rendered") / "out"
    render(request.param, folder)
    return Rendered(request.param, folder)


def test_every_page_is_there_with_its_title(rendered: Rendered) -> None:
    pages = site_pages(read_project(rendered.project))
    files = dict(rendered.files())
    assert len(files) == len(pages)
    titles = sorted(page.title for page in pages.values())
    heads = [yaml.safe_load(text.split("---\n")[1]) for text in files.values()]
    assert sorted(head["title"] for head in heads) == titles
    assert all(set(head) == {"title", "description"} for head in heads)


def test_a_page_keeps_its_address(rendered: Rendered) -> None:
    served = {served_path(page) for page in site_pages(read_project(rendered.project)).values()}
    made = {f"/{path.removesuffix('.md')}/".replace("/index/", "/") for path, _ in rendered.files()}
    assert made == served


def test_every_link_leads_to_a_page(rendered: Rendered) -> None:
    files, number = dict(rendered.files()), 0
    for path, text in files.items():
        for target in LINK.findall(FENCED.sub("", text)):
            there = unquote(target.partition("#")[0])
            if there and not re.match(r"[a-z]+:", there):
                number += 1
                found = posixpath.normpath(posixpath.join(posixpath.dirname(path), there))
                assert (rendered.folder / "docs" / found).is_file(), found
    assert number > len(files)


def test_nothing_that_is_held_back_gets_out(rendered: Rendered) -> None:
    documents = read_project(rendered.project).documents.values()
    held = [d.text[hold.body.start : hold.body.end] for d in documents for hold in d.holds]
    lines = [line.strip(" -*") for text in held for line in text.splitlines() if len(line) > 20]
    assert lines
    everything = "\n".join(text for _, text in rendered.files())
    assert [line for line in lines if line in everything] == []
    assert "<!--" not in FENCED.sub("", everything)


def test_a_draft_says_so_and_lists_stay_whole(rendered: Rendered) -> None:
    site, files = read_project(rendered.project), dict(rendered.files())
    pages, uses = site_pages(site), term_uses(site).terms
    for term in site.terms:
        text = files[term.document.path.removeprefix("docs/")]
        assert ("This page is a draft" in text) == (term.status is Status.DRAFT)
    for pledge in site.pledges:
        page = pages[pledge.document.path]
        path = f"{served_path(page).strip('/')}.md"
        listed = {"Words explained": uses[pledge.document.path], "Read next": page.view["related"]}
        for heading, items in listed.items():
            part = files[path].partition(f"## {heading}\n\n")[2].partition("\n\n")[0]
            assert part.count("- [") == len(items)  # type: ignore[arg-type]
    glossary = files["glossary/index.md"]
    assert len(re.findall(r"^- \[", glossary, re.MULTILINE)) >= len(site.terms)


def test_a_generator_without_us_builds_it(rendered: Rendered, tmp_path: Path) -> None:
    """MkDocs alone here; a job of CI does it with the newest Zensical that installs."""
    built = tmp_path / "site"
    settings = rendered.folder / "mkdocs.yml"
    assert "plugins" not in yaml.safe_load(settings.read_text("utf-8"))
    command = ["build", "--strict", "-f", str(settings), "-d", str(built)]
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    wanted = wanted_by(rendered.folder / "docs")
    assert len(wanted) == len(dict(rendered.files()))
    assert list(differences(wanted, BuiltSite(built))) == []
    words = {page.document.path for page in read_project(rendered.project).terms}
    pages = {word.removeprefix("docs/").replace(".md", "/index.html") for word in words}
    assert all(map(TERM.fullmatch, pages))
    assert pages <= frozenset[str]().union(*(page.leads for page in wanted.values()))


def test_signs_in_titles_do_no_harm(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    for path, name in {
        "pledges/02-books-come-to-you.md": "title",
        "docs/glossary/home-loan.md": "source",
    }.items():
        set_field(project / path, name, "'" + HOSTILE.replace("'", "''") + "'")
    render(project, tmp_path / "out")
    text = (tmp_path / "out" / "docs" / "promises" / "02-books-come-to-you.md").read_text("utf-8")
    assert yaml.safe_load(text.split("---\n")[1])["title"] == HOSTILE
    assert "# \\<b\\>" in text


@pytest.mark.parametrize(
    "words", ["<b onclick=alert(1)>", "a <mtext>b <img src=x onerror=alert(1)>"]
)
def test_nothing_is_written_where_a_page_could_act(tmp_path: Path, words: str) -> None:
    """Here no rule has looked at the page: what is made of it is looked at as well."""
    project, out = copy_charter(tmp_path / "charter"), tmp_path / "out"
    (project / "docs" / "bad.md").write_text(f"---\ntitle: A page\n---\n\n{words}\n", "utf-8")
    with pytest.raises(CannotRunError, match=r"“bad\.md”.*could act on its own"):
        render(project, out)
    assert not out.exists()


def test_nothing_in_a_field_can_act(tmp_path: Path) -> None:
    """Attribute lists and tables read some signs before any backslash frees them."""
    project = copy_charter(tmp_path / "charter")
    typed = json.dumps(ACTIVE)
    for path, names in {
        "pledges/02-books-come-to-you.md": ("title", "summary", "owner"),
        "docs/index.md": ("title", "summary"),
        "docs/glossary/home-loan.md": ("term", "say_instead", "source"),
        "docs/glossary/inter-library-loan.md": ("law",),
    }.items():
        for name in names:
            set_field(project / path, name, typed)
    set_field(project / "docs" / "glossary" / "home-loan.md", "see_also", f"[{typed}]")
    set_field(project / "mkdocs.yml", "site_name", typed)
    render(project, tmp_path / "out")
    done = build(tmp_path / "out", tmp_path / "site")
    assert done.code == 0, done.printed
    shown = 0
    for path, page in done.pages.items():
        text = re.search(r"<article.*?</article>", (done.folder / path).read_text("utf-8"), re.S)
        assert text or path == "404.html"
        assert text is None or difference(text[0].replace("<form", "<p")) is None, path
        typed_in = {name for _, attributes in page.attributes for name in attributes}
        assert not [name for name in typed_in if name.startswith("on")], path
        shown += page.text("h1").startswith(ACTIVE) + (f"Source: {ACTIVE}" in page.text("li"))
    assert shown >= 4


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (">\n  Some words\n  on two lines: all of them", "Some words on two lines: all of them\n"),
        ("'It''s # one'", "It's # one"),
        ('"Yes" # not this', "Yes"),
    ],
)
def test_a_setting_may_run_over_lines(typed: str, expected: str, tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    set_field(project / "mkdocs.yml", "site_name", typed)
    render(project, tmp_path / "out")
    settings = yaml.safe_load((tmp_path / "out" / "mkdocs.yml").read_text("utf-8"))
    assert settings["site_name"].strip() == expected.strip()
    assert settings["docs_dir"] == "docs"


def test_a_setting_from_a_variable_stays_one(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    set_field(project / "mkdocs.yml", "site_name", '!ENV [NAME, "A name"]')
    render(project, tmp_path / "out")
    assert 'site_name: !ENV [NAME, "A name"]\n' in (tmp_path / "out" / "mkdocs.yml").read_text()


def test_the_command_refuses_what_a_build_refuses(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n<script>alert(1)</script>\n")
    words = ["render", str(tmp_path / "out"), "--project", str(project)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1, done.output
    assert "unsafe-html" in done.output and "docs/index.md:" in done.output
    assert "Nothing was written. Correct the errors above first." in done.output
    assert not (tmp_path / "out").exists()


def test_the_command_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    words = ["render", str(tmp_path / "out"), "--project", str(CHARTER)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0 and re.search(r"Written: \d+ pages", done.output)
    again = CliRunner().invoke(cli, words)
    assert again.exit_code == 2 and "is not empty" in again.output
    shutil.rmtree(tmp_path / "out")
