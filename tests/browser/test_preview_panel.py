"""The panel beside each page of the preview: what a writer does there, with the keyboard alone."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from built_sites import OWN, change
from plainpledge.model import Span
from plainpledge.preview.editable import editable
from plainpledge.preview.places import place
from plainpledge.reading.documents import read_document
from served_sites import Preview, Traffic, previewed

DOOR, FILE = "promises/01-open-door/", "pledges/01-open-door.md"
PANEL = "plainpledge-preview"
ITEMS = f"{PANEL} .findings li"
LONG = (
    "Was the door shut when you came, although the hours on the card that stands beside the door "
    "said that the room was open, and although a light was on in the hall, and did nobody come?"
)


@pytest.fixture
def door(preview: Preview, page: Page) -> Page:
    """The first page, with a hard sentence and a word twice in it."""
    change(preview.project / FILE, "Was the door shut when you came?", LONG)
    change(preview.project / FILE, "We say hello.", "We say say hello.")
    opened(page, preview)
    expect(page.locator(ITEMS, has_text="“say” stands here twice")).to_be_visible()
    return page


def opened(page: Page, preview: Preview) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{preview.address}/{DOOR}")
    expect(page.locator(f"{PANEL} h2").first).to_contain_text("To look at on this page: ")


def go_to(page: Page, words: str) -> None:
    """Press F8 until a finding is looked at."""
    for _ in range(20):
        page.keyboard.press("F8")
        if page.locator(f"{ITEMS}:has(.details)").filter(has_text=words).count():
            return
    raise AssertionError(f"no finding says {words}")


FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return (at?.labels?.[0] ?? at)?.innerText.trim() ?? "";
}"""
MOST_STOPS = 120


def tab_to(page: Page, words: str) -> None:
    """Go on with Tab, as a person without a mouse does, until something of a name is reached."""
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
        if stops[-1].startswith(words):
            return
    raise AssertionError(f"no key leads to {words!r}, only to {stops}")


def choose_block(page: Page, words: str) -> None:
    """Choose a block of the page with the arrow keys."""
    tab_to(page, "Edit a block")
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    seen = []
    for _ in range(MOST_STOPS):
        seen.append(page.locator(".plainpledge-chosen").inner_text())
        if words in seen[-1]:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no arrow key leads to {words!r}, only to {seen}")


def text(preview: Preview) -> str:
    return (preview.project / FILE).read_bytes().decode("utf-8")


def test_the_worst_sentence_is_made_easier(preview: Preview, door: Page) -> None:
    before = text(preview)
    plain = door.locator(f"{PANEL} .plain summary")
    go_to(door, "long")
    expect(door.locator(f"{ITEMS} .details")).to_contain_text("Try this")
    door.keyboard.press("F2")
    field = door.locator(f"{PANEL} dialog textarea")
    expect(field).to_be_focused()
    field.press("Control+a")
    door.keyboard.type("Was the door shut? Write to us on the green card.")
    door.keyboard.press("Control+Enter")
    expect(door.locator(f"{PANEL} dialog")).to_have_count(0)
    expect(door.locator("#page--content")).to_contain_text("Was the door shut? Write to us")
    expect(door.locator(ITEMS, has_text="long")).to_have_count(0)
    expect(plain).to_contain_text("easier than before")
    assert text(preview) == before.replace(LONG, "Was the door shut?")
    door.keyboard.press("F8")
    expect(door.locator(f"{ITEMS}:has(.details)")).to_have_count(1)


def test_a_suggestion_is_taken_and_taken_back(preview: Preview, door: Page) -> None:
    before = text(preview)
    go_to(door, "stands here twice")
    door.keyboard.press("Tab")
    expect(door.get_by_role("button", name="Use the suggestion")).to_be_focused()
    door.keyboard.press("Enter")
    expect(door.locator(ITEMS, has_text="stands here twice")).to_have_count(0)
    assert text(preview) == before.replace("say say", "say")
    door.keyboard.press("F8")  # on to the next one, not back to the first
    expect(door.locator(f"{ITEMS} .details")).to_contain_text("Try this")
    expect(door.locator(f"{ITEMS}:has(.details)")).to_contain_text("words", ignore_case=True)
    expect(door.locator(ITEMS).first.locator(".details")).to_have_count(0)
    tab_to(door, "Take back the last change")  # the focus is still in the panel
    door.keyboard.press("Enter")
    expect(door.locator(ITEMS, has_text="stands here twice")).to_have_count(1)
    assert text(preview) == before


def test_a_finding_is_allowed_with_a_reason(preview: Preview, door: Page) -> None:
    before = text(preview)
    go_to(door, "stands here twice")
    tab_to(door, "Allow, because…")
    door.keyboard.press("Enter")
    door.keyboard.type("it is how we say it")
    door.keyboard.press("Enter")
    expect(door.locator(ITEMS, has_text="stands here twice")).to_have_count(0)
    mark = " <!-- allow doubled-word: it is how we say it -->"
    assert text(preview) == before.replace("say say hello.", f"say say hello.{mark}")


def test_a_word_is_explained(preview: Preview, door: Page) -> None:
    go_to(door, "stands here twice")
    tab_to(door, "Explain the word…")
    door.keyboard.press("Enter")
    door.keyboard.press("Control+a")
    door.keyboard.type("green card")
    door.keyboard.press("Tab")
    door.keyboard.type("The card on which you write to us.")
    door.keyboard.press("Control+Enter")
    expect(door.locator(f"{PANEL} .message")).to_contain_text("docs/glossary/green-card.md")
    file = preview.project / "docs" / "glossary" / "green-card.md"
    assert file.read_text("utf-8").endswith("---\n\nThe card on which you write to us.\n")
    expect(door.locator(".words, .glossary-words", has_text="green card").first).to_be_visible()


def test_a_line_is_held_and_released(preview: Preview, door: Page) -> None:
    before = text(preview)
    choose_block(door, "The room is yours")
    door.keyboard.press("Enter")
    tab_to(door, "Hold back…")
    door.keyboard.press("Enter")
    door.keyboard.type("the hours are not agreed")
    door.keyboard.press("Enter")
    held = door.locator(f"{PANEL} .hold", has_text="the hours are not agreed")
    expect(held).to_be_visible()
    expect(door.locator(".held", has_text="the hours are not agreed")).to_be_visible()
    tab_to(door, "Release")
    release = held.get_by_role("button", name="Release")
    while not release.evaluate("one => one === one.getRootNode().activeElement"):
        tab_to(door, "Release")
    door.keyboard.press("Enter")
    expect(held).to_have_count(0)
    assert text(preview) == before


def test_a_broken_field_is_mended_in_the_form(preview: Preview, page: Page) -> None:
    file = preview.project / FILE
    good = file.read_bytes()
    file.write_bytes(good.replace(b"title: An open door", b"title: An open: door"))
    opened(page, preview)
    go_to(page, "has a colon in it")
    tab_to(page, "Fill in the field")
    page.keyboard.press("Enter")
    field = page.get_by_label("Title (needed)")
    expect(field).to_be_focused()
    expect(field).to_have_value("An open: door")
    field.press("Control+a")
    page.keyboard.type("An open: gate")
    page.keyboard.press("Enter")
    expect(page.locator(f"{ITEMS}.error")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("An open: gate")
    assert file.read_bytes() == good.replace(b"An open door", b'"An open: gate"')
    tab_to(page, "Review by")
    page.keyboard.type("01052031")
    page.keyboard.press("Enter")
    expect(page.locator(ITEMS, has_text="should have been read again")).to_have_count(0)


def test_a_block_is_chosen_with_the_keyboard(preview: Preview, page: Page) -> None:
    opened(page, preview)
    page.keyboard.press("F2")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".plainpledge-chosen")
    expect(chosen).to_be_focused()
    expect(chosen).to_contain_text("The room is yours")
    page.keyboard.press("Enter")
    expect(page.locator(f"{PANEL} dialog textarea")).to_have_value(re.compile("^The room is yours"))
    page.keyboard.press("Escape")
    expect(page.locator(f"{PANEL} dialog")).to_have_count(0)
    page.keyboard.press("F9")
    expect(page.locator(f"{PANEL} .panel")).to_be_hidden()
    page.reload()
    expect(page.locator(f"{PANEL} .opener")).to_contain_text("to look at")
    expect(page.locator(f"{PANEL} .panel")).to_be_hidden()


def test_places_and_findings_lead_to_each_other(preview: Preview, door: Page) -> None:
    go_to(door, "stands here twice")
    marked = "[...CSS.highlights.get('plainpledge-current')].map(String)"
    assert door.evaluate(marked) == ["say say"]
    go_to(door, "long")
    door.locator("li", has_text="say say hello").last.click(position={"x": 40, "y": 8})
    expect(door.locator(f"{ITEMS}:has(.details)")).to_contain_text("stands here twice")
    door.locator(f"{PANEL} select[aria-label=Show]").select_option("doubled-word")
    expect(door.locator(ITEMS)).to_have_count(1)


def test_nothing_moves_that_has_not_changed(preview: Preview, browser: Browser, door: Page) -> None:
    door.evaluate("document.querySelector('#search-box').focus({preventScroll: true})")
    door.keyboard.type("card")
    door.evaluate("scrollTo(0, 300); window.kept = document.querySelector('#tell-us')")
    door.evaluate(  # as other scripts of the page do
        "document.querySelector('#page--content').append(document.createElement('output'))"
    )
    top, printed = door.evaluate("scrollY"), len(preview.printed())
    change(preview.project / FILE, "two chairs and a kettle", "two chairs, a kettle and a lamp")
    expect(door.locator("#page--content")).to_contain_text("a kettle and a lamp")
    assert door.evaluate("document.activeElement.id") == "search-box"
    assert door.evaluate("scrollY") == top
    assert door.evaluate("window.kept.isConnected")
    assert door.locator("#page--content > output").count() == 1
    door.evaluate("document.querySelector('#page--content > output').remove()")
    expect(door.locator("#search-box")).to_have_value("card")
    preview.wait_until_printed("Documentation built", printed)
    with browser.new_context() as context:  # what a fresh page shows is what this one has become
        fresh = context.new_page()
        opened(fresh, preview)
        for _ in range(100):  # both may still be at work
            if shown(door) == shown(fresh):
                break
            door.wait_for_timeout(100)
        assert shown(door) == shown(fresh)


def shown(page: Page) -> str:
    html = page.evaluate("document.querySelector('.page').outerHTML")
    assert isinstance(html, str)
    return html


def test_two_editors_at_once(preview: Preview, browser: Browser, door: Page) -> None:
    before = text(preview)
    door.locator("#page--content p", has_text="The room is yours").dblclick()
    mine = door.locator(f"{PANEL} dialog textarea")
    mine.fill("The room is yours all day.")
    with browser.new_context() as context:
        other = context.new_page()
        opened(other, preview)
        other.locator("#page--content p", has_text="The room is yours").dblclick()
        other.locator(f"{PANEL} dialog textarea").fill("The room is yours till five.")
        other.keyboard.press("Control+Enter")
        expect(other.locator("#page--content")).to_contain_text("yours till five")
    expect(door.locator("#page--content")).to_contain_text("yours till five")
    old = "The room is yours from nine to five. You need no card and no reason."
    assert text(preview) == before.replace(old, "The room is yours till five.")
    mine.press("Control+Enter")
    trouble = door.locator(f"{PANEL} dialog [role=alert]")
    expect(trouble).to_contain_text("The file has changed on disk")
    expect(trouble).to_contain_text("The room is yours till five.")
    expect(mine).to_have_value("The room is yours all day.")
    assert text(preview) == before.replace(old, "The room is yours till five.")
    mine.press("Control+Enter")  # now with open eyes
    expect(door.locator("#page--content")).to_contain_text("yours all day")


def test_words_stay_when_the_preview_is_gone(preview: Preview, door: Page) -> None:
    before = text(preview)
    door.locator("#page--content p", has_text="The room is yours").dblclick()
    field = door.locator(f"{PANEL} dialog textarea")
    field.fill("The room is yours all day.")
    preview.process.terminate()
    preview.process.wait(30)
    field.press("Control+Enter")
    expect(door.locator(f"{PANEL} dialog [role=alert]")).to_contain_text("does not answer")
    expect(field).to_have_value("The room is yours all day.")
    assert text(preview) == before


def test_words_stay_when_the_file_is_deleted(preview: Preview, door: Page) -> None:
    door.locator("#page--content p", has_text="The room is yours").dblclick()
    field = door.locator(f"{PANEL} dialog textarea")
    field.fill("The room is yours all day.")
    (preview.project / FILE).unlink()
    field.press("Control+Enter")
    expect(door.locator(f"{PANEL} dialog [role=alert]")).to_contain_text("nothing was written")
    # The build behind takes the page away:
    door.wait_for_function("fetch(location.href).then((answer) => answer.status === 404)")
    expect(field).to_have_value("The room is yours all day.")
    assert not (preview.project / FILE).exists()


@pytest.mark.parametrize("width", [320, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(preview: Preview, browser: Browser, width: int, scheme: Any) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        traffic = Traffic.of(page)
        opened(page, preview)
        page.set_viewport_size({"width": width, "height": 800})
        page.keyboard.press("F8")
        page.locator(f"{PANEL} details").last.evaluate("one => { one.open = true; }")
        assert violations(page) == []
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert not page.evaluate(wide)
        page.keyboard.press("F9")
        page.keyboard.press("F2")
        page.keyboard.press("Enter")
        expect(page.locator(f"{PANEL} dialog")).to_be_visible()
        assert violations(page) == []
        assert not page.evaluate(wide)
        page.goto(f"{preview.address}/.preview/")
        expect(page.locator("h1")).to_have_text("All files")
        assert violations(page) == []
        assert not page.evaluate(wide)
        left = [one for one in traffic.problems if "/.preview/state" not in one]
        assert left == [], "but for the question that was open when the page was left"


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


DOUBLE_CLICK = """number => {
  const found = document.querySelector(`[data-block="${number}"]`);
  const block = found.firstChild ? found : found.parentElement;
  block.dispatchEvent(new MouseEvent("dblclick", {bubbles: true}));
}"""


def test_a_hundred_edits_change_what_they_should(preview: Preview, page: Page) -> None:
    dice, root = random.Random(3), preview.project
    opened(page, preview)
    words = [
        "We listen.",
        "You – the reader – decide.",
        "*So* we do.",
        "“Yes” & [no](#tell-us)",
        "`code`",
    ]
    for number in range(100):
        document = read_document(root, FILE)
        spans = {
            n: editable(document, n) for n, one in enumerate(document.blocks) if one.level != 2
        }
        shown_blocks = page.evaluate(
            "[...document.querySelectorAll('[data-block]')].map(one => Number(one.dataset.block))"
        )
        index = dice.choice([n for n in spans if spans[n] and n in shown_blocks])
        span = spans[index]
        assert span
        name = f"edit{number}x"
        new = f"{dice.choice(words)} {name}"
        before = (root / FILE).read_bytes()
        page.evaluate(
            DOUBLE_CLICK,
            index,
        )
        page.locator(f"{PANEL} dialog textarea").fill(new)
        page.keyboard.press("Control+Enter")
        expect(page.locator(f"{PANEL} dialog")).to_have_count(0)
        typed = document.text[: span.start] + new + document.text[span.end :]
        assert (root / FILE).read_bytes() == typed.encode(), (index, new, before)
        expect(page.locator("#page--content")).to_contain_text(name)


def steps() -> list[str]:
    """Return the steps that “How to edit” tells a first-time editor."""
    page = (OWN / "docs" / "editing" / "index.md").read_text("utf-8")
    part = page.partition("## The short way")[2].partition("\n\n")[2].partition("\n\n")[0]
    return [re.sub(r"^\d+\. ", "", line) for line in part.splitlines()]


def test_the_short_way_of_how_to_edit(preview: Preview, page: Page) -> None:
    """Follow each step as it is written; a step that nobody can follow here fails."""
    file = preview.project / FILE
    told = steps()
    assert 5 <= len(told) <= 10
    done = []
    for step in told:
        match step:
            case s if s.startswith(("Open the folder", "Click in the address bar")):
                pass  # on the writer's own computer
            case s if "scripts/start.py`" in s:
                assert preview.is_alive()  # without more words, it serves
            case s if s.startswith("Open the address"):
                opened(page, preview)
            case s if "double-click" in s:
                page.locator("#page--content li", has_text="We say hello.").dblclick()
            case s if "Ctrl and Enter" in s:
                page.locator(f"{PANEL} dialog textarea").fill("We say say hello.")
                page.keyboard.press("Control+Enter")
                expect(page.locator(ITEMS, has_text="stands here twice")).to_be_visible()
                assert "- We say say hello." in file.read_text("utf-8")
            case s if "Press F8" in s:
                page.keyboard.press("F8")
                expect(page.locator(f"{ITEMS} .details")).to_contain_text("Try this")
                go_to(page, "stands here twice")
            case s if "Use the suggestion" in s:
                page.get_by_role("button", name="Use the suggestion").click()
                expect(page.locator(ITEMS, has_text="stands here twice")).to_have_count(0)
                assert "- We say hello." in file.read_text("utf-8")
            case s if s.startswith("Check everything"):
                command = [sys.executable, "-m", "plainpledge", "check", "--project"]
                checked = subprocess.run([*command, str(preview.project)], check=False)
                assert checked.returncode == 0
            case s if s.startswith("Send it"):
                pass  # how, each team must say
            case _:
                raise AssertionError(f"nobody has tried this step: {step}")
        done.append(step)
    assert done == told


COUNTED = """async (places) => {
  const { range } = await import("/.preview/places.js");
  return places.map((place) => range(place)?.toString().replace(/\\s/g, "") ?? null);
}"""


def test_every_word_is_found_where_it_stands(tmp_path: Path, page: Page) -> None:
    project = tmp_path / "own"
    for part in ("docs", "overrides", "pledges"):
        shutil.copytree(OWN / part, project / part)
    shutil.copy(OWN / "mkdocs.yml", project)
    cases = {f"pledges/{one.stem}/": one for one in project.glob("pledges/[0-9]*.md")}
    cases |= {f"editing/{one.stem}/": one for one in project.glob("docs/editing/[!i]*.md")}
    checked = 0
    with previewed(project, tmp_path) as served:
        for url, file in cases.items():
            document = read_document(project, file.relative_to(project).as_posix())
            gaps = [gap.span for gap in document.gaps]
            spans = [
                span
                for block in document.blocks
                if not any(block.span.contains(gap) for gap in gaps)
                for span in (block.span, Span(block.span.start, block.span.end - 3))
            ]
            places = [one for span in spans if (one := place(document, span)) and one.words]
            page.goto(f"{served.address}/{url}")
            found = page.evaluate(COUNTED, [one._asdict() for one in places])
            assert found == [one.words for one in places], url
            checked += len(places)
    assert checked > 1000
