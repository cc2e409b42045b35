"""A menu of several levels, open: for axe, by keyboard, and wherever there is little room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from access import LOOKS, ask, show
from built_sites import Build, build, change, copy_charter
from headed_server import serve
from keyboard import stop

WIDTHS = (320, 768, 1100, 1280)
"""Pixels: a telephone, a tablet, the least at which a part lies over the page, a desk."""
NAV = "  - The charter: pledges/our-charter.md\n"
LEVELS = """  - Library:
      - The charter: pledges/our-charter.md
      - All that we promise to those who cannot come to us:
          - Books come to you: pledges/02-books-come-to-you.md
          - Deeper:
              - An answer in time: pledges/03-an-answer-in-time.md
      - Elsewhere: https://example.org/
  - People and places:
      - Open door: pledges/01-open-door.md
      - Interlibrary-accommodation-responsibilities-and-more: odd.md
"""
LINKS = {
    "Library": ["The charter", "Books come to you", "An answer in time", "Elsewhere"],
    "People and places": ["Open door", "Interlibrary-accommodation-responsibilities-and-more"],
}
ODD = "---\ntitle: Odd\nsummary: A page deep in the menu.\n---\n\nSome words.\n"
LEAST_BY_FINGER = 44
"""Pixels: WCAG 2.2, 2.5.5."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The charter, with a menu of parts and parts of parts."""
    project = copy_charter(tmp_path_factory.mktemp("levels") / "charter")
    (project / "docs" / "odd.md").write_text(ODD, "utf-8")
    change(project / "mkdocs.yml", NAV, LEVELS)
    return build(project, project / "site", "--strict")


@pytest.fixture(scope="module")
def address(site: Build) -> Iterator[str]:
    """Where a page deep in that menu is served."""
    assert site.code == 0, site.printed
    with serve(site.folder, with_headers=False) as root:
        yield f"{root}/odd/"


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """That page, at each width."""
    size = {"width": request.param, "height": 800}
    with browser.new_context(viewport=size, reduced_motion="reduce") as context:  # type: ignore[arg-type]
        opened = context.new_page()
        opened.goto(address)
        yield opened


def opener(page: Page, part: str) -> Locator:
    return page.locator(".menu-part summary", has_text=part)


def links(page: Page, part: str) -> Locator:
    inside = page.locator("summary", has_text=part)
    return page.locator(".menu-part", has=inside).locator("a")


def test_axe_finds_nothing_in_an_open_part(page: Page) -> None:
    """In all looks; what the header does not hold is asked about with the page’s own states."""
    failures = []
    for look in LOOKS:
        show(page, look)
        for part in LINKS:
            opener(page, part).click()
            expect(links(page, part).last).to_be_visible()
            failures += ask(page, "/odd/", look, [".site-head"]).failures
            page.keyboard.press("Escape")
            expect(links(page, part).last).to_be_hidden()
    assert failures == []


@pytest.mark.parametrize(("part", "key"), [("Library", "Enter"), ("People and places", "Space")])
def test_every_link_is_reached_by_keyboard(part: str, key: str, page: Page) -> None:
    opener(page, part).focus()
    page.keyboard.press(key)
    reached = []
    for _ in LINKS[part]:
        page.keyboard.press("Tab")
        here = stop(page)
        reached.append(here["name"])
        assert here["onScreen"] and here["onTop"] and here["ring"], here
    assert reached == LINKS[part]
    page.keyboard.press("Escape")
    expect(links(page, part).first).to_be_hidden()
    expect(opener(page, part)).to_be_focused()


def test_a_part_closes_when_the_focus_goes_on(page: Page) -> None:
    opener(page, "Library").focus()
    page.keyboard.press("Enter")
    for _ in range(len(LINKS["Library"]) + 1):
        page.keyboard.press("Tab")
    expect(opener(page, "People")).to_be_focused()
    expect(links(page, "Library").first).to_be_hidden()
    here = stop(page)
    assert here["onScreen"] and here["onTop"], "the open part lies over what has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(opener(page, "Library")).to_be_focused()
    expect(links(page, "People").first).to_be_hidden()


def test_the_part_of_this_page_is_marked(page: Page) -> None:
    """Closed by the weight of its name, and open by the link itself."""
    weight = "(one) => Number(getComputedStyle(one).fontWeight)"
    assert opener(page, "People").evaluate(weight) > opener(page, "Library").evaluate(weight)
    here = page.locator(".menu-part [aria-current=page]")
    expect(here).to_have_count(1)
    expect(here).to_have_attribute("href", "./")


@pytest.mark.parametrize("part", LINKS)
def test_an_open_part_lies_within_the_window(part: str, page: Page) -> None:
    opener(page, part).click()
    width = page.evaluate("innerWidth")
    page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
    for link in links(page, part).all():
        box = link.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["height"] >= LEAST_BY_FINGER and box["width"] >= LEAST_BY_FINGER
    page.set_viewport_size({"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_part_opens_without_scripts(address: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(links(page, "Library").first).to_be_hidden()
        opener(page, "Library").click()
        expect(links(page, "Library").last).to_be_visible()
        links(page, "Library").first.click()
        expect(page.locator("h1")).to_have_text("The charter")
