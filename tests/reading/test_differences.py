"""Each difference that we tell of is one: both ways to read Markdown are asked.

`mended` is the text with our advice taken: then both see the same.
"""

from __future__ import annotations

import re

import markdown
import pyromark
import pytest

from plainpledge.reading.differences import Kind, differences
from plainpledge.reading.documents import parse_document
from rendering import rendered

COMMON_MARK = pyromark.Markdown(options=pyromark.Options.ENABLE_TABLES)
CASES = [
    (Kind.NESTED_LIST, "- a\n  - b\n- c\n", "- a\n    - b\n- c\n"),
    (Kind.NESTED_LIST, "1. a\n   - b\n2. c\n", "1. a\n    - b\n2. c\n"),
    (Kind.NESTED_LIST, "* a\n   * b\n", "* a\n    * b\n"),
    (Kind.LIST_AFTER_TEXT, "words:\n- a\n- b\n", "words:\n\n- a\n- b\n"),
    (Kind.LIST_AFTER_TEXT, "words:\n1. a\n2. b\n", "words:\n\n1. a\n2. b\n"),
    (Kind.LIST_AFTER_LIST, "- a\n1. b\n", "- a\n\nwords\n\n1. b\n"),
    (
        Kind.TABLE_AFTER_TEXT,
        "words\n| a | b |\n|---|---|\n| c | d |\n",
        "words\n\n| a | b |\n|---|---|\n| c | d |\n",
    ),
    (Kind.PART_OF_POINT, "- a\n\n  b\n\n- c\n", "- a\n\n    b\n\n- c\n"),
    (Kind.PART_OF_POINT, "1. a\n\n   b\n\n2. c\n", "1. a\n\n    b\n\n2. c\n"),
    (Kind.BRACKET, "1) a\n2) b\n", "1. a\n2. b\n"),
    (Kind.HEADING, "##Words\n", "## Words\n"),
    (Kind.BACKSLASH, "a\\\nb\n", "a  \nb\n"),
    (Kind.ADDRESS, "[a](my file.md)\n", "[a](my%20file.md)\n"),
]


def _kinds(text: str) -> list[Kind]:
    return [found.kind for found in differences(parse_document("x.md", text))]


def _plain(page: str) -> str:
    return re.sub(r"\s+", "", re.sub(r' id="\w+"', "", page)).replace("<br/>", "<br>")


@pytest.mark.parametrize(("kind", "text", "mended"), CASES)
def test_both_readers_are_right_about_the_difference(kind: Kind, text: str, mended: str) -> None:
    assert _kinds(text) == [kind]
    assert _plain(rendered(text)) != _plain(COMMON_MARK.html(text))
    assert not _kinds(mended)
    assert _plain(rendered(mended)) == _plain(COMMON_MARK.html(mended))


def test_some_programs_start_every_list_at_one() -> None:
    text = "7. a\n8. b\n"
    assert _kinds(text) == [Kind.START]
    assert "start" not in markdown.markdown(text)
    assert "start" in COMMON_MARK.html(text)


def test_every_kind_is_tried() -> None:
    tried = {kind for kind, _, _ in CASES}
    assert set(Kind) - tried == {Kind.START, Kind.REFERENCE}
    assert _kinds("[words][nowhere]\n") == [Kind.REFERENCE]
    assert "[words][nowhere]" in rendered("[words][nowhere]\n")


@pytest.mark.parametrize(
    "text",
    [
        "## Heading\n- a\n- b\n",
        "words\n## Heading\nwords\n",
        "words\n> quoted\n",
        "- a\n\n\n- b\n",
        "- a\n    - b\n        - c\n",
        "un*harm*ed and un_harm_ed\n",
        "-\ta\n\t- b\n",
        "7 a\n",
    ],
)
def test_what_both_read_in_one_way_is_not_told(text: str) -> None:
    assert not _kinds(text)
    assert _plain(rendered(text)) == _plain(COMMON_MARK.html(text))
