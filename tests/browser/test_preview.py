"""What a writer sees while writing: every change, without a restart, and never a dead server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from built_sites import change
from served_sites import Preview

FOURTH = """\
---
number: 4
title: A fourth promise
summary: One more thing.
owner: Head of the desk
status: draft
---

## What it means

One more thing.

## What we do

### At the desk

More.

### On the road

More.

## Tell us

More.
"""
TERM = "---\nterm: green card\nstatus: draft\n---\n\nThe card on which you write to us.\n"
DOOR, LOAN = "promises/01-open-door/", "glossary/home-loan/"
LAST_CARD = ".cards .card:last-child .card__title"
STYLE = "pledges/house-style.yml"
FINDINGS = "plainpledge-preview .findings li"
TITLE = "plainpledge-preview h2"


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda project: change(project / name, old, new)


def add(name: str, text: str) -> Callable[[Path], object]:
    return lambda project: (project / name).write_text(text, "utf-8")


def delete(name: str) -> Callable[[Path], object]:
    return lambda project: (project / name).unlink()


# What is changed: how, on which page it is seen, where on the page, before and after.
CHANGES = {
    "pledge edited": (
        edit("pledges/01-open-door.md", "You need no card and no reason.", "Just come in."),
        (DOOR, ".pair .section p", "five. You need no card", "five. Just come in."),
    ),
    "pledge added": (
        add("pledges/04-a-fourth.md", FOURTH),
        ("", LAST_CARD, "3. An answer in time", "4. A fourth promise"),
    ),
    "pledge deleted": (
        delete("pledges/03-an-answer-in-time.md"),
        ("", LAST_CARD, "3. An answer in time", "2. Books that come to you"),
    ),
    "term edited": (
        edit("docs/glossary/home-loan.md", "takes back again", "fetches again"),
        (LOAN, ".meaning", "your door and takes back again.", "your door and fetches again."),
    ),
    "term added": (
        add("docs/glossary/green-card.md", TERM),
        ("glossary/", ".letter:first-of-type", "home loan", "green card"),
    ),
    "term deleted": (
        delete("docs/glossary/home-loan.md"),
        ("glossary/", ".letter:first-of-type", "home loan", "inter-library loan"),
    ),
    "page edited": (
        edit("docs/index.md", "Come in. This", "Come on in. This"),
        ("", ".welcome", "Come in.", "Come on in."),
    ),
    "template edited": (
        edit("overrides/partials/status.html", "The owner has not agreed", "Nobody has agreed"),
        (DOOR, ".banner--draft", "The owner has not agreed", "Nobody has agreed"),
    ),
    "name for them changed": (
        edit(STYLE, "one: promise", "one: vow"),
        (LOAN, ".facts", "Promise 2: Books", "Vow 2: Books"),
    ),
    "section renamed": (
        edit(STYLE, "heading: Tell us", "heading: Talk to us"),
        (DOOR, "plainpledge-preview .panel", "Tell us", "“Talk to us”"),
    ),
    "layout changed": (
        edit(STYLE, "heading: Tell us", "heading: Tell us\n    layout: reflection"),
        (DOOR, "section:has(> #tell-us), .sheet", "Was the door shut", "No names."),
    ),
    "settings changed": (
        edit("mkdocs.yml", "name: Our library charter", "name: The charter of the library"),
        (LOAN, ".site-foot p", "Our library charter", "The charter of the library"),
    ),
}


@pytest.mark.parametrize(("make", "seen"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_shows_without_a_restart(
    make: Callable[[Path], object], seen: tuple[str, str, str, str], preview: Preview, page: Page
) -> None:
    address, place, before, after = seen
    page.goto(f"{preview.address}/{address}")
    expect(page.locator(place).first).to_contain_text(before)
    expect(page.locator(place).first).not_to_contain_text(after)
    make(preview.project)
    expect(page.locator(place).first).to_contain_text(after)
    assert "Traceback" not in preview.printed()


def test_a_style_shows_without_a_restart(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    heading = page.locator("h1")
    expect(heading).not_to_have_css("letter-spacing", "9px")
    with (preview.project / "overrides" / "assets" / "site.css").open("a") as styles:
        styles.write("\n.md-typeset h1 { letter-spacing: 9px; }\n")
    expect(heading).to_have_css("letter-spacing", "9px")


def test_a_new_name_moves_the_pages(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    expect(page.locator(".card a").first).to_have_attribute("href", "promises/01-open-door/")
    change(preview.project / STYLE, "many: promises", "many: vows")
    expect(page.locator(".card a").first).to_have_attribute("href", "vows/01-open-door/")
    page.locator(".card a").first.click()
    expect(page.locator("h1")).to_have_text("An open door")
    expect(page.locator("#page--related")).to_have_text("Related vows")


# What is broken: the bytes that are replaced, and what is said of it where.
BREAKS = {
    "colon in a title": (
        (b"title: An open door", b"title: An open: door"),
        ("pledges/01-open-door.md:3:", "quot"),
    ),
    "front matter not closed": (
        (b"\n---\n\n##", b"\n\n##"),
        ("pledges/01-open-door.md:1:1", "close"),
    ),
    "not UTF-8": ((b"An open door", b"An \xe9 door"), ("pledges/01-open-door.md:3:11", "Line 3 ")),
    "hold not closed": ((b"<!-- /hold -->", b""), ("pledges/01-open-door.md:24:1", "never closed")),
    "empty": ((b"", b""), ("pledges/01-open-door.md:1:1", "empty")),
    "section missing": ((b"## Tell us", b""), ("pledges/01-open-door.md:", "Tell us")),
}


@pytest.mark.parametrize(("broken", "said"), BREAKS.values(), ids=BREAKS.keys())
def test_a_broken_file_says_so_and_recovers(
    broken: tuple[bytes, bytes], said: tuple[str, str], preview: Preview, page: Page
) -> None:
    file = preview.project / "pledges" / "01-open-door.md"
    good = file.read_bytes()
    place, words = said
    page.goto(f"{preview.address}/{DOOR}")
    expect(page.locator("h1")).to_have_text("An open door")
    expect(page.locator(TITLE)).to_contain_text("To look at")
    expect(page.locator(f"{FINDINGS}.error")).to_have_count(0)
    before = len(preview.printed())

    file.write_bytes(good.replace(*broken) if broken[0] else b"")
    page.locator(f"{FINDINGS}.error button").first.click()
    line = place.removeprefix("pledges/01-open-door.md:").replace(":", ", column ")
    opened = page.locator(f"{FINDINGS}.error", has=page.locator(".details"))
    expect(opened).to_contain_text(words, ignore_case=True)
    expect(opened).to_contain_text(f"pledges/01-open-door.md, line {line}")
    preview.wait_until_printed(place, before)
    assert words.lower() in preview.printed()[before:].lower()
    page.goto(f"{preview.address}/promises/03-an-answer-in-time/")  # the rest is still there
    expect(page.locator("h1")).to_have_text("An answer in time")
    page.goto(f"{preview.address}/{DOOR}")

    file.write_bytes(good)
    expect(page.locator("h1")).to_have_text("An open door")
    expect(page.locator(TITLE)).to_contain_text("To look at")
    expect(page.locator(f"{FINDINGS}.error")).to_have_count(0)
    assert preview.is_alive() and "Traceback" not in preview.printed()


def test_broken_settings_keep_the_server_alive(preview: Preview, page: Page) -> None:
    page.goto(preview.address)
    settings = preview.project / STYLE
    good = settings.read_text("utf-8")
    before = len(preview.printed())
    settings.write_text(good.replace("called:", "caled:"), "utf-8")
    preview.wait_until_printed("pledges/house-style.yml:1:1", before)
    expect(page.locator(".card a").first).to_have_attribute("href", "pledges/01-open-door/")
    settings.write_text(good, "utf-8")
    expect(page.locator(".card a").first).to_have_attribute("href", "promises/01-open-door/")
    assert preview.is_alive() and "Traceback" not in preview.printed()


def test_held_lines_are_marked(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.address}/{DOOR}")
    held = page.locator("p", has=page.locator(".held"))
    expect(held).to_have_text(
        "Held back: the rota has not been agreed We also open on Sunday mornings in winter."
    )
    expect(page.locator(".held")).to_be_visible()
