"""A field is changed in the way in which it was written, and nothing else in the file is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.model import HouseStyle, Site
from plainpledge.preview.editable import NO_CHANGE, NOT_TYPED
from plainpledge.preview.fields import CHANGES_MORE, edit_field
from plainpledge.preview.form import form
from plainpledge.preview.splice import Refused, Splice
from plainpledge.reading.documents import parse_document

OWN = Path(__file__).parents[2]
PATH = "pledges/01-x.md"
SITE = Site(OWN, HouseStyle(), {})
HEAD = """\
---
number: 1 # a note
title: 'It''s ours'
summary: "Said: plainly"
owner:
status: draft
reviewed: \n\
related: [1, 2]
search_words:
  - one
  - two words
---

Words: here.
"""


def edited(text: str, name: str, value: str | list[str]) -> str:
    splice = edit_field(SITE, parse_document(PATH, text), name, value)
    assert isinstance(splice, Splice), splice
    return splice.applied(text)


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("number", "12", "number: 1 #", "number: 12 #"),
        ("title", "We’re here", "'It''s ours'", "'We’re here'"),
        ("title", "It's: theirs", "'It''s ours'", "'It''s: theirs'"),
        ("summary", 'A "word"', '"Said: plainly"', '"A \\"word\\""'),
        ("owner", "Head of service", "owner:\n", "owner: Head of service\n"),
        ("owner", "Role: head", "owner:\n", 'owner: "Role: head"\n'),
        ("owner", "[gap: the role]", "owner:\n", 'owner: "[gap: the role]"\n'),
        ("status", "agreed", "status: draft", "status: agreed"),
        ("reviewed", "2026-11-23", "reviewed: \n", "reviewed: 2026-11-23\n"),
        ("review_by", "2027-05-23", "words\n---\n", "words\nreview_by: 2027-05-23\n---\n"),
        ("related", ["1", "3"], "[1, 2]", "[1, 3]"),
        ("related", [], "[1, 2]", "[]"),
        ("search_words", ["one", "three"], "- two words", "- three"),
        ("search_words", ["a: b"], "- one\n  - two words", '- "a: b"'),
        ("status", "", "status: draft", "status: "),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields(name: str, value: str | list[str], old: str, new: str, end: str) -> None:
    text, old, new = (part.replace("\n", end) for part in (HEAD, old, new))
    assert text.count(old) == 1
    found = edited(text, name, value)
    wanted = text.replace(old, new)
    if name == "reviewed":  # the space that stood there stays
        assert found.replace("2026-11-23 ", "2026-11-23") == wanted
    else:
        assert found == wanted


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("title", "It's ours", NO_CHANGE),
        (
            "title",
            "",
            "“title” is empty. Write it at the head of the file: “title:”, a space and the value.",
        ),
        ("colour", "red", "There is no field “colour” here."),
        ("document", "x", "There is no field “document” here."),
        ("title", "a\nb", NOT_TYPED),
        ("title", "a\x00b", NOT_TYPED),
        ("status", "ready", "“status” must be one of these words"),
        ("review_by", "31 June 2027", "“review_by” must be a date that exists"),
        ("number", "none", "“number” must be a whole number"),
        ("related", ["x"], "An entry of “related” must be a whole number"),
    ],
)
def test_what_is_refused(name: str, value: str | list[str], why: str) -> None:
    refused = edit_field(SITE, parse_document(PATH, HEAD), name, value)
    assert isinstance(refused, Refused)
    assert refused.why.startswith(why)


@pytest.mark.parametrize("text", ["Words.\n", "Words.\r\nMore.\r\n", "\nWords", "", "# One\n"])
def test_a_file_without_a_head_gets_one(text: str) -> None:
    end = "\r\n" if "\r\n" in text else "\n"
    head = end.join(("---", 'title: "Ours: all"', "---", "", ""))
    assert edited(text, "title", "Ours: all") == head + text


@pytest.mark.parametrize("text", ["---\ntitle: x\n\nWords.\n", "title: x\n---\n\nWords.\n"])
def test_a_head_that_is_not_whole_is_not_doubled(text: str) -> None:
    document = parse_document(PATH, text)
    (broken,) = document.findings
    said = Refused(f"{broken.message} {broken.advice}")
    assert edit_field(SITE, document, "title", "y") == said


def test_a_broken_field_is_mended() -> None:
    text = "---\nnumber: 1\ntitle: A plan: ours\nsummary: x\n---\n\nWords.\n"
    shown = {one["name"]: one["value"] for one in form(SITE, parse_document(PATH, text))}
    assert shown["title"] == "A plan: ours"
    mended = edited(text, "title", "A plan: theirs")
    assert mended == text.replace("A plan: ours", '"A plan: theirs"')
    assert not parse_document(PATH, mended).findings


def test_every_field_of_the_schema_has_a_row() -> None:
    for path in (PATH, "docs/glossary/x.md", "docs/x.md"):
        rows = {one["name"]: one for one in form(SITE, parse_document(path, "---\n---\n"))}
        assert all(one["help"] for one in rows.values())
        assert rows["status"]["kind"] == "choice" and rows["status"]["choices"] == [
            "draft",
            "agreed",
        ]
        assert rows["search_words"]["kind"] == "list"


values = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "no",
            "1:1",
            "- a",
            "#x",
            "a #b",
            "[x",
            "'",
            '"',
            "null",
            "a: b",
            "é👍",
            "~",
            "%",
            "@",
            "`",
            "|",
            "> x",
            "!x",
            "&a",
            "*a",
            "{",
            "?",
            " x ",
        ]
    ),
)
names = ["title", "summary", "owner", "search_words", "related", "reviewed"]


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(names), values, st.booleans(), st.booleans())
def test_any_value(name: str, value: str, windows: bool, listed: bool) -> None:
    text = HEAD.replace("\n", "\r\n") if windows else HEAD
    document = parse_document(PATH, text)
    typed = [value, "two"] if listed and name in ("search_words", "related") else value
    splice = edit_field(SITE, document, name, typed)
    if isinstance(splice, Refused):
        assert splice.why != CHANGES_MORE or name in ("search_words", "related"), value
        return
    after = parse_document(PATH, splice.applied(text))
    wanted = (
        typed.strip() or None
        if isinstance(typed, str)
        else [one.strip() for one in typed if one.strip()]
    )
    assert after.front_matter.values[name] == wanted
    others = {key: one for key, one in after.front_matter.values.items() if key != name}
    assert others == {key: one for key, one in document.front_matter.values.items() if key != name}
    assert after.text[after.body.start :] == document.text[document.body.start :]
    assert replace(after, path=PATH).findings == ()
