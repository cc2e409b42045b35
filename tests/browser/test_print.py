"""Pages on paper: how many sheets they take, what stands on them, and large type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from built_sites import OWN, Build, build, change, copy_charter
from headed_server import serve
from paper import Sheet, printed, without_spaces, words_on

PLEDGES = sorted(file.stem for file in OWN.glob("pledges/[0-9]*.md"))
WORDS = len(list(OWN.glob("docs/glossary/*.md")))
PAPER = {"width": 688, "height": 1017}
"""What a sheet of A4 has inside its margins, in pixels: rules for narrow screens hold there too."""
MARGIN = 30
"""Points; the margins are 13 and 14 mm, and a printer leaves out about 4."""
POINTS_PER_PIXEL = 72 / 96
KINDS = {
    "home": "/",
    "pledge": "/pledges/05-plain-words/",
    "wording": "/pledges/",
    "term": "/glossary/plain-language/",
    "from A to Z": "/glossary/",
    "words to print": "/glossary/print/",
    "plainness": "/plainness/",
    "article with tables": "/editing/how-plainness-is-measured/",
    "article with links": "/about/",
}
SMALL = """(least) => {
    dispatchEvent(new Event("beforeprint"));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const one = text.parentElement;
        if (!text.data.trim() || !one.checkVisibility()) continue;
        if (one.closest(".visually-hidden, desc, script, style, textarea")) continue;
        const scale = one.ownerSVGElement ? one.getScreenCTM().a : 1;
        const points = parseFloat(getComputedStyle(one).fontSize) * scale * 72 / 96;
        if (points < least - 0.01) small.push(`${points.toFixed(1)}: ${text.data.trim()}`);
    }
    return small;
}"""
"""The texts that would be printed smaller than so many points."""


@pytest.fixture(autouse=True)
def no_dialog(page: Page) -> None:
    """Keep the browser's own print dialog away: a test prints for itself."""
    page.add_init_script("window.print = () => {};")


def assert_whole(sheets: list[Sheet]) -> None:
    for number, sheet in enumerate(sheets, 1):
        assert sheet.signs, f"sheet {number} is blank"
        assert not sheet.outside(MARGIN), f"sheet {number} is cut"
        assert not sheet.on_top_of_another(), f"words lie over words on sheet {number}"


def press(page: Page, what: str) -> None:
    page.get_by_role("button", name=what).click()


def as_on_paper(page: Page) -> None:
    page.set_viewport_size({"width": PAPER["width"], "height": PAPER["height"]})
    page.emulate_media(media="print")


@pytest.mark.parametrize("name", PLEDGES)
def test_a_pledge_takes_two_sheets(name: str, own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/{name}/")
    wording = page.locator(".wording blockquote").text_content() or ""
    sheets = printed(page)
    assert len(sheets) == 2
    assert_whole(sheets)
    first, second = sheets
    assert without_spaces(wording) in words_on([first])
    assert {name[:2].lstrip("0"), "In plain words"} <= set(first.lines)
    assert first.filled > 0.7, "the first sheet is half empty"
    assert "Reflect together" in second.lines and "Reflect together" not in first.lines
    assert "Menu" not in first.text and "Search" not in first.text


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_is_cut_blank_or_small(path: str, own_address: str, page: Page) -> None:
    page.goto(own_address + path)
    assert_whole(printed(page))
    as_on_paper(page)
    assert page.evaluate(SMALL, 9) == []
    assert size(page, "body") >= 11


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_is_cut_blank_or_below_18_points_in_large_type(
    path: str, own_address: str, page: Page
) -> None:
    page.goto(own_address + path)
    press(page, "Print in large type")
    as_on_paper(page)
    assert page.evaluate(SMALL, 18) == []
    assert_whole(printed(page))


def test_the_second_site_prints_too(charter_address: str, page: Page) -> None:
    page.goto(f"{charter_address}/promises/01-open-door/")
    sheets = printed(page)
    assert_whole(sheets)
    assert len(sheets) == 1


def test_the_meanings_of_terms_are_printed(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/05-plain-words/")
    meaning = (OWN / "docs/glossary/plain-language.md").read_text("utf-8").rpartition("---\n")[2]
    assert without_spaces(meaning) in words_on(printed(page))


SHEETS = {"/": 1, "/editing/": 2, "/glossary/": WORDS // 17, "/plainness/": 1 + len(PLEDGES) // 2}


@pytest.mark.parametrize(("path", "most"), SHEETS.items())
def test_no_more_sheets_than_needed(path: str, most: int, own_address: str, page: Page) -> None:
    page.goto(own_address + path)
    assert len(printed(page)) <= most


def test_of_a_search_only_what_was_found_is_printed(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/search/?q=plan")
    results = page.locator(".results__list > li")
    expect(results.nth(9)).to_be_visible()
    found = results.locator("> .found__link, .found__link").first.inner_text().splitlines()[-1]
    paper = words_on(sheets := printed(page))
    assert_whole(sheets)
    assert without_spaces(found) in paper and "http" not in paper
    assert "AllwordsfromAtoZ" not in paper
    page.goto(f"{own_address}/search/")
    assert "AllwordsfromAtoZ" in words_on(printed(page))


# ---- the whole wording, to put on a wall ----


@pytest.mark.parametrize("place", ["own_address/pledges/", "charter_address/promises/"])
def test_the_wording_is_a_poster(place: str, page: Page, request: pytest.FixtureRequest) -> None:
    site, _, path = place.partition("/")
    page.goto(f"{request.getfixturevalue(site)}/{path}")
    sheets = printed(page)
    assert_whole(sheets)
    assert len(sheets) == 1
    as_on_paper(page)
    assert size(page, "h1") >= 30
    assert size(page, ".agreed__number") >= 34
    assert size(page, ".agreed blockquote p") >= 13
    spread = "(list) => list.lastElementChild.getBoundingClientRect().bottom / innerHeight"
    assert 0.95 < page.locator(".agreed").evaluate(spread) <= 1.01


def test_a_longer_wording_takes_more_sheets(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/")
    page.evaluate(
        """() => document.querySelectorAll(".agreed blockquote p").forEach(
            (one, number) => { one.textContent = one.textContent.repeat(2) + ` End${number}.`; })"""
    )
    sheets = printed(page)
    assert_whole(sheets)
    assert len(sheets) == 2
    assert all(f"End{number}." in words_on(sheets) for number in range(len(PLEDGES)))


def size(page: Page, part: str) -> float:
    """Return the size of the type of the first such part, in points."""
    style = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    return round(float(page.locator(part).first.evaluate(style)) * POINTS_PER_PIXEL, 2)


# ---- the sheet to reflect on ----


@pytest.mark.parametrize("name", PLEDGES)
def test_the_sheet_alone_fills_one_sheet(name: str, own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/{name}/")
    press(page, "Print this sheet")
    (sheet,) = sheets = printed(page)
    assert_whole(sheets)
    assert sheet.filled > 0.9
    assert "No names." in sheet.text and "In practice" not in sheet.text


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "with the page"])
@pytest.mark.parametrize(
    ("lengths", "most"),
    [
        ((200, 0, 0), 1),
        ((340, 340, 340), 1),
        ((0, 900, 20), 1),
        ((1500, 0, 0), 2),
        ((1500, 1500, 1500), 3),
        ((3700, 0, 0), 2),
    ],
)
def test_all_that_was_typed_is_printed(
    lengths: tuple[int, ...], most: int, alone: bool, own_address: str, page: Page
) -> None:
    page.goto(f"{own_address}/pledges/05-plain-words/")
    typed = [notes(length, letter) for length, letter in zip(lengths, "abc", strict=True)]
    for box, words in zip(page.locator(".sheet__notes").all(), typed, strict=True):
        box.fill(words)
    if alone:
        press(page, "Print this sheet")
    sheets = printed(page)
    assert_whole(sheets)
    paper = words_on(sheets)
    for word in " ".join(typed).split():
        assert word in paper, f"{word} is not printed"
    # With the page come one sheet before it, and what the words mean after it.
    assert len(sheets) <= (most if alone else 1 + max(most, 2 * (max(lengths) > 400)))


def notes(length: int, letter: str) -> str:
    """Return that many letters of notes, of which no word is like another."""
    words = (f"{letter}{number}x words in line" for number in range(length))
    return " ".join(words)[:length].rsplit(" ", 1)[0] if length else ""


def test_short_lines_count_as_lines(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/05-plain-words/")
    lines = "\n".join(f"Line{number}." for number in range(70))
    page.locator(".sheet__notes").first.fill(lines)
    sheets = printed(page)
    assert_whole(sheets)
    assert all(f"Line{number}." in words_on(sheets) for number in range(70))


def test_there_is_space_to_write(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/05-plain-words/")
    as_on_paper(page)
    for box in page.locator(".sheet__notes").all():
        pixels = float(box.evaluate("(one) => one.getBoundingClientRect().height"))
        assert pixels * 25.4 / 96 >= 50, "less than 50 millimetres"


def test_each_list_has_its_own_named_box(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/05-plain-words/")
    for heading in page.locator(".sheet__column h3").all_text_contents():
        expect(page.get_by_role("textbox", name=f"Notes: {heading}", exact=True)).to_be_visible()


# ---- what a screen rolls or folds away ----


FOLDED = """---
title: Wide and folded
summary: A page for a test.
---

| One | Two | Three | Four | Five | Six | Seven | Eight |
|-----|-----|-------|------|------|-----|-------|-------|
| A cell with words | Responsibilities | Two words | Accommodation | 5 | 6 | 7 | Lastcolumn |

| Left | Right |
|------|-------|
| Short | https://example.org/an/address/that/no/line/can/hold/it/is/so/very/long/no/space/End |

??? note "More"
    Folded away at first.
"""


@pytest.fixture(scope="module")
def folded_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The charter, with a page that a screen shows only in part."""
    project = copy_charter(tmp_path_factory.mktemp("folded") / "charter")
    change(project / "mkdocs.yml", "  - sane_lists\n", "  - sane_lists\n  - pymdownx.details\n")
    (project / "docs/folded.md").write_text(FOLDED, "utf-8")
    return build(project, project / "site", "--strict")


@pytest.fixture(scope="module")
def folded_address(folded_site: Build) -> Iterator[str]:
    """Where that site is served."""
    assert folded_site.code == 0, folded_site.printed
    with serve(folded_site.folder, with_headers=False) as address:
        yield address


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_wide_tables_and_folded_words_are_printed(
    script: bool, folded_address: str, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(f"{folded_address}/folded/")
        sheets = printed(page)
    assert_whole(sheets)
    paper = words_on(sheets)
    assert "Lastcolumn" in paper and "Foldedawayatfirst." in paper and "no/space/End" in paper


def test_the_figures_of_plainness_are_printed(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/plainness/")
    ranges = page.locator("details td").all_text_contents()
    paper = words_on(printed(page))
    assert all(without_spaces(one) in paper for one in ranges)


def test_after_printing_the_page_is_as_it_was(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/plainness/")
    folded = page.locator("details:not([open])")
    page.locator("summary").first.click()
    expect(folded).to_have_count(len(PLEDGES) - 1)
    for _ in range(2):  # some browsers say so twice
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(len(PLEDGES) - 1)

    page.goto(f"{own_address}/pledges/05-plain-words/")
    press(page, "Print in large type")
    printed(page)
    expect(page.locator(".sheet__written")).to_have_count(0)
    expect(page.locator("html.prints-large")).to_have_count(0)


# ---- large type ----


@pytest.mark.parametrize(
    ("path", "number"),
    [("/pledges/05-plain-words/", ".pledge-head__number"), ("/pledges/", ".agreed__number")],
)
def test_numbers_grow_in_large_type(path: str, number: str, own_address: str, page: Page) -> None:
    page.goto(own_address + path)
    as_on_paper(page)
    before = size(page, number)
    page.emulate_media(media="screen")
    press(page, "Print in large type")
    page.emulate_media(media="print")
    assert size(page, number) > before >= 34


def test_meanings_in_large_type_stand_in_one_column(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/04-strengths-and-worries/")
    press(page, "Print in large type")
    as_on_paper(page)
    lefts = page.locator(".used-words .meanings > div").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert len(lefts) > 2 and len(set(lefts)) == 1


@pytest.mark.parametrize("name", PLEDGES)
def test_no_sheet_ends_with_the_start_of_something(name: str, own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/{name}/")
    starts = page.locator(":is(h1, h2, h3):visible, p:has(+ ul):visible").all_text_contents()
    starts = [without_spaces(start) for start in starts]
    press(page, "Print in large type")
    sheets = printed(page)
    if sheets[-1].lines[0] == "Owner":
        assert "What these words mean" in sheets[-1].lines, "the owner stands alone on a sheet"
    for sheet in sheets:
        last = without_spaces(sheet.lines[-1])
        assert not any(start.endswith(last) for start in starts), sheet.lines[-1]


# ---- colours and addresses ----


@pytest.mark.parametrize("site", ["own_address", "charter_address"])
def test_dark_screens_print_as_light_ones(
    site: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    address = f"{request.getfixturevalue(site)}/plainness/"
    pictures = []
    for scheme in ("light", "dark"):
        with browser.new_context() as context:
            page = context.new_page()
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            pictures.append([sheet.picture for sheet in printed(page)])
    assert pictures[0] == pictures[1]


def test_the_address_of_a_link_to_another_site_is_printed(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/accessibility/")
    address = page.locator("a[href^='https://mcmw']").get_attribute("href") or ""
    assert without_spaces(f"({address})") in words_on(printed(page))


def test_an_address_that_is_its_own_words_is_printed_once(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/glossary/plain-language/")
    addresses = {
        link.get_attribute("href") or "" for link in page.locator(".facts a[href^=http]").all()
    }
    paper = words_on(printed(page))
    assert addresses
    assert [paper.count(without_spaces(one)) for one in addresses] == [1] * len(addresses)
