"""What the preview takes care of: words not saved yet, names of any kind, words nobody may edit."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from built_sites import change
from served_sites import Preview, previewed
from test_preview_panel import FILE, ITEMS, PANEL, go_to, opened, tab_to, text

STRANGE = "a café & more"
WORDS = (
    "\ufeff---\r\ntitle: A café\r\nsummary: We have one.\r\n---\r\n"
    "\r\nYou can sit here.  \r\nAll day.\r\n"
)
MESSAGE, DIALOG = f"{PANEL} .message", f"{PANEL} dialog"


def test_a_file_of_any_name_has_its_panel(charter: Path, tmp_path: Path, page: Page) -> None:
    file = charter / "docs" / f"{STRANGE}.md"
    file.write_bytes(WORDS.encode())
    with previewed(charter, tmp_path) as served:
        page.goto(f"{served.address}/{quote(STRANGE)}/")
        expect(page.locator(f"{PANEL} h2").first).to_contain_text("To look at on this page: ")
        page.locator("main p", has_text="You can sit here.").dblclick()
        page.locator(f"{DIALOG} textarea").fill("You can sit here.  \nAll night.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("main")).to_contain_text("All night.")
        assert file.read_bytes() == WORDS.replace("All day", "All night").encode()
        page.goto(f"{served.address}/.preview/")
        page.locator("a", has_text="A café").click()
        expect(page.locator("main")).to_contain_text("All night.")


def close_and_stay(page: Page) -> None:
    """Close a page that must ask first, and then stay."""
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"


def test_words_that_are_not_saved_hold_the_page(preview: Preview, page: Page) -> None:
    """Neither a closed tab nor a new start of the preview takes them away unasked."""
    before = text(preview)
    opened(page, preview)
    page.locator("main p", has_text="The room is yours").dblclick()
    words = page.locator(f"{DIALOG} textarea")
    words.press("End")
    page.keyboard.type(" Come in.")
    close_and_stay(page)
    expect(words).to_have_value(
        whole := "The room is yours from nine to five. You need no card and no reason. Come in."
    )

    def from_another_start(route: Route) -> None:
        route.fulfill(status=403, body="no")

    page.route("**/.preview/*", from_another_start)
    change(preview.project / FILE, "We say hello.", "We say so.")  # ends the open question
    expect(page.locator(MESSAGE)).to_contain_text("was started again")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"{DIALOG} [role=alert]")).to_contain_text("copy them, load the page again")
    expect(words).to_have_value(whole)
    assert text(preview) == before.replace("We say hello.", "We say so.")


def test_a_field_that_is_not_saved_holds_the_page(preview: Preview, page: Page) -> None:
    opened(page, preview)
    tab_to(page, "Fields at the head of the file")
    page.keyboard.press("Enter")
    tab_to(page, "Summary")
    page.keyboard.press("End")
    page.keyboard.type(" Always.")
    field = page.get_by_label("Summary (needed)")
    typed = field.input_value()
    close_and_stay(page)
    expect(field).to_have_value(typed)
    with (preview.project / "overrides/assets/site.css").open("a") as styles:
        styles.write(
            "\n.none { color: red; }\n"
        )  # other looks: the page would have to be loaded again
    expect(page.locator(MESSAGE)).to_contain_text("The page has changed")
    expect(field).to_have_value(typed)


def test_lists_and_choices_stay_as_they_are(preview: Preview, page: Page) -> None:
    file = preview.project / FILE
    change(file, "[warm room, shelter]", '["warm, dry room", shelter]')
    change(file, "status: draft", "status: ready")
    before = text(preview)
    opened(page, preview)
    go_to(page, "must be one of these words")
    tab_to(page, "Fill in the field")
    page.keyboard.press("Enter")
    status = page.get_by_label("Status", exact=True)
    expect(status).to_have_value("ready")
    status.select_option("draft")
    status.press("Enter")
    expect(page.locator(f"{ITEMS}.error")).to_have_count(0)
    expect(status).to_have_value("draft")
    words = page.get_by_label("Search words", exact=True)
    expect(words).to_have_value('"warm, dry room", shelter')
    words.press("End")
    page.keyboard.type(", seat")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Save Search words")).to_be_hidden()
    wanted = '["warm, dry room", "shelter", "seat"]'
    assert text(preview) == before.replace("ready", "draft").replace(
        '["warm, dry room", shelter]', wanted
    )


def test_where_nothing_can_be_edited_it_says_why(preview: Preview, page: Page) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(f"{preview.address}/promises/")
    note = page.locator(f"{PANEL} .notes")
    expect(note).to_contain_text("only when those who agreed it agree again")
    expect(page.locator(f"{PANEL} summary", has_text="Fields")).to_be_hidden()
    page.keyboard.press("F2")
    expect(page.locator(MESSAGE)).to_contain_text("This is the agreed wording.")
    page.goto(f"{preview.address}/glossary/print/")
    page.keyboard.press("F2")
    expect(page.locator(MESSAGE)).to_contain_text("This page is made from other files.")
    opened(page, preview)
    page.locator("main .lead").dblclick()
    expect(page.locator(MESSAGE)).to_contain_text("cannot be edited here")
    expect(page.locator(DIALOG)).to_have_count(0)


CLEAR_OF_PANEL = """chosen => {
  const panel = document.querySelector("plainpledge-preview").shadowRoot.querySelector(".panel");
  const [block, edge] = [chosen.getBoundingClientRect(), panel.getBoundingClientRect().top];
  const isClear = block.top >= 0 && block.bottom <= edge;
  return isClear ? "" : `${block.top} to ${block.bottom}, panel at ${edge}`;
}"""


@pytest.mark.parametrize("height", [640, 900])
def test_the_panel_is_never_before_what_is_looked_at(
    preview: Preview, page: Page, height: int
) -> None:
    change(preview.project / FILE, "We say hello.", "We say say hello.")
    opened(page, preview)
    page.set_viewport_size({"width": 320, "height": height})
    page.emulate_media(reduced_motion="reduce")
    go_to(page, "stands here twice")
    assert page.locator("main li", has_text="say say").last.evaluate(CLEAR_OF_PANEL) == ""
    page.get_by_role("button", name="Edit a block").click()
    page.keyboard.press("Home")
    seen = set()
    for _ in range(12):
        chosen = page.locator(".plainpledge-chosen")
        seen.add(chosen.inner_text())
        assert chosen.evaluate(CLEAR_OF_PANEL) == "", chosen.inner_text()
        page.keyboard.press("ArrowDown")
    assert len(seen) > 6
