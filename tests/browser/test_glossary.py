"""The glossary in a browser: a word’s meaning by keyboard, mouse and finger, and the filter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from built_sites import OWN, Build
from served_sites import Traffic

PLEDGE = "/pledges/04-strengths-and-worries/"
MEANING = "A few plain words that say what we worry will happen to a child if nothing changes."
NARROW, WIDE = 320, 1280
LONG = 2000
"""Milliseconds on the page’s own clock: longer than anything here waits, on any computer."""


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def page(request: pytest.FixtureRequest, browser: Browser, own_address: str) -> Iterator[Page]:
    """A pledge’s page, on a small telephone and on a desk."""
    with browser.new_context(viewport={"width": request.param, "height": 800}) as context:
        opened = context.new_page()
        opened.clock.install()
        opened.goto(own_address + PLEDGE)
        yield opened


def word(page: Page, name: str = "danger statement") -> Locator:
    return page.locator("a.term", has_text=re.compile(f"^{name}$")).first


def box(page: Page) -> Locator:
    return page.locator("[role=tooltip]")


def assert_shown(page: Page, link: Locator) -> None:
    """The meaning is there to be seen and heard, and lies within the window."""
    expect(box(page)).to_be_visible()
    expect(link).to_have_attribute("aria-describedby", "term-meaning")
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1], "one has to scroll sideways"
    place = box(page).bounding_box()
    assert place and place["x"] >= 0 and place["x"] + place["width"] <= widths[1]


def assert_hidden(page: Page) -> None:
    expect(box(page)).to_be_hidden()
    expect(page.locator("a.term[aria-describedby]")).to_have_count(0)


def middle(locator: Locator) -> tuple[float, float]:
    place = locator.bounding_box()
    assert place
    return place["x"] + place["width"] / 2, place["y"] + place["height"] / 2


def first_line(link: Locator) -> tuple[float, float]:
    """Return a place on the first line of a link, which may go over two."""
    x, y = link.evaluate(
        "(a) => { const r = a.getClientRects()[0]; return [r.x + 5, r.y + r.height / 2]; }"
    )
    return x, y


# ---- by mouse ----


def test_the_meaning_stays_while_it_is_pointed_at(page: Page) -> None:
    link = word(page)
    link.scroll_into_view_if_needed()
    page.mouse.move(*first_line(link))
    assert_shown(page, link)
    expect(box(page)).to_contain_text("Danger statement")
    expect(box(page)).to_contain_text(MEANING)
    page.mouse.move(*middle(box(page)), steps=8)
    page.clock.run_for(LONG)
    assert_shown(page, link)
    page.mouse.move(2, 2)
    assert_hidden(page)


def test_escape_closes_it_though_the_pointer_stays(page: Page) -> None:
    link = word(page)
    link.scroll_into_view_if_needed()
    x, y = first_line(link)
    page.mouse.move(x, y)
    assert_shown(page, link)
    page.keyboard.press("Escape")
    assert_hidden(page)
    page.mouse.move(x + 2, y)
    page.clock.run_for(LONG)
    assert_hidden(page)
    page.mouse.move(2, 2)
    page.mouse.move(x, y)
    assert_shown(page, link)


def test_a_click_follows_the_link(page: Page) -> None:
    word(page).click()
    page.wait_for_url("**/glossary/danger-statement/")
    expect(page.locator("h1")).to_have_text("Danger statement")


def test_it_goes_away_when_another_word_is_pointed_at(page: Page) -> None:
    first, second = word(page), word(page, "strengths")
    for link, name in ((first, "Danger statement"), (second, "Strengths")):
        link.scroll_into_view_if_needed()
        page.mouse.move(*first_line(link))
        expect(box(page)).to_contain_text(name)
        expect(page.locator("a.term[aria-describedby]")).to_have_count(1)


# ---- by keyboard ----


def tab_to(page: Page, link: Locator) -> None:
    """Put the focus just before a link, then press Tab."""
    link.evaluate(
        """(link) => {
          const all = [...document.querySelectorAll("a[href], button, input, textarea")];
          const before = all.slice(0, all.indexOf(link)).findLast((one) => one.offsetParent);
          before.focus();
        }"""
    )
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def test_the_keyboard_opens_closes_and_follows(page: Page) -> None:
    link = word(page)
    tab_to(page, link)
    assert_shown(page, link)
    expect(link).to_have_accessible_description(re.compile(MEANING))
    page.clock.run_for(LONG)
    assert_shown(page, link)
    page.keyboard.press("Escape")
    assert_hidden(page)
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(box(page)).to_contain_text("Safety goal")
    expect(word(page, "safety goal")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert_shown(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/danger-statement/")


def test_it_goes_away_with_the_focus(page: Page) -> None:
    links = page.locator("a.term")
    last = links.nth(links.count() - 1)
    tab_to(page, last)
    assert_shown(page, last)
    page.keyboard.press("Tab")
    assert_hidden(page)


def test_the_focus_has_its_meaning_back_when_the_pointer_leaves_another_word(page: Page) -> None:
    """WCAG 1.4.13: what focus has opened goes only with the focus, or with Escape."""
    link, other = word(page), word(page, "safety goal")
    tab_to(page, link)
    assert_shown(page, link)
    page.mouse.move(*first_line(other))
    assert_shown(page, other)
    expect(box(page)).not_to_contain_text(MEANING)
    expect(page.locator("a.term[aria-describedby]")).to_have_count(1)
    page.mouse.move(2, 2)
    assert_shown(page, link)
    expect(box(page)).to_contain_text(MEANING)
    expect(link).to_be_focused()
    page.clock.run_for(LONG)
    assert_shown(page, link)


def test_escape_keeps_the_meaning_of_the_focus_away(page: Page) -> None:
    """Also where it was pressed over another word; the focus has to come back to open it again."""
    link, other = word(page), word(page, "safety goal")
    tab_to(page, link)
    page.mouse.move(*first_line(other))
    assert_shown(page, other)
    page.keyboard.press("Escape")
    assert_hidden(page)
    page.mouse.move(2, 2)
    page.clock.run_for(LONG)
    assert_hidden(page)
    page.mouse.move(*first_line(other))
    assert_shown(page, other)
    page.mouse.move(2, 2)
    assert_hidden(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert_shown(page, link)


def test_it_covers_neither_its_word_nor_the_next_focus(page: Page) -> None:
    """Also where the word goes over two lines, and there is more room above it."""
    covered = """(one) => {
      const box = document.querySelector("[role=tooltip]").getBoundingClientRect();
      return [...one.getClientRects()].some((line) => line.left < box.right && box.left < line.right
        && line.top < box.bottom && box.top < line.bottom);
    }"""
    for link in page.locator(".section a.term").all()[:8]:
        tab_to(page, link)
        assert_shown(page, link)
        for block in ("start", "end"):
            link.evaluate("(one, block) => one.scrollIntoView({ block })", block)
            page.evaluate("dispatchEvent(new Event('resize'))")
            assert not link.evaluate(covered)
    page.locator(".sheet__notes").first.focus()
    assert not box(page).is_visible()


# ---- by finger ----


@pytest.fixture(params=[NARROW, WIDE], ids=["narrow", "wide"])
def touched(request: pytest.FixtureRequest, browser: Browser, own_address: str) -> Iterator[Page]:
    """The same page on a device without a mouse."""
    size = {"width": request.param, "height": 800}
    context: BrowserContext = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        has_touch=True,
        is_mobile=True,
    )
    with context:
        opened = context.new_page()
        opened.clock.install()
        opened.goto(own_address + PLEDGE)
        yield opened


def tap(page: Page, link: Locator) -> None:
    link.scroll_into_view_if_needed()
    page.touchscreen.tap(*first_line(link))


def test_the_first_tap_explains_and_the_second_follows(touched: Page) -> None:
    link = word(touched)
    tap(touched, link)
    assert_shown(touched, link)
    expect(box(touched)).to_contain_text("Tap the word again to open its page.")
    expect(box(touched)).to_have_attribute("aria-live", "polite")
    touched.clock.run_for(LONG)
    touched.touchscreen.tap(*middle(box(touched)))
    assert_shown(touched, link)
    assert PLEDGE in touched.url
    tap(touched, link)
    touched.wait_for_url("**/glossary/danger-statement/")


def test_a_tap_elsewhere_closes_it(touched: Page) -> None:
    link = word(touched)
    tap(touched, link)
    assert_shown(touched, link)
    touched.touchscreen.tap(*middle(touched.locator("#in-practice")))
    assert_hidden(touched)
    tap(touched, link)
    assert_shown(touched, link)


def test_in_a_low_window_the_page_moves_up_to_show_it(touched: Page) -> None:
    """As in a window of 1280 × 1024 pixels that is zoomed to 400 %: all of it, or up to the word.

    What is still below can be scrolled to: it stays open.
    """
    touched.set_viewport_size({"width": 320, "height": 256})
    link = word(touched)
    tap(touched, link)
    assert_shown(touched, link)
    around, shown = link.bounding_box(), box(touched).bounding_box()
    assert around and shown
    assert around["y"] >= 0
    assert around["y"] < 13 or (shown["y"] >= 0 and shown["y"] + shown["height"] <= 256)


def test_scrolling_with_a_finger_keeps_it(touched: Page) -> None:
    link = word(touched)
    tap(touched, link)
    assert_shown(touched, link)
    cdp = touched.context.new_cdp_session(touched)
    before = touched.evaluate("scrollY")
    for kind, y in (("Start", 200), *(("Move", 200 - step) for step in range(10, 90, 10))):
        points = [{"x": 6, "y": y}]
        cdp.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touched.wait_for_function("before => scrollY !== before", arg=before)
    assert_shown(touched, link)


# ---- for everyone ----


def test_the_charters_words_open_close_and_are_filtered(
    browser: Browser, charter_address: str
) -> None:
    """Nothing here belongs to one site."""
    with browser.new_context(viewport={"width": NARROW, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{charter_address}/promises/02-books-come-to-you/")
        link = page.locator("a.term").first
        tab_to(page, link)
        assert_shown(page, link)
        page.keyboard.press("Escape")
        assert_hidden(page)
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/*/")
        page.goto(f"{charter_address}/glossary/")
        page.get_by_label("Show only words with").focus()
        page.keyboard.type("home")
        expect(page.locator("#filter-left")).to_have_text("1 of 2 words left")
        page.keyboard.press("Escape")
        expect(rows(page)).to_have_count(2)


@pytest.mark.parametrize("forced", ["active", "none"])
def test_it_has_an_edge_in_any_colours_and_does_not_move(forced: Any, page: Page) -> None:
    page.emulate_media(forced_colors=forced, reduced_motion="reduce")
    link = word(page)
    tab_to(page, link)
    style = box(page).evaluate(
        "(box) => { const s = getComputedStyle(box); return [s.borderTopStyle, s.animationName]; }"
    )
    assert style == ["solid", "none"]


def test_without_scripts_it_is_a_link(browser: Browser, own_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(own_address + PLEDGE)
        expect(page.locator(".used-words")).to_be_hidden()
        word(page).click()
        page.wait_for_url("**/glossary/danger-statement/")
        page.goto(f"{own_address}/glossary/")
        expect(page.locator("[data-filter]")).to_be_hidden()
        expect(page.locator("[data-words]")).to_have_count(
            len(list(OWN.glob("docs/glossary/*.md"))) - 1
        )


def test_it_works_from_a_folder(browser: Browser, own_site: Build) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        traffic = Traffic.of(page)
        page.goto((own_site.folder / PLEDGE.strip("/") / "index.html").as_uri())
        tab_to(page, word(page))
        expect(box(page)).to_contain_text(MEANING)
        assert traffic.problems == []


def test_paper_has_the_meanings_at_the_end(page: Page) -> None:
    words = {link.get_attribute("href") for link in page.locator("a.term").all()}
    assert page.locator(".used-words [data-for]").count() == len(words) > 5
    page.emulate_media(media="print")
    expect(page.locator(".used-words")).to_be_visible()
    expect(page.locator(".used-words")).to_contain_text(MEANING)
    expect(page.locator(".words")).to_be_hidden()
    tops = page.evaluate(
        "['.sheet', '.used-words']"
        ".map((one) => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert tops[0] < tops[1]


# ---- from A to Z ----


def rows(page: Page) -> Locator:
    return page.locator("[data-words]:visible")


def test_the_filter_says_how_many_are_left(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/glossary/")
    total = len(list(OWN.glob("docs/glossary/*.md"))) - 1
    status = page.locator("#filter-left")
    expect(status).to_have_text(f"{total} words")
    field = page.get_by_label("Show only words with")
    expect(field).to_have_accessible_description(f"{total} words")
    field.press_sequentially("SIBLINGS")
    expect(status).to_have_text(f"{rows(page).count()} of {total} words left")
    assert 1 <= rows(page).count() < 5
    expect(rows(page).first).to_contain_text("brothers and sisters")
    letters = page.locator(".letters li:visible")
    expect(letters).to_have_count(page.locator("section.letter:visible").count())
    letters.first.locator("a").click()
    expect(page.locator("section.letter:visible h2").first).to_be_in_viewport()
    field.fill("qqq")
    expect(status).to_contain_text(f"None of {total} words fits")
    expect(rows(page)).to_have_count(0)
    field.press("Escape")
    expect(field).to_have_value("")
    expect(rows(page)).to_have_count(total)
    field.fill("child protection")
    expect(rows(page).filter(has_text="child protection plan")).not_to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows(page)).to_have_count(total)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(status).to_contain_text("left")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("childs voice", "child’s voice"),
        ("child's voice", "child’s voice"),
        ("coproduction", "co-production"),
        ("co-production", "co-production"),
        ("co production", "co-production"),
    ],
)
def test_the_filter_forgives_marks(typed: str, name: str, page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/glossary/")
    page.get_by_label("Show only words with").fill(typed)
    names = page.locator("[data-words]:visible dt a")
    expect(names.filter(has_text=name)).to_have_count(1)
    assert names.count() < 10


def test_the_filter_does_not_find_the_draft_marks(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/glossary/")
    marks = page.locator(".draft-mark")
    assert marks.filter(has_text="Draft: not yet checked").count() > 10
    page.get_by_label("Show only words with").fill("not yet checked")
    assert rows(page).count() < 3
    page.get_by_label("Show only words with").fill("draft")
    assert rows(page).count() < 3


def test_the_filter_is_as_it_was_after_going_back(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/glossary/")
    page.get_by_label("Show only words with").press_sequentially("siblings")
    left = page.locator("#filter-left").inner_text()
    rows(page).first.locator("dt a").click()
    page.wait_for_url("**/glossary/brothers-and-sisters/")
    page.go_back()
    expect(page.get_by_label("Show only words with")).to_have_value("siblings")
    expect(page.locator("#filter-left")).to_have_text(left)
