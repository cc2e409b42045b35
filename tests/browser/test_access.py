"""Every page of both sites for everyone: axe in all looks and widths, sizes, zoom, what moves.

A page is opened once at each width; all tests of that page share it, and leave it as it was.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from access import LOOKS, Found, ask, decided, forget_result, keep_plan, keep_result, show
from built_sites import OWN, Build
from page_addresses import MENUS, ONE_IS_ENOUGH, SITES, Address, addresses
from plainpledge.reading.day import build_day
from plainpledge.reading.site_content import fingerprint
from plainpledge.reading.test_results import AccessPlan, AccessResult
from served_sites import Traffic

NARROW, WIDE = 320, 1280
LEAST_TEXT = 16
"""Pixels, in all that is read on a screen."""
LEAST_TARGET, LEAST_BY_FINGER = 24, 44
"""Pixels: WCAG 2.2, 2.5.8 asks for 24; 44 is that of 2.5.5, for what leads from page to page."""
LONGEST_LINE = 75
"""Letters."""

SMALL_TARGETS = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width > 1 && box.height > 1 && box.right > 0 && box.bottom > 0)
  .filter(([box]) => box.width < least - 0.1 || box.height < least - 0.1)
  .map(([box, html]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`)"""
ALL_TARGETS = "a, button, input, summary, textarea"
LEADING_ON = "nav a, nav summary, dt a, .chips a, .found__link, .trail a"

SMALL_TEXT = """(least) => {
  const found = new Set(), words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const one = words.currentNode.parentElement, size = parseFloat(getComputedStyle(one).fontSize);
    if (size >= least || !words.currentNode.data.trim()) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    if (one.closest(".visually-hidden, script, style, noscript, [hidden]")) continue;
    found.add(`${size}: ${one.tagName}.${one.className} ${words.currentNode.data.trim()}`);
  }
  return [...found];
}"""

CLIPPED = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.children.length === 0 && one.textContent.trim())
  .filter((one) => !one.closest(".visually-hidden, pre, svg, .skip, table, option"))
  .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX)
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.outerHTML.slice(0, 90))"""

LONG_LINES = """(most) => {
  const blocks = new Set(), words = document.createTreeWalker(
    document.querySelector(".page__inner"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    if (!words.currentNode.data.trim()) continue;
    let one = words.currentNode.parentElement;
    if (one.closest("pre, table, svg, .visually-hidden") || !one.checkVisibility()) continue;
    while (getComputedStyle(one).display.startsWith("inline")) one = one.parentElement;
    if (one.innerText.length > most) blocks.add(one);
  }
  const found = [], range = document.createRange();
  for (const block of blocks) {
    const lines = new Map(), inside = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (inside.nextNode()) {
      const { data } = inside.currentNode;
      for (const { index, 0: letters } of data.matchAll(/\\S{1,8}\\s*/g)) {
        range.setStart(inside.currentNode, index);
        range.setEnd(inside.currentNode, index + letters.trimEnd().length);
        const box = range.getClientRects()[0];
        if (!box?.width) continue;
        const middle = Math.round((box.top + box.bottom) / 2);
        const line = [...lines.keys()].find((known) => Math.abs(known - middle) < 8) ?? middle;
        lines.set(line, (lines.get(line) ?? "") + letters.replace(/\\s+/g, " "));
      }
    }
    for (const line of lines.values()) if (line.trim().length > most) found.push(line.trim());
  }
  return found.map((line) => `${line.length}: ${line}`);
}"""
"""The letters of each line as it is broken on the screen, counted by at most eight at a time:
an address that is broken within gives its letters to both lines."""

SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
"""The spacing that WCAG 2.2, 1.4.12 asks pages to bear."""

SHIFTS = """new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifted = (window.shifted ?? 0) + one.value;
}).observe({ type: "layout-shift", buffered: true });"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"]
  .map((part) => getComputedStyle(one, part || null))
  .filter((style) => style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0))
  .map(() => one.outerHTML.slice(0, 90)))"""
WIDTHS = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
FILTER, PANEL, MEANING = "[data-filter] input", "[data-search-panel]", "[role=tooltip]"


@dataclass
class Visit:
    """One page that is open at one width."""

    address: Address
    page: Page
    width: int
    traffic: Traffic
    root: str
    shifted: float
    """How far things moved while it was loaded, as browsers measure it."""


@pytest.fixture(
    scope="module",
    params=[(address, width) for address in addresses() for width in (NARROW, WIDE)],
    ids=lambda one: f"{one[0]}-{one[1]}",
)
def visit(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """Each page of both sites, on a telephone and on a desk."""
    address, width = request.param
    root = request.getfixturevalue(address.fixture)
    with browser.new_context(
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
        has_touch=width == NARROW,
    ) as context:
        page = context.new_page()
        traffic = Traffic.of(page)
        page.add_init_script(SHIFTS)
        page.route("**/assets/search/*", _late)  # as results of a search are on a slow network
        page.goto(f"{root}{address.path}", wait_until="networkidle")
        yield Visit(address, page, width, traffic, root, page.evaluate("window.shifted ?? 0"))


def _late(route: Route) -> None:
    time.sleep(0.3)
    route.continue_()


@pytest.fixture(scope="module")
def content() -> str:
    """Which site it is that the results are about."""
    found = fingerprint(OWN)
    pages = tuple(address.path for address in addresses() if address.site == "own")
    keep_plan(AccessPlan(content=found, pages=pages, widths=(NARROW, WIDE), looks=LOOKS))
    return found


# ---- axe ----


def test_axe_finds_nothing(visit: Visit, content: str) -> None:
    """In all looks, also with what can be opened there; the result stands in the statement."""
    path, found = visit.address.path, list[Found]()
    failures, done = ["The test stopped before its end."], list[str]()
    forget_result(path, visit.width) if visit.address.site == "own" else None
    try:
        for look in LOOKS:
            show(visit.page, look)
            found.append(ask(visit.page, path, look))
            found += _opened(visit, look)
            done.append(look)
        failures = [failure for one in found for failure in one.failures]
    finally:
        show(visit.page, LOOKS[0])
        if visit.address.site == "own" and found:
            _keep(visit, content, found, tuple(done), tuple(failures))
    assert failures == []


def _opened(visit: Visit, look: str) -> Iterator[Found]:
    """Open what the page has, one after the other; yield what axe finds in it."""
    page, path = visit.page, visit.address.path
    if not visit.address.is_first:
        return
    states = ((_search, [".site-head"]), (_meaning, [MEANING]), (_filter, None), (_no_match, None))
    for opened, parts in states:
        with opened(page) as is_open:
            if is_open:
                yield ask(page, path, look, parts)


@contextmanager
def _search(page: Page) -> Iterator[bool]:
    box = page.get_by_label("Search these pages")
    before = box.input_value()
    box.fill("plan")
    expect(page.locator(PANEL)).to_be_visible()
    expect(page.get_by_role("option").first).to_be_visible()
    yield True
    box.press("Escape")
    box.fill(before)
    box.press("Escape")
    box.blur()
    expect(page.locator(PANEL)).to_be_hidden()


@contextmanager
def _meaning(page: Page) -> Iterator[bool]:
    words = page.locator("a.term:visible")
    if words.count() == 0:
        yield False
        return
    page.keyboard.press("Shift")  # so that the focus counts as the keyboard's
    words.first.focus()
    expect(page.locator(MEANING)).to_be_visible()
    yield True
    page.keyboard.press("Escape")
    words.first.blur()
    expect(page.locator(MEANING)).to_be_hidden()


def _filter(page: Page) -> AbstractContextManager[bool]:
    typed = "loan" if page.locator("[data-words]").count() < 10 else "plan"
    return _filtered(page, typed, "left")


def _no_match(page: Page) -> AbstractContextManager[bool]:
    return _filtered(page, "qqq", "None of")


@contextmanager
def _filtered(page: Page, typed: str, said: str) -> Iterator[bool]:
    field = page.locator(FILTER)
    if field.count() == 0:
        yield False
        return
    field.fill(typed)
    expect(page.locator("#filter-left")).to_contain_text(said)
    yield True
    field.fill("")


def _keep(
    visit: Visit, content: str, found: list[Found], done: tuple[str, ...], failures: tuple[str, ...]
) -> None:
    browser = visit.page.context.browser
    assert browser
    keep_result(
        AccessResult(
            content=content,
            page=visit.address.path,
            width=visit.width,
            looks=done,
            tool=found[0].engine,
            browser=f"Chromium {browser.version}",
            day=build_day(),
            failures=failures,
            looked_at=tuple(dict.fromkeys(one for each in found for one in each.looked_at)),
        )
    )


def test_all_that_people_have_decided_is_on_a_page() -> None:
    """Else a decision could hide a fault that comes later at the same place."""
    pages = {address.path for address in addresses()}
    for one in decided():
        assert one.page in ("all", *pages) and one.look in ("all", *LOOKS), one
        assert one.rule and one.place and len(one.reason) > 20, one


def test_every_type_of_page_is_looked_at(own_site: Build, charter_site: Build) -> None:
    for site, built in (("own", own_site), ("charter", charter_site)):
        ours = [address for address in addresses() if address.site == site]
        looked_at = {f"{one.path.strip('/')}/index.html".lstrip("/") for one in ours}
        others = {path for path in built.pages if path not in looked_at} - {"404.html"}
        many = {
            f"{one.path.strip('/').rpartition('/')[0]}/"
            for one in ours
            if one.template in ONE_IS_ENOUGH
        }
        assert [path for path in others if not path.startswith(tuple(many))] == [], site
    assert set(SITES) == {address.site for address in addresses()}


# ---- what is on the screen ----


def test_it_complains_of_nothing_and_asks_nobody_else(visit: Visit) -> None:
    gone = f"404: {visit.root}{visit.address.path}"
    expected = [gone] if visit.address.template == "404.html" else []
    problems = [one for one in visit.traffic.problems if "status of 404" not in one]
    assert problems == expected
    assert [url for url in visit.traffic.requested if not url.startswith(visit.root)] == []
    assert len(visit.traffic.requested) >= 4  # the page, its style, its script, its icon


def test_nothing_moves_while_a_page_loads(visit: Visit) -> None:
    assert visit.shifted < 0.01


def test_nothing_moves_for_those_who_ask_for_rest(visit: Visit) -> None:
    assert visit.page.evaluate(MOVING) == []


def test_text_is_large_enough(visit: Visit) -> None:
    assert visit.page.evaluate(SMALL_TEXT, LEAST_TEXT) == []


def test_targets_can_be_hit(visit: Visit) -> None:
    assert visit.page.evaluate(SMALL_TARGETS, [ALL_TARGETS, LEAST_TARGET]) == []
    if visit.width == NARROW:
        assert visit.page.evaluate("matchMedia('(pointer: coarse)').matches")
        assert visit.page.evaluate(SMALL_TARGETS, [LEADING_ON, LEAST_BY_FINGER]) == []


def test_the_menu_says_where_one_is(visit: Visit) -> None:
    menu = visit.page.locator(".site-head__menu a")
    assert menu.all_text_contents() == MENUS[visit.address.site]
    here = [link for link in menu.all() if link.get_attribute("aria-current") == "page"]
    paths = [link.evaluate("(link) => link.pathname") for link in here]
    in_menu = menu.evaluate_all("(links) => links.map((link) => link.pathname)")
    assert paths == ([visit.address.path] if visit.address.path in in_menu else [])
    lines = menu.evaluate_all(
        """(links) => links.map((one) =>
          [one.ariaCurrent, getComputedStyle(one).textDecorationColor])"""
    )
    unmarked = {colour for current, colour in lines if not current}
    assert not {colour for current, colour in lines if current} & unmarked


def test_lines_are_not_too_long(visit: Visit) -> None:
    if visit.width == WIDE:
        visit.page.set_viewport_size({"width": 1600, "height": 900})
    assert visit.page.evaluate(LONG_LINES, LONGEST_LINE) == []
    visit.page.set_viewport_size({"width": visit.width, "height": 800})


def test_words_bear_more_space_and_a_strong_zoom(visit: Visit) -> None:
    page = visit.page
    page.set_viewport_size({"width": visit.width, "height": 256})
    needed, given = page.evaluate(WIDTHS)
    assert needed <= given, "one has to scroll sideways"
    added = page.add_style_tag(content=SPACED)
    clipped, (needed, given) = page.evaluate(CLIPPED), page.evaluate(WIDTHS)
    added.evaluate("(style) => style.remove()")
    page.set_viewport_size({"width": visit.width, "height": 800})
    assert clipped == []
    assert needed <= given, "one has to scroll sideways with more space between letters"
