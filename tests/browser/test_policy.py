"""The strict policy in a browser: our pages work, and nothing hostile acts."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page, Route, expect

from built_sites import Build
from headed_server import serve
from hostile_snippets import Snippet, snippets
from plainpledge.reading.documents import parse_document
from plainpledge.reading.published import published_body
from rendering import rendered

PAGES = [
    *("/", "/pledges/05-plain-words/", "/pledges/", "/glossary/", "/glossary/danger-statement/"),
    *("/about/", "/accessibility/", "/editing/", "/editing/fields/", "/editing/rules/"),
    *("/editing/rules/unsafe-html/", "/plainness/", "/search/", "/search/?q=danger", "/nowhere/"),
]
VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  (window.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI}`));"""
LEAST_THAT_ACT = 50
"""Snippets that must act where there is no policy."""
LEAVES = {"page that moves on"}
"""No header can keep a page from being left for another: that is for the rule and the filter."""
LONGEST = 30.0
"""Seconds that a page may take to do what it is known to do, on a busy machine."""
STYLED = """[...document.querySelectorAll("main, p")].some((one) =>
  getComputedStyle(one).position === "fixed" || getComputedStyle(document.body).display === "none"
)"""
PRESS = "a, b, p, button, summary, input, placeholder, h2, li, td, div, strong, code, text"


@pytest.fixture(scope="module")
def address(own_site: Build) -> Iterator[str]:
    """Our own site with the headers that it is published with."""
    assert own_site.code == 0, own_site.printed
    with serve(own_site.folder) as served:
        yield served


@pytest.fixture
def watched(page: Page) -> Page:
    """A page that notes each thing that the policy has stopped."""
    page.add_init_script(VIOLATIONS)
    return page


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations ?? []")
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_breaks_no_rule_of_the_policy(path: str, address: str, watched: Page) -> None:
    complaints: list[str] = []
    watched.on("console", lambda message: complaints.append(message.text))
    answer = watched.goto(f"{address}{path}", wait_until="networkidle")
    assert answer and "default-src 'none'" in answer.headers["content-security-policy"]
    for media in ("print", "screen"):
        watched.emulate_media(media=media, color_scheme="dark")
    for opened in watched.locator("summary").all():
        opened.click()
    assert violations(watched) == []
    assert [one for one in complaints if re.search("policy|refused", one, re.IGNORECASE)] == []
    assert watched.evaluate("getComputedStyle(document.querySelector('.site-head')).display")


def test_the_policy_is_not_just_absent(address: str, watched: Page) -> None:
    """Something forbidden is stopped on our own page, and noted."""
    watched.goto(address)
    watched.evaluate("""() => {
      const bad = document.createElement("p");
      bad.setAttribute("style", "color: red");
      bad.innerHTML = "<img src='https://example.invalid/x.png'>";
      document.body.append(bad);
    }""")
    watched.wait_for_function("(window.violations ?? []).length >= 2")
    assert {one.split()[0] for one in violations(watched)} == {"style-src-attr", "img-src"}


def test_search_works_under_the_policy(address: str, watched: Page) -> None:
    watched.goto(address)
    watched.get_by_label("Search these pages").fill("danger statment")
    expect(watched.get_by_text("Danger statement").first).to_be_visible()
    watched.keyboard.press("Enter")
    watched.wait_for_load_state("networkidle")
    expect(watched.get_by_role("main").get_by_text("Danger statement").first).to_be_visible()
    assert violations(watched) == []


def test_the_sheet_works_under_the_policy(address: str, watched: Page) -> None:
    watched.add_init_script("window.print = () => { window.wasPrinted = true; };")
    watched.goto(f"{address}/pledges/05-plain-words/")
    watched.locator(".sheet__notes").first.fill("Words")
    watched.get_by_role("button", name="Print this sheet").click()
    assert watched.evaluate("window.wasPrinted") and violations(watched) == []


@dataclass
class Deeds:
    """What a page did by itself, or when it was pressed."""

    seen: list[str] = field(default_factory=list)

    def note_dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"said {dialog.message}")
        dialog.dismiss()

    def note_request(self, route: Route) -> None:
        """Note what really leaves for another site: what the policy stops never gets here."""
        self.seen.append(f"asked {route.request.url[:60]}")
        route.fulfill(status=200, body="<p>elsewhere</p>")


@pytest.fixture(scope="module")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each snippet on a page of its own, as it is rendered with the rule and the filter off."""
    folder = tmp_path_factory.mktemp("unfiltered")
    for number, snippet in enumerate(snippets()):
        body = rendered(published_body(parse_document("docs/a.md", snippet.text)))
        page = f"<!doctype html><html><title>x</title><body><main>{body}</main></body></html>"
        (folder / f"{number}.html").write_text(page, "utf-8")
    return folder


@pytest.fixture(scope="module")
def guarded(hostile_pages: Path) -> Iterator[str]:
    """Where those pages are served with our headers."""
    with serve(hostile_pages) as served:
        yield served


def _deeds_of(browser: Browser, address: str, awaits: bool = False) -> list[str]:
    """Open one page in a window of its own: it may still be on its way elsewhere afterwards.

    Args:
        browser: what opens it.
        address: that of the page.
        awaits: the page is known to do something, however long it takes.
    """
    noted, latest = Deeds(), time.monotonic() + LONGEST
    with browser.new_context() as context:
        context.on("dialog", noted.note_dialog)
        context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), noted.note_request)
        page = context.new_page()
        page.goto(address, wait_until="load")
        if _asked(page, STYLED):
            noted.seen.append("was styled")
        _press_all(page)
        while awaits and not noted.seen:
            assert time.monotonic() < latest, "it did nothing"
            page.wait_for_timeout(50)
    return noted.seen


def _press_all(page: Page) -> None:
    """Do what a careless reader does: point at everything, press it, move the focus there."""
    script = f"""() => {{
      for (const one of document.querySelectorAll({PRESS!r})) {{
        one.dispatchEvent(new MouseEvent("mouseover", {{ bubbles: true }}));
        one.focus?.();
        one.click?.();
        if (!one.click) one.dispatchEvent(new MouseEvent("click", {{ bubbles: true }}));
      }}
    }}"""
    _asked(page, script)
    page.wait_for_timeout(20)


def _asked(page: Page, script: str) -> object:
    """Return what a page answers; nothing when it has gone elsewhere, which is noted."""
    try:
        answer: object = page.evaluate(script)
    except Error as error:
        assert "context was destroyed" in str(error), error
        return None
    return answer


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.name)
def test_under_the_policy_alone_nothing_hostile_acts(
    snippet: Snippet, browser: Browser, guarded: str
) -> None:
    leaves = snippet.name in LEAVES
    done = _deeds_of(browser, f"{guarded}/{snippets().index(snippet)}.html", awaits=leaves)
    assert bool(done) == leaves, done


def test_without_the_policy_they_would_act(browser: Browser, hostile_pages: Path) -> None:
    """Else nothing would be proved by none acting under it."""
    acted = 0
    with serve(hostile_pages, with_headers=False) as address:
        for number in range(len(snippets())):
            acted += bool(_deeds_of(browser, f"{address}/{number}.html"))
            if acted == LEAST_THAT_ACT:
                break
    assert acted == LEAST_THAT_ACT
