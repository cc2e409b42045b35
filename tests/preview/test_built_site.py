"""Nothing of the preview is in a built site; and a page made again is the page of a build."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from built_sites import OWN, Build, copy_charter
from plainpledge.plugin import PlainpledgePlugin
from plainpledge.preview import server
from plainpledge.preview.desk import Desk

TRACES: tuple[str, ...] = (
    "plainpledge-preview",
    ".preview/",
    "data-block",
    "::highlight",
    "X-Plainpledge-Token",
)
TRACES += ("\ue000", "\ue001", 'class="findings"', 'class="held"')


def test_a_built_site_has_nothing_of_it(any_site: Build) -> None:
    assert any_site.code == 0, any_site.printed
    assets = {file.read_bytes() for file in server.ASSETS.iterdir()}
    for path, data in any_site.files.items():
        assert data not in assets, path
        if path.endswith((".html", ".js", ".css", ".json", ".txt", ".xml")):
            shown = data.decode("utf-8")
            assert [trace for trace in TRACES if trace in shown] == [], path


def serve_build(project: Path) -> tuple[Desk, Path]:
    """Build a project as `serve` does, and return what the preview knows then."""
    folder = Path(tempfile.mkdtemp(dir=project))
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:1/")
    plugin = config.plugins["plainpledge"]
    assert isinstance(plugin, PlainpledgePlugin) and plugin.desk
    return plugin.desk, folder


@pytest.fixture
def own_copy(tmp_path: Path) -> Iterator[Path]:
    for part in ("docs", "overrides", "pledges"):
        shutil.copytree(OWN / part, tmp_path / "own" / part)
    shutil.copy(OWN / "mkdocs.yml", tmp_path / "own")
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    yield tmp_path / "own"
    logging.getLogger("mkdocs").setLevel(logging.NOTSET)


def test_a_page_made_again_is_the_page_of_the_build(own_copy: Path, tmp_path: Path) -> None:
    for project in (own_copy, copy_charter(tmp_path / "charter")):
        desk, folder = serve_build(project)
        made = desk.built
        assert made and len(made.urls) == len(made.pages)
        for url, address in made.urls.items():
            page = made.pages[address]
            file = folder / url / "index.html"
            fresh = desk.fresh(page.document.path) if page.document else None
            again = desk.html(fresh) if fresh else made.render(page, ())
            assert again == file.read_text("utf-8"), address


def test_what_is_shown_at_once_is_what_the_next_build_makes(own_copy: Path) -> None:
    desk, _ = serve_build(own_copy)
    path = "pledges/05-plain-words.md"
    file = own_copy / path
    text = file.read_text("utf-8").replace(
        "## For children", "We hear hear you.\n\n## For children", 1
    )
    file.write_text(text.replace("title: ", "title: Very ", 1), "utf-8")
    fresh = desk.fresh(path)
    assert fresh
    at_once = desk.html(fresh)
    later, _ = serve_build(own_copy)
    again = later.fresh(path)
    assert again and but_for_search(at_once) == but_for_search(later.html(again))
    assert fresh.findings == again.findings


def but_for_search(html: str | None) -> str:
    """Leave out the name of the search index: it follows the words of all pages."""
    assert html
    return re.sub(r"index\.[0-9a-f]+\.js", "index.js", html)
