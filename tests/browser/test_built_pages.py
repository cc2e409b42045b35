"""The built sites in a browser, as readers have them: by keyboard, in both looks, at any width."""

from __future__ import annotations

import base64
import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from built_sites import OWN
from keyboard import NOT_STOPPED_AT, stops
from page_addresses import MENUS, Address, page_types

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
PLEDGES = {"own": "/pledges/05-plain-words/", "charter": "/promises/02-books-come-to-you/"}
WITH_A_TABLE = Address("own", "/editing/how-plainness-is-measured/", "article.html", False)
NARROW, WIDE = 320, 1280
SIZES: dict[str, ViewportSize] = {
    "at 400 %": {"width": NARROW, "height": 256},
    "wide": {"width": WIDE, "height": 800},
}
LEAST_RING = 3
"""Pixels: one more than WCAG 2.2, 2.4.13 asks for."""
ON_SHEET = re.compile("We rewrite the letter about visits")


@pytest.fixture(params=list(PLEDGES))
def pledge(request: pytest.FixtureRequest) -> str:
    """The address of a pledge of each site in turn."""
    return f"{request.getfixturevalue(f'{request.param}_address')}{PLEDGES[request.param]}"


# ---- on the screen ----


@pytest.mark.parametrize(("width", "are_beside"), [(NARROW, False), (WIDE, True)])
def test_the_two_wordings_stand_side_by_side_where_there_is_room(
    width: int, are_beside: bool, pledge: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(pledge)
    boxes = [part.bounding_box() for part in page.locator(".pair > *").all()]
    assert len(boxes) == 2
    first, second = boxes
    assert first and second
    if are_beside:
        assert first["x"] + first["width"] < second["x"]
        assert max(first["y"], second["y"]) < min(
            first["y"] + first["height"], second["y"] + second["height"]
        )
    else:
        assert first["x"] == second["x"] and first["y"] + first["height"] <= second["y"]


@pytest.mark.parametrize(
    ("path", "number", "narrow", "wide"),
    [
        ("/", ".card__number", 28, 40),
        ("/pledges/", ".agreed__number", 36, 64),
        ("/pledges/05-plain-words/", ".pledge-head__number", 60, 110),
    ],
)
def test_the_numbers_of_pledges_are_large(
    path: str, number: str, narrow: int, wide: int, own_address: str, page: Page
) -> None:
    page.goto(f"{own_address}{path}")
    for width, least in ((NARROW, narrow), (WIDE, wide)):
        page.set_viewport_size({"width": width, "height": 800})
        sizes = page.locator(number).evaluate_all(
            "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert sizes and min(sizes) >= least


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_logo_keeps_its_height_and_its_shape(
    width: int, charter_address: str, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(charter_address)
    logo = page.locator(".site-head__logo")
    box = logo.bounding_box()
    assert box and 40 <= box["height"] <= 48
    natural = logo.evaluate("(one) => one.naturalWidth / one.naturalHeight")
    assert box["width"] / box["height"] == pytest.approx(natural, abs=0.05)


def test_only_those_who_do_not_mind_see_things_move(own_address: str, browser: Browser) -> None:
    """Else nothing would be proved by nothing moving for those who ask for rest."""
    moves = []
    for wish in ("no-preference", "reduce"):
        with browser.new_context(reduced_motion=wish) as context:
            page = context.new_page()
            page.goto(f"{own_address}/pledges/04-strengths-and-worries/")
            page.keyboard.press("Tab")
            page.locator("a.term").first.focus()
            box = page.locator("[role=tooltip]")
            expect(box).to_be_visible()
            moves.append(box.evaluate("(one) => getComputedStyle(one).animationName !== 'none'"))
    assert moves == [True, False]


def test_dark_and_light_differ(own_address: str, page: Page) -> None:
    colours = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto(own_address)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 249, 245)", "rgb(20, 25, 31)"]


# ---- by keyboard ----


@pytest.mark.parametrize("size", list(SIZES))
@pytest.mark.parametrize("address", [*page_types(), WITH_A_TABLE], ids=str)
def test_the_keyboard_goes_through_the_page_in_order(
    address: Address, size: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    root = request.getfixturevalue(address.fixture)
    with browser.new_context(viewport=SIZES[size], reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{root}{address.path}", wait_until="networkidle")
        head = page.locator(".site-head__name").inner_text().strip()
        foot = page.locator(".site-foot a").all_inner_texts()
        found = stops(page)
        missed = page.evaluate(NOT_STOPPED_AT)
    names, menu = [stop["name"] for stop in found], MENUS[address.site]
    assert names[:2] == ["Skip to the main content", head]
    assert names[2 : 2 + len(menu)] == menu
    assert names[2 + len(menu) : 4 + len(menu)] == ["Search these pages", "Search"]
    assert names[-2 - len(foot) :] == [*foot, "Print this page", "Print in large type"]
    assert "How plain are we?" in foot
    for flaw in ("onScreen", "onTop", "ring"):
        assert [stop["name"] for stop in found if not stop[flaw]] == [], flaw
    assert missed == []


KINDS = """() => {
  const seen = new Set(), found = [];
  const all = document.querySelectorAll("a[href], button, input, textarea, summary");
  for (const [place, one] of [...all].entries()) {
    const kind = `${one.tagName}.${one.className} in ${one.parentElement.className}`
      + ` in ${one.parentElement.parentElement.className}`;
    const isOne = one.getClientRects().length === 1 && one.checkVisibility();
    if (!isOne || seen.has(kind) || one.matches(".skip, [type=radio]")) continue;
    seen.add(kind);
    one.dataset.kind = place;
    found.push([kind, place]);
  }
  return found;
}"""
RING = """async (pictures) => {
  const [before, after] = await Promise.all(pictures.map(async (data) => {
    const answer = await fetch(`data:image/png;base64,${data}`);
    const picture = await createImageBitmap(await answer.blob());
    const paper = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    paper.drawImage(picture, 0, 0);
    return paper.getImageData(0, 0, picture.width, picture.height).data;
  }));
  const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const light = (data, at) => 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1])
    + 0.0722 * linear(data[at + 2]);
  let clear = 0;
  for (let at = 0; at < before.length; at += 4) {
    const [less, more] = [light(before, at), light(after, at)].sort((one, other) => one - other);
    if ((more + 0.05) / (less + 0.05) >= 3) clear += 1;
  }
  return clear;
}"""
"""How many pixels of the second picture stand out by 3 to 1 from the same place in the first."""
AROUND = 12


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "path", ["/", "/pledges/04-strengths-and-worries/", "/glossary/", "/plainness/"]
)
def test_the_focus_shows_on_every_ground(
    path: str, scheme: Literal["light", "dark"], own_address: str, browser: Browser
) -> None:
    """A ring of 3 pixels that stands out from what was in its place, as the screen has it."""
    with browser.new_context(
        viewport={"width": WIDE, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page, lens = context.new_page(), context.new_page()
        page.goto(f"{own_address}{path}", wait_until="networkidle")
        page.keyboard.press("Tab")
        kinds = page.evaluate(KINDS)
        pale = [kind for kind, place in kinds if not has_clear_ring(page, lens, place)]
    assert len(kinds) >= 6
    assert pale == []


def has_clear_ring(page: Page, lens: Page, place: int) -> bool:
    """Compare how a control looks with and without the focus.

    Some letters may lie in the ring. A line under them would lie in all of it, so there is none.
    """
    control = page.locator(f"[data-kind='{place}']")
    control.evaluate("(one) => { one.style.textDecorationColor = 'transparent'; }")
    control.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    control.focus()
    page.keyboard.press("Escape")  # a meaning that has opened would be in the picture
    box = control.bounding_box()
    assert box
    x, y = max(box["x"] - AROUND, 0), max(box["y"] - AROUND, 0)
    clip = {
        "x": x,
        "y": y,
        "width": box["width"] + 2 * AROUND,
        "height": box["height"] + 2 * AROUND,
    }
    pictures = []
    for state in ("focused", "not focused"):
        if state == "not focused":
            control.evaluate("(one) => one.blur()")
        pictures.append(page.screenshot(clip=clip, caret="hide"))  # type: ignore[arg-type]
    before, after = (base64.b64encode(one).decode() for one in reversed(pictures))
    around = 2 * (box["width"] + box["height"])
    return bool(lens.evaluate(RING, [before, after]) >= 0.85 * LEAST_RING * around)


@pytest.mark.parametrize(
    ("site", "typed"), [("own", "plan for a child"), ("charter", "books")], ids=["own", "charter"]
)
def test_the_third_result_is_opened_by_keyboard(
    site: str, typed: str, page: Page, request: pytest.FixtureRequest
) -> None:
    page.goto(request.getfixturevalue(f"{site}_address"))
    for _ in ("skip link", "name of the site", *MENUS[site], "search"):
        page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Search these pages")).to_be_focused()
    page.keyboard.type(typed)
    options = page.get_by_role("option")
    expect(options.nth(2)).to_be_visible()
    page.wait_for_load_state("networkidle")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    third = options.nth(2)
    expect(third).to_have_attribute("aria-selected", "true")
    expect(third).to_be_in_viewport()
    leads_to = third.evaluate("(one) => new URL(one.dataset.url, document.baseURI).href")
    assert leads_to != page.url
    page.keyboard.press("Enter")
    page.wait_for_url(leads_to)


def test_the_skip_link_leads_past_the_menu(pledge: str, page: Page) -> None:
    page.goto(pledge)
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
    page.goto(f"{own_address}{PLEDGES['own']}")
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
    page.goto(f"{own_address}{PLEDGES['own']}")
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
    page.goto(f"{own_address}{PLEDGES['own']}")
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
