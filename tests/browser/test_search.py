"""The search in a browser: by keyboard, under a strict policy, with any text, and what it finds."""

from __future__ import annotations

import random
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, Route, expect

from built_sites import HOSTILE, OWN, Build, build, copy_charter
from headed_server import serve
from plainpledge.reading.site import read_site
from plainpledge.search.entries import Called, entries
from plainpledge.search.words import stems, words
from served_sites import Traffic

sys.path.insert(0, str(OWN / "tests" / "search"))
import queries
import word_cases

LOOK_UP = """async (typed) => {
  const { index } = document.querySelector("form[data-search]").dataset;
  const found = await Promise.all(typed.map((query) => plainpledge.find(index, query, 10)));
  return found.map(({ results }) => results.map(({ page }) => page.url));
}"""
HEARD = (
    r"(?:(?:Pledge \d+|Word|Page|How to edit): |In (?:Pledge \d+|Page|How to edit), )\S[^.]*\. ?"
)
"""How each result begins for those who hear it."""
SLIPS_SEEN, LEAST_FOUND = 300, 0.95


@pytest.fixture(scope="module")
def address(own_site: Build) -> Iterator[str]:
    """Our own site, behind the strict policy."""
    assert own_site.code == 0, own_site.printed
    with serve(own_site.folder) as served:
        yield served


@pytest.fixture(scope="module")
def ready(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which the look-up can be asked."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


@pytest.fixture(params=[320, 1280], ids=["narrow", "wide"])
def sized_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a small telephone, and one on a desk."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    yield context.new_page()
    context.close()


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search these pages")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def found(page: Page, typed: list[str]) -> list[list[str]]:
    answer: list[list[str]] = page.evaluate(LOOK_UP, typed)
    return answer


# ---- by keyboard ----


def test_a_word_is_explained_at_once_and_opened_by_keyboard(address: str, sized_page: Page) -> None:
    page, traffic = sized_page, Traffic.of(sized_page)
    page.goto(f"{address}/pledges/05-plain-words/")
    box(page).focus()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("saftey goal")
    expect(options(page).first).to_contain_text("Safety goal")
    expect(options(page).first).to_contain_text("what people will be doing when the child is safe")
    expect(options(page).first).to_be_in_viewport(ratio=0.9)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text("results. Use the arrow keys to choose.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    active = box(page).get_attribute("aria-activedescendant")
    assert active and options(page).first.get_attribute("id") == active
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/safety-goal/")
    assert traffic.problems == []
    assert [url for url in traffic.requested if not url.startswith(address)] == []


def test_arrows_go_round_and_escape_closes_then_clears(address: str, page: Page) -> None:
    page.goto(address)
    box(page).press_sequentially("harm")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    expect(options(page).last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    assert box(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    expect(box(page)).to_have_value("harm")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()


def test_tab_leaves_the_list_closed(address: str, page: Page) -> None:
    page.goto(address)
    box(page).press_sequentially("harm")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("[data-search-panel]")).to_be_hidden()


def test_a_slash_goes_to_the_box_and_is_a_slash_in_it(address: str, page: Page) -> None:
    page.goto(f"{address}/pledges/05-plain-words/")
    expect(box(page)).to_have_attribute("aria-keyshortcuts", "/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("and/or")
    expect(box(page)).to_have_value("and/or")
    page.locator(".sheet__notes").first.fill("yes")
    page.keyboard.press("/")
    expect(page.locator(".sheet__notes").first).to_have_value("yes/")
    page.get_by_role("link").first.focus()
    for other in ("Control+/", "Alt+/", "?", "s", "k"):
        page.keyboard.press(other)
    expect(box(page)).not_to_be_focused()


def test_those_who_dictate_can_switch_the_key_off(address: str, page: Page) -> None:
    page.goto(f"{address}/search/")
    choice = page.get_by_role("checkbox", name="Use the key /")
    choice.focus()
    for is_on in (False, True):
        page.keyboard.press("Space")
        expect(choice).to_be_checked(checked=is_on)
        with page.context.new_page() as other:
            other.goto(f"{address}/pledges/05-plain-words/")
            other.keyboard.press("/")
            assert box(other).evaluate("one => one === document.activeElement") is is_on
            assert (box(other).get_attribute("aria-keyshortcuts") == "/") is is_on


def test_a_search_can_be_shared_by_its_address(address: str, sized_page: Page) -> None:
    page = sized_page
    page.goto(f"{address}/glossary/")
    box(page).press_sequentially("listening to children")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=listening+to+children")
    result = page.locator(".results__list > li").first
    expect(result).to_contain_text("Children and young people come first")
    expect(result.locator("mark").first).to_be_visible()
    shared = page.url
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator("[data-search-summary]")).to_contain_text("“listening to children”")
    expect(result.get_by_role("link").first).to_have_attribute(
        "href", f"{address}/pledges/01-children-first/"
    )


def test_a_pointer_opens_a_result(address: str, page: Page) -> None:
    page.goto(address)
    box(page).press_sequentially("pledge 7")
    expect(options(page).first).to_contain_text("Confident, supported workers")
    options(page).first.click()
    page.wait_for_url("**/pledges/07-confident-workers/")


# ---- answers ----


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7", "Pledge 7: Confident, supported workers. We help staff feel able"),
        ("pledge 7", "Pledge 7: Confident, supported workers. We help staff feel able"),
        ("seventh pledge", "Pledge 7: Confident, supported workers. We help staff feel able"),
        ("CIN", "Word: Child in need (CIN). Draft. A child who needs extra help"),
        ("what is a danger statement?", "Word: Danger statement. Draft. A few plain words that"),
        ("siblings", "Word: Brothers and sisters. Draft. Children who share a parent"),
        ("another word for contact", "Word: Family time. Draft. Time that a child in care"),
        ("C.A.M.H.S", "Word: CAMHS. Draft. NHS "),
    ],
)
def test_the_first_result_is_an_answer_in_a_sentence(
    typed: str, said: str, address: str, page: Page
) -> None:
    page.goto(address)
    box(page).fill(typed)
    expect(options(page).first).to_contain_text(said)


def test_a_word_we_avoid_is_answered_with_what_to_say(address: str, page: Page) -> None:
    page.goto(address)
    box(page).fill("placement")
    expect(options(page).first).to_contain_text("Say instead: home; where you live; moving home")


@pytest.mark.parametrize("typed", ["pledge 11", "promise 11", "pledges11", "qqxzzk pledge eleven"])
def test_a_number_that_no_pledge_has_is_told(typed: str, address: str, page: Page) -> None:
    said = "There is no pledge 11. The pledges go from 1 to 10."
    page.goto(address)
    box(page).fill(typed)
    expect(page.locator("[data-search-note]")).to_contain_text(said)
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-summary]")).to_contain_text(said)


def test_a_slip_is_named(address: str, page: Page) -> None:
    page.goto(address)
    box(page).fill("advcoate")
    expect(page.locator("[data-search-note]")).to_have_text("Did you mean “advocate”?")
    expect(options(page).first).to_contain_text("Advocate")


def test_nothing_found_leads_on(address: str, page: Page) -> None:
    page.goto(address)
    box(page).fill("qqxzzk wwvvq")
    expect(page.locator("[data-search-note]")).to_contain_text("Nothing found for “qqxzzk wwvvq”.")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")
    expect(options(page).last).to_have_text("All words from A to Z, and all pages")
    options(page).last.click()
    page.wait_for_url("**/search/")
    expect(page.get_by_role("link", name="Danger statement")).to_be_visible()


def test_a_section_is_opened_where_it_stands(address: str, page: Page) -> None:
    page.goto(address)
    box(page).fill("open meetings with a child’s own words")
    section = page.locator(".found--section", has_text="For leaders").first
    section.click()
    page.wait_for_url("**/pledges/01-children-first/#for-leaders")
    expect(page.locator("#for-leaders")).to_be_in_viewport()


def test_each_result_is_heard_as_a_sentence(address: str, page: Page) -> None:
    page.goto(address)
    for typed in ("danger", "how do I give feedback", "change", "placement", "7", "gran", "lists"):
        box(page).fill(typed)
        expect(options(page).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        for text in options(page).all_text_contents():
            heard = " ".join(text.split())
            assert re.match(HEARD, heard), heard
            assert re.search(r"[.!?…][\"”’)]?$", heard), heard
    expect(page.get_by_role("listbox", name="Results")).to_be_visible()


def test_a_meaning_that_is_not_checked_says_so_and_is_heard(address: str, page: Page) -> None:
    mark = "Draft: not yet checked"
    page.goto(address)
    box(page).fill("MASH")
    first = options(page).first
    expect(first.locator(".draft-mark")).to_be_visible()
    assert mark in first.inner_text()
    heard = " ".join((first.text_content() or "").split())
    assert re.match(rf"Word: [^.]*\. {mark}\. \S", heard), heard
    page.goto(f"{address}/search/?q=MASH")
    result = page.locator(".results__list > li").first
    expect(result.locator(".draft-mark")).to_contain_text(mark)


def test_sentences_that_come_late_do_not_lose_the_choice(address: str, page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search/text-*", hold)
    page.goto(address)
    box(page).press_sequentially("honest mistakes")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(options(page).locator(".found__sentence mark").first).to_be_visible()


def test_without_sentences_there_are_still_results(address: str, page: Page) -> None:
    page.route("**/assets/search/text-*", lambda route: route.abort())
    page.goto(address)
    box(page).fill("danger statement")
    expect(options(page).first).to_contain_text("Danger statement")


def test_a_search_that_cannot_be_loaded_says_so(address: str, page: Page) -> None:
    page.route("**/assets/search/index.*", lambda route: route.abort())
    page.goto(address)
    box(page).fill("danger")
    expect(page.locator("[data-search-note]")).to_contain_text("could not be loaded")
    expect(page.get_by_role("status")).to_contain_text("Press Enter to see all words")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Danger statement")).to_be_visible()


def test_all_words_are_shown_without_a_search_and_without_our_script(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/search/")
    expect(page.get_by_role("link", name="Danger statement")).to_be_visible(timeout=1_000)
    page.route("**/assets/site.*.js", lambda route: route.abort())
    page.goto(f"{address}/search/?q=danger")
    expect(page.get_by_role("link", name="Danger statement")).to_be_visible(timeout=10_000)


# ---- what is kept ----


@pytest.fixture(scope="module")
def telling_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The charter, which wants to be told what was not found."""
    project = copy_charter(tmp_path_factory.mktemp("telling") / "charter")
    with (project / "pledges" / "house-style.yml").open("a", encoding="utf-8") as style:
        style.write("search:\n  tell_us: library@example.org\n  keep_not_found: true\n")
    site = build(project, project / "site", "--strict")
    assert site.code == 0, site.printed
    with serve(site.folder) as served:
        yield served


def test_searches_without_result_are_shown_to_the_comms_team(telling_site: str, page: Page) -> None:
    page.goto(telling_site)
    for typed in ("qqxzzk", "qqxzzk", 'zzkk "vv"'):
        box(page).fill(typed)
        expect(options(page).last).to_have_text("Tell us what you looked for")
        page.keyboard.press("Enter")
        expect(page.locator("[data-search-summary]")).to_contain_text("Nothing found")
    expect(page.locator('a[href="mailto:library@example.org"]')).to_be_visible()
    page.goto(f"{telling_site}/editing/searches/")
    listed = page.get_by_label("The list, to copy")
    assert listed.input_value().startswith("2 × qqxzzk\n1 × zzkk")
    assert "qqxzzk" in listed.input_value()
    assert 'search_words: ["qqxzzk", "zzkk  vv "]' in listed.input_value()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Clear the list").click()
    assert page.evaluate("localStorage.length") == 0


def test_nothing_is_kept_where_the_settings_do_not_ask(address: str, page: Page) -> None:
    page.goto(f"{address}/search/?q=qqxzzk")
    expect(page.locator("[data-search-summary]")).to_contain_text("Nothing found")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]
    assert page.goto(f"{address}/editing/searches/").status == 404  # type: ignore[union-attr]


# ---- everywhere ----


@pytest.mark.parametrize("state", ["closed", "results", "none found", "loading", "results page"])
@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_axe_finds_nothing(state: str, look: str, address: str, sized_page: Page) -> None:
    page = sized_page
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
        reduced_motion="reduce",
    )
    if state == "loading":
        page.route("**/assets/search/index.*", lambda route: None)
    page.goto(f"{address}/search/?q=harm" if state == "results page" else address)
    if state in ("results", "none found", "loading"):
        box(page).fill("qqxzzk" if state == "none found" else "danger")
        panel = page.locator("[data-search-panel]")
        expect(panel).to_be_visible()
    if state == "loading":
        expect(page.locator("[data-search-note]")).to_have_text("Getting the search ready…")
    if state == "results page":
        expect(page.locator(".results__list > li").first).to_be_visible()
    found_by_axe = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found_by_axe] == []


def test_controls_are_large_enough_for_a_finger(address: str, sized_page: Page) -> None:
    page = sized_page
    page.goto(address)
    box(page).fill("safety")
    expect(options(page).first).to_be_visible()
    for control in (box(page), page.get_by_role("button", name="Search"), *options(page).all()):
        size = control.bounding_box()
        assert size and size["height"] >= 44 and size["width"] >= 44


def test_without_scripts_the_box_leads_to_all_words(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/glossary/harm/")
        page.get_by_label("Search these pages").fill("harm")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=harm")
        assert page.locator(".ways--long a").count() == 10
        assert page.get_by_role("link", name="Danger statement").is_visible()


def test_it_works_from_a_folder(own_site: Build, page: Page) -> None:
    page.goto((own_site.folder / "glossary" / "harm" / "index.html").as_uri())
    box(page).fill("pledge 3")
    expect(options(page).first).to_contain_text("Working together")
    options(page).first.click()
    page.wait_for_url("**/pledges/03-working-together/index.html")


def test_it_works_from_a_sub_folder(own_site: Build, tmp_path: Path, page: Page) -> None:
    (tmp_path / "staff").symlink_to(own_site.folder)
    with serve(tmp_path) as served:
        page.goto(f"{served}/staff/glossary/harm/")
        box(page).fill("pledge 3")
        options(page).first.click()
        page.wait_for_url("**/staff/pledges/03-working-together/")


def test_titles_with_signs_are_text(hostile_address: str, page: Page) -> None:
    page.goto(hostile_address)
    box(page).fill("49")
    box(page).fill(HOSTILE)
    expect(options(page).filter(has_text=HOSTILE).first).to_be_visible()
    assert page.locator("[data-search-panel] :is(b:not(.found__say b), script, img)").count() == 0


# ---- both sides agree ----


def test_the_browser_reads_words_as_the_index_does(ready: Page) -> None:
    site = read_site(OWN)
    cases = [(one.text, one.words, one.stems) for one in word_cases.cases()]
    for document in site.documents.values():
        cases.append((document.prose, words(document.prose), stems(document.prose)))
    found(ready, ["harm"])
    read = """async (texts) => {
      const { index } = document.querySelector("form[data-search]").dataset;
      const lookup = await plainpledge.fetchSearch(index);
      return texts.map((text) => {
        const words = plainpledge.words(text);
        return [words, words.map(lookup.vocabulary.stem)];
      });
    }"""
    answers = ready.evaluate(read, [text for text, _, _ in cases])
    for (text, by_word, by_stem), answer in zip(cases, answers, strict=True):
        assert answer == [by_word, by_stem], text[:80]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60))
def test_both_read_any_text_alike(ready: Page, text: str) -> None:
    """Letters are left out that this Python’s table of characters does not have yet."""
    found(ready, [])
    assert ready.evaluate("(text) => plainpledge.words(text)", text) == words(text)


NASTY = [
    "<script>alert(1)</script>",
    "__proto__",
    "constructor",
    "toString valueOf hasOwnProperty",
    "\"'`;--",
    "(.*)+[a-z]{1,}$^\\",
    "😀🏳️‍🌈",
    "a" * 10_000,
    "care " * 2_500,
    "\u202e\u0000\ud7ff\uffff",
    "   ",
    "pledge 99999999999999999999",
]


@pytest.mark.parametrize("typed", NASTY, ids=range(len(NASTY)))
def test_anything_can_be_typed(typed: str, address: str, page: Page) -> None:
    traffic = Traffic.of(page)
    page.goto(address)
    box(page).evaluate(
        "(box, text) => { box.removeAttribute('maxlength'); box.value = text; }", typed
    )
    box(page).dispatch_event("input")
    if typed.strip():
        expect(options(page).first).to_be_visible()
    shown = page.locator("[data-search-panel] :is(script, img, iframe, a)")
    assert shown.count() == 0 and traffic.problems == []


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=80))
def test_any_text_gives_results_or_none(ready: Page, text: str) -> None:
    (addresses,) = found(ready, [text.encode("utf-8", "ignore").decode()])
    assert all(isinstance(one, str) for one in addresses)


# ---- what it finds ----


@pytest.mark.parametrize(
    ("file", "first", "in_three"),
    [
        (queries.BUILT_WITH, 0.85, 0.95),
        (queries.LOOKED_AT_ONCE, 0.85, 0.95),
        (queries.FURTHER, 0.80, 0.92),
    ],
)
def test_the_right_page_comes_first(file: Path, first: float, in_three: float, ready: Page) -> None:
    asked = queries.queries(file)
    assert len(asked) >= 75
    figures = queries.figures(asked, found(ready, [query.typed for query in asked]))
    assert figures.first >= first and figures.in_three >= in_three, figures
    assert figures.nothing <= 0.02, figures


def test_every_abbreviation_comes_first(ready: Page) -> None:
    short = [
        (variant, entry.path.removeprefix("docs/").removesuffix("md").rstrip(".") + "/")
        for entry in entries(read_site(OWN))
        for called, name in [(Called.TITLE, entry.title), *entry.names]
        if called is Called.ABBREVIATION
        or (called in (Called.TITLE, Called.ALSO) and name.isupper() and " " not in name)
        for variant in (name, name.lower(), ".".join(name), f"{name}s", f"what is {name}?")
    ]
    assert len(short) > 100
    for (typed, right), addresses in zip(
        short, found(ready, [typed for typed, _ in short]), strict=True
    ):
        assert addresses[:1] == [right], typed


def test_one_slip_is_forgiven(ready: Page) -> None:
    chance = random.Random(6)
    names = [
        (name.lower(), entry.path.removeprefix("docs/").removesuffix(".md") + "/")
        for entry in entries(read_site(OWN))
        for called, name in [(Called.TITLE, entry.title), *entry.names]
        if called in (Called.TITLE, Called.ALSO) and len(name) > 5 and "/" in entry.path
        if "glossary" in entry.path and not entry.path.endswith("index.md")
    ]
    slips = [(slip(name, chance), page) for name, page in chance.choices(names, k=SLIPS_SEEN)]
    answers = found(ready, [typed for typed, _ in slips])
    missed = [
        typed
        for (typed, page), addresses in zip(slips, answers, strict=True)
        if page not in addresses[:3]
    ]
    assert len(missed) <= (1 - LEAST_FOUND) * SLIPS_SEEN, missed


def slip(word: str, chance: random.Random) -> str:
    """Make one typing error: a letter left out, doubled, mistaken, or swapped with the next."""
    at = chance.choice([n for n in range(1, len(word) - 1) if word[n : n + 2].isalpha()])
    here, after = word[at], word[at + 1]
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + here + word[at:],
            word[:at] + chance.choice(string.ascii_lowercase) + word[at + 1 :],
            word[:at] + after + here + word[at + 2 :],
        ]
    )
