"""The built site in a browser, as readers have it: wide and narrow, light and dark, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from built_sites import OWN
from served_sites import Traffic

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")

PAGES = {
    "home": "/",
    "pledge": "/pledges/05-plain-words/",
    "term": "/glossary/danger-statement/",
    "A to Z": "/glossary/",
    "wording": "/pledges/",
    "article": "/about/",
    "editing": "/editing/",
    "fields": "/editing/fields/",
    "rules": "/editing/rules/",
    "rule": "/editing/rules/broken-link/",
    "plainness": "/plainness/",
    "search": "/search/",
    "not found": "/nowhere/at/all/",
}
NARROW, WIDE = 320, 1280
ON_SHEET = re.compile("We rewrite the letter about visits")


@pytest.fixture(params=list(PAGES.values()), ids=list(PAGES))
def address(request: pytest.FixtureRequest, own_address: str) -> str:
    """Each type of page in turn."""
    return f"{own_address}{request.param}"


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def sized_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a small telephone, and one on a desk."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def test_a_page_loads_without_complaint_and_from_here_alone(
    address: str, own_address: str, sized_page: Page
) -> None:
    traffic = Traffic.of(sized_page)
    sized_page.goto(address, wait_until="networkidle")
    for scheme in SCHEMES:
        sized_page.emulate_media(color_scheme=scheme)
        widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        needed, given = sized_page.evaluate(widths)
        assert needed <= given, "one has to scroll sideways"
    expected = [f"404: {address}"] if "nowhere" in address else []
    assert [one for one in traffic.problems if "status of 404" not in one] == expected
    assert [url for url in traffic.requested if not url.startswith(own_address)] == []
    assert len(traffic.requested) >= 4  # the page, its style, its script, its icon


def test_dark_and_light_differ(own_address: str, page: Page) -> None:
    colours = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(own_address)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 249, 245)", "rgb(20, 25, 31)"]


def test_axe_finds_nothing(address: str, page: Page) -> None:
    page.goto(address)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert axe_violations(page) == [], scheme


def axe_violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


ACTIVE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    tag: at.tagName, name: (at.innerText || at.ariaLabel || at.labels?.[0]?.innerText || "").trim(),
    onScreen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    onTop: Boolean(middle) && (at.contains(middle) || middle.contains(at)),
    ring: [style, getComputedStyle(at.nextElementSibling ?? at)].some(
      (one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2),
  };
}"""


def stops(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab until the focus has gone round, and note each place it stopped at."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(ACTIVE)
        if stop["tag"] == "BODY":
            return found
        found.append(stop)
    return found


@pytest.mark.parametrize("kind", ["home", "pledge", "term", "wording", "editing", "not found"])
def test_the_keyboard_goes_through_the_page_in_order(
    kind: str, own_address: str, sized_page: Page
) -> None:
    sized_page.goto(f"{own_address}{PAGES[kind]}")
    found = stops(sized_page, 120)
    menu = ["Home", "Our pledge", "Glossary", "How to edit", "About"]
    names = [stop["name"] for stop in found]
    assert names[0] == "Skip to the main content"
    assert names[1] == "Signs of Leadership: our pledge"
    assert names[2 : 2 + len(menu)] == menu
    assert names[2 + len(menu) : 4 + len(menu)] == ["Search these pages", "Search"]
    assert names[-5:-2] == ["Accessibility statement", "How plain are we?", "How to edit"]
    assert names[-2:] == ["Print this page", "Print in large type"]
    for flaw in ("onScreen", "onTop", "ring"):
        assert [stop["name"] for stop in found if not stop[flaw]] == [], flaw


def test_the_skip_link_leads_past_the_menu(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}{PAGES['pledge']}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#page--content")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector('#page--content').contains(document.activeElement)"
    )


def test_all_is_there_without_scripts(browser: Browser, own_address: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": NARROW, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{own_address}{PAGES['pledge']}")
    expect(page.locator(".site-head__menu a")).to_have_count(5)
    for name in ("Home", "Our pledge", "Glossary", "How to edit", "About"):
        expect(
            page.locator(".site-head__menu").get_by_role("link", name=name, exact=True)
        ).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(1)  # none that would do nothing
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".ways--long a")).to_have_count(10)
    page.go_back()
    page.locator(".site-head__menu").get_by_role("link", name="Glossary").click()
    assert page.locator(".meanings dt a").count() == len(list(OWN.glob("docs/glossary/*.md"))) - 1
    context.close()


@pytest.mark.parametrize("way_back", ["back", "reload", "link"])
def test_what_is_typed_on_the_sheet_is_gone_afterwards(
    way_back: str, own_address: str, page: Page
) -> None:
    page.goto(f"{own_address}{PAGES['pledge']}")
    notes, mark = page.locator(".sheet__notes").first, page.locator(".scale__mark input").nth(7)
    notes.fill("We rewrite the letter about visits")
    mark.check()
    kept = (
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
    )
    assert not ON_SHEET.search(page.evaluate(kept))
    if way_back == "reload":
        page.reload()
    else:
        page.locator(".turn__next").click()
        expect(page.locator("h1")).not_to_contain_text("Plain words")
        assert not ON_SHEET.search(page.evaluate(kept))
        if way_back == "back":
            page.go_back()
        else:
            page.locator(".turn__previous").click()
    expect(page.locator("h1")).to_contain_text("Plain words")
    expect(notes).to_have_value("")
    expect(mark).not_to_be_checked()


def test_the_sheet_prints_alone_with_what_was_typed(own_address: str, page: Page) -> None:
    page.add_init_script("window.print = () => { window.wasPrinted = true; };")
    page.goto(f"{own_address}{PAGES['pledge']}")
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    for unwanted in (".site-head", ".site-foot", ".turn", ".trail", ".button"):
        expect(page.locator(unwanted).first).to_be_hidden()
    assert paper(page) > 1
    page.emulate_media(media="screen")
    page.locator(".sheet__notes").first.fill("We rewrite the letter about visits")
    page.get_by_role("button", name="Print this sheet").click()
    assert page.evaluate("window.wasPrinted")
    page.emulate_media(media="print")
    expect(page.locator(".sheet__notes").first).to_have_value(ON_SHEET)
    expect(page.get_by_text("No names.")).to_be_visible()
    expect(page.locator(".sheet__column")).to_have_count(3)
    for others in (".section:not(.sheet)", ".wording", ".about-page"):
        expect(page.locator(others).first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".wording")).to_be_visible()


def test_every_sheet_fits_on_one_piece_of_paper(own_address: str, page: Page) -> None:
    page.add_init_script("window.print = () => {};")
    for file in OWN.glob("pledges/[0-9]*.md"):
        page.goto(f"{own_address}/pledges/{file.stem}/")
        page.get_by_role("button", name="Print this sheet").click()
        assert paper(page) == 1, file.stem


def paper(page: Page) -> int:
    """Return how many sheets of paper the page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
