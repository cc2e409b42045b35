"""Pages on paper: how many sheets they take, what stands on them, and large type."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from built_sites import OWN

PLEDGES = sorted(file.stem for file in OWN.glob("pledges/[0-9]*.md"))
POINTS_PER_PIXEL = 72 / 96


def sheets(page: Page) -> int:
    """Return how many A4 sheets a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


@pytest.mark.parametrize("name", PLEDGES)
def test_a_pledge_takes_two_sheets_at_most(name: str, own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/{name}/")
    page.emulate_media(media="print")
    for part in ("h1", ".pledge-head__number", ".wording", ".pair h2", ".sheet"):
        expect(page.locator(part).first).to_be_visible()
    assert sheets(page) <= 2


def test_the_meanings_of_terms_are_printed(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/05-plain-words/")
    page.emulate_media(media="print")
    meaning = (OWN / "docs/glossary/plain-language.md").read_text("utf-8").rpartition("---\n")[2]
    first = re.split("[.(]", meaning.strip())[0]
    expect(page.locator("[data-meanings]").get_by_text(first)).to_be_visible()


def test_the_agreed_wording_is_one_sheet(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/pledges/")
    page.emulate_media(media="print")
    expect(page.locator(".agreed__item")).to_have_count(len(PLEDGES))
    assert sheets(page) == 1


def test_large_type_is_18_points(own_address: str, page: Page) -> None:
    page.add_init_script("window.print = () => {};")
    page.goto(f"{own_address}/pledges/05-plain-words/")
    page.get_by_role("button", name="Print in large type").click()
    page.emulate_media(media="print")
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    for part in (".pair p", ".part li", ".wording p", ".sheet__column li"):
        assert page.locator(part).first.evaluate(size) * POINTS_PER_PIXEL >= 18, part
    assert sheets(page) >= 3
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".pair p").first.evaluate(size) * POINTS_PER_PIXEL < 18


def test_the_address_of_a_link_to_another_site_is_printed(own_address: str, page: Page) -> None:
    page.goto(f"{own_address}/accessibility/")
    page.emulate_media(media="print")
    link = page.locator("a[href^='https://mcmw']")
    shown = link.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "https://mcmw.abilitynet.org.uk/" in shown or "attr(href)" in shown
