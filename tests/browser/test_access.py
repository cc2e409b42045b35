"""Every type of page for everyone: axe in all looks and widths, zoom, spacing, and what moves."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Route

from built_sites import OWN
from plainpledge.reading.day import build_day
from plainpledge.reading.test_results import FOLDER, AccessResult
from served_sites import Traffic

PAGES = {
    "own_address": {
        "home": "/",
        "pledge": "/pledges/05-plain-words/",
        "term": "/glossary/danger-statement/",
        "A to Z": "/glossary/",
        "wording": "/pledges/",
        "article": "/about/",
        "editing": "/editing/check-your-words/",
        "picture": "/editing/preview/",
        "fields": "/editing/fields/",
        "rules": "/editing/rules/",
        "rule": "/editing/rules/broken-link/",
        "plainness": "/plainness/",
        "search": "/search/?q=plan",
        "searches": "/searches/",
        "not found": "/nowhere/at/all/",
    },
    "charter_address": {
        "charter home": "/",
        "promise": "/promises/01-open-door/",
        "charter": "/promises/",
        "charter term": "/glossary/home-loan/",
        "charter A to Z": "/glossary/",
    },
}
LOOKS: tuple[Literal["light", "dark", "forced"], ...] = ("light", "dark", "forced")
KNOWN_UNDECIDED = {"color-contrast", "aria-valid-attr-value"}
"""What axe leaves to people, and a person has looked at: text over the number of a chart."""

SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, summary, textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([box, html]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""

CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.children.length === 0 && one.textContent.trim())
  .filter((one) => !one.closest(".visually-hidden, pre, svg, .skip, table, option"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX)
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.outerHTML.slice(0, 90))"""

LONGEST_LINE = """() => {
  const found = [0], words = document.createTreeWalker(
    document.querySelector(".page__inner"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const one = words.currentNode.parentElement;
    if (words.currentNode.data.length < 90 || !one.checkVisibility()) continue;
    if (one.closest("pre, table, svg")) continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const letter = parseFloat(getComputedStyle(one).fontSize) * 0.5;
    for (const line of range.getClientRects()) found.push(line.width / letter);
  }
  return Math.max(...found);
}"""
"""In letters of an average width: half of the font's size."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
"""The spacing that WCAG 2.2, 1.4.12 asks pages to bear."""

SHIFTS = """new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted = (window.shifted ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture(
    params=[(site, path) for site, pages in PAGES.items() for path in pages.values()],
    ids=[name for pages in PAGES.values() for name in pages],
)
def address(request: pytest.FixtureRequest) -> str:
    """Each type of page of both sites in turn."""
    site, path = request.param
    return f"{request.getfixturevalue(site)}{path}"


@pytest.fixture(params=[320, 1280], ids=["narrow", "wide"])
def sized_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a small telephone, and one on a desk."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_in_any_look(
    address: str, sized_page: Page, request: pytest.FixtureRequest
) -> None:
    traffic = Traffic.of(sized_page)
    sized_page.goto(address, wait_until="networkidle")
    name = request.node.callspec.id.rpartition("-")[0]
    failures: list[str] = []
    for look in LOOKS:
        sized_page.emulate_media(
            color_scheme="dark" if look == "dark" else "light",
            forced_colors="active" if look == "forced" else "none",
        )
        found = Axe().run(sized_page).response
        failures += [f"{look}: {failure}" for failure in _named(found["violations"])]
        undecided = [one for one in found["incomplete"] if one["id"] not in KNOWN_UNDECIDED]
        assert _named(undecided) == [], look
    keep_result(name, sized_page, found["testEngine"], failures)
    assert failures == []
    assert [one for one in traffic.problems if "404" not in one] == []


def keep_result(name: str, page: Page, engine: dict[str, str], failures: list[str]) -> None:
    """Leave the result for the page that shows what was tested."""
    browser = page.context.browser
    assert browser and page.viewport_size
    result = AccessResult(
        page=name,
        width=page.viewport_size["width"],
        looks=LOOKS,
        tool=f"{engine['name']} {engine['version']}",
        browser=f"Chromium {browser.version}",
        day=build_day(),
        failures=tuple(failures),
    )
    folder = OWN / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name.replace(' ', '-')}-{result.width}.json"
    file.write_text(result.model_dump_json(indent=2) + "\n", "utf-8")


def _named(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in rules
        for node in rule["nodes"]
    ]


def test_targets_can_be_hit(address: str, sized_page: Page) -> None:
    sized_page.goto(address)
    assert sized_page.evaluate(SMALL_TARGETS) == []


def test_words_bear_more_space_and_a_strong_zoom(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    page.goto(address)
    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    needed, given = page.evaluate(widths)
    assert needed <= given, "one has to scroll sideways at 400 %"
    page.add_style_tag(content=SPACED)
    assert page.evaluate(CLIPPED) == []
    needed, given = page.evaluate(widths)
    assert needed <= given, "one has to scroll sideways with more space between letters"
    context.close()


def test_nothing_moves_while_a_page_loads(address: str, sized_page: Page) -> None:
    sized_page.add_init_script(SHIFTS)
    sized_page.route("**/assets/search/*", _late)  # as results of a search are on a slow network
    sized_page.goto(address, wait_until="networkidle")
    assert sized_page.evaluate("window.shifted ?? 0") < 0.01


def _late(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()


def test_lines_are_not_too_long(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    page = context.new_page()
    page.goto(address)
    longest = page.evaluate(LONGEST_LINE)
    assert longest <= 85, "a line holds more than about 75 letters"
    context.close()
