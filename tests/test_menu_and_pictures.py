"""What the settings and the pictures of a site make of its pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from built_sites import Build, build, change

NAV = "  - The charter: pledges/our-charter.md\n"
PARTS = """  - Library:
      - The charter: pledges/our-charter.md
      - Deeper:
          - Odd: odd.md
      - Elsewhere: https://example.org/
"""
ODD = """---
title: Odd
summary: A page with a picture and a table.
---

![A drawing of a door](images/logo.svg)

## Fees

| Day | Pence |
|---|---|
| 1 | 5 |
"""


@pytest.fixture
def odd_site(charter: Path, tmp_path: Path) -> Build:
    """The charter with a menu of parts, and a page with a picture and a table."""
    (charter / "docs" / "odd.md").write_text(ODD, "utf-8")
    change(charter / "mkdocs.yml", NAV, PARTS)
    site = build(charter, tmp_path / "site", "--strict")
    assert site.code == 0, site.printed
    return site


def test_every_page_of_the_menu_is_in_it(odd_site: Build) -> None:
    page = BeautifulSoup((odd_site.folder / "odd/index.html").read_text("utf-8"), "html.parser")
    links = page.select("nav[aria-label=Main] a")
    titles = ["Start", "The charter", "Odd", "Elsewhere", "Words"]
    assert [link.text for link in links] == titles
    assert [link.text for link in page.select("nav [aria-current]")][:1] == ["Odd"]


def test_a_part_of_the_menu_opens_and_closes_by_keyboard(odd_site: Build, page: Page) -> None:
    page.goto((odd_site.folder / "index.html").as_uri())
    opener, link = page.locator("summary", has_text="Library"), page.get_by_role("link", name="Odd")
    expect(link).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).click()
    expect(link).to_be_hidden()


def test_pictures_have_their_size_and_tables_a_frame(odd_site: Build) -> None:
    page = BeautifulSoup((odd_site.folder / "odd/index.html").read_text("utf-8"), "html.parser")
    assert [(one["width"], one["height"]) for one in page.select("img")] == [("48", "48")] * 2
    frame = page.select_one(".scroll:has(> table)")
    assert frame and frame["aria-label"] == "Table: Fees"


def test_only_a_frame_that_can_be_moved_is_a_stop(odd_site: Build, page: Page) -> None:
    page.goto((odd_site.folder / "odd/index.html").as_uri())
    expect(page.locator(".scroll")).not_to_have_attribute("tabindex", re.compile("."))
    page.add_style_tag(content=".scroll > table { width: 300vw; }")
    expect(page.locator(".scroll")).to_have_attribute("tabindex", "0")


@pytest.mark.parametrize("name", ["logo", "favicon"])
def test_a_picture_of_the_settings_that_is_missing_stops_the_build(
    name: str, charter: Path, tmp_path: Path
) -> None:
    change(charter / "mkdocs.yml", "  logo: images/logo.svg", f"  {name}: images/nothing.png")
    site = build(charter, tmp_path / "site")
    assert site.code != 0 and "Traceback" not in site.printed
    assert f"there is no picture “images/nothing.png” for the {name}" in site.printed
