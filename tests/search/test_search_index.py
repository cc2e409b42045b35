"""What is in the index, and what must never be."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plainpledge.glossary.meanings import UNSURE, meanings
from plainpledge.model import HouseStyle, Search, Site
from plainpledge.reading.site import read_site
from plainpledge.search.entries import Called, Entry, Kind, entries, written_entry
from plainpledge.search.index import SCRIPTS, SHARD, Place, index_files, script_file
from plainpledge.search.initials import with_initials

OWN = Path(__file__).parents[2]


@cache
def own() -> Site:
    return read_site(OWN)


def made(all_entries: list[Entry], style: HouseStyle | None = None) -> dict[str, str]:
    place = Place("somewhere/", {"In plain words": "in-plain-words"})
    return index_files(all_entries, lambda _: place, style or HouseStyle())


def read(script: str) -> Any:
    """Return what a file hands to the browser."""
    return json.loads(script[script.index(",") + 1 : script.rindex(")")])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "pledges/01-listen.md": (
            '---\nnumber: 1\ntitle: We listen\nsummary: "We hear you in [gap: the place]."\n---\n'
            "Opening words.\n\n## In plain words\n\nWe listen. <!-- hold: why -->Secret words."
            "<!-- /hold --> We act.\n\n<!-- hold: not agreed -->\n## Covert heading\n\n"
            "Covert text.\n<!-- /hold -->\n\n## After\n\n<!-- a comment -->\n\nMore words.\n"
        ),
        "pledges/our-pledge.md": (
            "---\ntitle: All\nsummary: All of it.\n---\n\n1. We promise much.\n"
        ),
        "docs/glossary/harm.md": (
            "---\nterm: significant harm statement\nalso: [SHS note]\nsay_instead: hurt\n"
            "search_words: [badly hurt]\n---\n\n"
            "Serious hurt. <!-- hold: x -->Disputed.<!-- /hold -->\n"
        ),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_an_entry_has_the_sections_with_their_own_sentences(project: Path) -> None:
    pledge, term, wording = entries(read_site(project))
    assert [(part.heading, part.sentences) for part in pledge.parts] == [
        ("", ("Opening words.",)),
        ("In plain words", ("We listen.", "We act.")),
        ("After", ("More words.",)),
        ("The agreed wording", ("We promise much.",)),
    ]
    assert pledge.meaning == "We hear you in To be filled in: the place."
    assert (pledge.kind, term.kind, wording.kind) == (Kind.PLEDGE, Kind.TERM, Kind.PAGE)
    assert (pledge.number, term.say_instead) == (1, "hurt")


STATES = ("draft", "draft\nverify: true", "agreed", "agreed\nverify: true")


@pytest.mark.parametrize(
    ("status", "mark"),
    [*zip(STATES, ("Draft", UNSURE, "", UNSURE), strict=True)],
)
def test_a_meaning_that_is_not_checked_says_so(project: Path, status: str, mark: str) -> None:
    file = project / "docs/glossary/harm.md"
    file.write_text(f"---\nterm: harm\nstatus: {status}\n---\n\nHurt.\n", "utf-8")
    found = list(entries(read_site(project)))
    assert [entry.draft_mark for entry in found if entry.kind is Kind.TERM] == [mark]
    (index,) = [text for path, text in made(found).items() if "/index." in path]
    said = [page[8:] for page in read(index)["pages"] if page[0] == Kind.TERM]
    assert said == [[mark] if mark else []]


def test_a_long_meaning_is_shown_as_elsewhere_and_found_whole(project: Path) -> None:
    file = project / "docs/glossary/harm.md"
    file.write_text("---\nterm: harm\n---\n\nOne. Two. Three with walrus. Four.\n", "utf-8")
    site = read_site(project)
    (term,) = (entry for entry in entries(site) if entry.kind is Kind.TERM)
    assert term.meaning == meanings(site)["docs/glossary/harm.md"].text == "One. Two."
    assert [part.sentences for part in term.parts] == [("Three with walrus.", "Four.")]


def test_held_words_are_nowhere(project: Path) -> None:
    everything = " ".join(made(list(entries(read_site(project)))).values())
    for word in ("secret", "covert", "disputed"):
        assert word not in everything.lower(), word


def test_no_held_sentence_of_ours_is_found() -> None:
    texts = " ".join(made(list(entries(own()))).values())
    for document in own().documents.values():
        for hold in document.holds:
            held = document.prose[hold.body.start : hold.body.end]
            for sentence in re.split(r"(?<=[.!?])\s+", " ".join(held.split())):
                words = sentence.strip("- ")
                assert len(words) < 20 or words not in texts


def test_every_page_is_in_the_index() -> None:
    index = read(next(iter(made(list(entries(own()))).values())))
    assert len(index["pages"]) == len(own().documents)
    assert [page[6] for page in index["pages"][:10]] == list(range(1, 11))


def test_the_index_is_the_same_each_time_and_its_name_changes_with_it() -> None:
    first, second = made(list(entries(own()))), made(list(entries(own()))[:-1])
    assert list(first.items()) == list(made(list(entries(own()))).items())
    assert next(iter(first)) != next(iter(second))
    assert all(re.fullmatch(r"assets/search/[\w-]+\.[0-9a-f]{12}\.js", path) for path in first)


def test_a_large_site_is_cut_into_shards_that_hold_every_sentence() -> None:
    body = "## A heading\n\n" + "A sentence of some words. " * 200
    pages = [written_entry(f"page-{n}.md", f"Page {n}", "", body) for n in range(40)]
    files = made(pages)
    shards = [read(text) for path, text in files.items() if "/text-" in path]
    assert len(shards) > 1
    assert all(len(json.dumps(shard)) < 2 * SHARD for shard in shards)
    number = 0
    for first, parts in shards:
        assert first == number
        number += len(parts)
    assert number == sum(len(page.parts) for page in pages)


def test_several_scripts_become_one_without_comments() -> None:
    path, text = script_file(["// why\n  const a = 1; // what\n\n", "  const b = `//`;"])
    assert re.fullmatch(r"assets/search/lookup\.[0-9a-f]{12}\.js", path)
    assert text == "const a = 1; // what\nconst b = `//`;\n"


def test_the_scripts_that_look_up_are_there() -> None:
    assert all((OWN / "overrides" / path).is_file() for path in SCRIPTS)


def test_first_letters_are_names_where_they_are_no_word(project: Path) -> None:
    term = list(entries(read_site(project)))[1]
    (initialled,) = with_initials([term], {"shs", "harm"})
    short = [name for called, name in initialled.names if called is Called.INITIALS]
    assert short == ["SN"]  # SHS is a word of the site


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("comms@example.org", "mailto:comms@example.org"),
        ("https://example.org/form", "https://example.org/form"),
        ("javascript:alert(1)", ""),
        ("http://example.org", ""),
        ("a@b?bcc=c@d", ""),
        ("", ""),
    ],
)
def test_only_a_safe_address_is_linked(typed: str, address: str) -> None:
    style = HouseStyle(search=Search(tell_us=typed or None))
    assert read(next(iter(made([], style).values())))["settings"]["tellUs"] == address


def test_nothing_is_kept_unless_the_settings_ask() -> None:
    assert read(next(iter(made([]).values())))["settings"]["keepNotFound"] is False
