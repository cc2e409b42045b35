"""Words longer than a line, in each place where a writer may put one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from built_sites import Build, build, change, copy_charter, set_field
from headed_server import serve
from paper import printed

LONG = "Interlibraryaccommodationresponsibilitiesandneverendingcorrespondence"
"""About as wide as a desk’s half: it fits into no card, no menu and no telephone."""
PAGE = f"""---
title: Odd {LONG}
summary: A page with long things.
owner: {LONG}
---

![A drawing of a door](images/logo.svg)

## {LONG} in a heading

{LONG} in words, and https://example.org/{"long/" * 40}

- an item
    - {LONG} deeper

> {LONG} quoted

| {" | ".join(f"Column {number}" for number in range(12))} |
|{"---|" * 12}
| {" | ".join(["Responsibilities"] * 12)} |
"""
TERM = f"""---
term: {LONG.lower()}
status: draft
say_instead: {LONG}
source: "https://example.org/{"very-long-address/" * 9}"
---

A word that is longer than a line.
"""
PAGES = (
    "/",
    "/odd/",
    "/promises/",
    "/promises/01-open-door/",
    "/glossary/",
    "/glossary/long/",
    "/plainness/",
    "/nowhere/",
    f"/search/?q={LONG}",
)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACED = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
"""What WCAG 2.2, 1.4.12 asks pages to bear, of what makes a line longer."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The charter, with such a word in its name, its menu, a title, a page and the glossary."""
    project = copy_charter(tmp_path_factory.mktemp("long") / "charter")
    (project / "docs/odd.md").write_text(PAGE, "utf-8")
    (project / "docs/glossary/long.md").write_text(TERM, "utf-8")
    for field in ("title", "summary"):
        set_field(project / "pledges/01-open-door.md", field, f"We keep {LONG} short")
    set_field(project / "mkdocs.yml", "site_name", f"Our charter for {LONG}")
    words = "  - Words: glossary/index.md"
    change(project / "mkdocs.yml", words, f"{words}\n  - {LONG}: odd.md")
    return build(project, project / "site")


@pytest.fixture(scope="module")
def address(site: Build) -> Iterator[str]:
    """Where that site is served."""
    assert site.code == 0, site.printed
    with serve(site.folder, with_headers=False) as root:
        yield root


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_page_has_to_be_moved_sideways(width: int, address: str, browser: Browser) -> None:
    with browser.new_context(viewport={"width": width, "height": 256}) as context:
        page, wide = context.new_page(), []
        for path in PAGES:
            page.goto(f"{address}{path}")
            if path.startswith("/search/"):
                expect(page.locator(".results__list")).to_contain_text(LONG, ignore_case=True)
            plain = page.evaluate(SIDEWAYS)
            page.add_style_tag(content=SPACED)
            if plain > 0 or page.evaluate(SIDEWAYS) > 0:
                wide.append(path)
    assert wide == []


def test_no_word_is_cut_or_lies_over_another_on_paper(address: str, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{address}{path}")
            for number, sheet in enumerate(printed(page), 1):
                assert sheet.signs, f"{path}: sheet {number} is blank"
                assert not sheet.outside(30), f"{path}: sheet {number} is cut"
                assert not sheet.on_top_of_another(), f"{path}: sheet {number}"
