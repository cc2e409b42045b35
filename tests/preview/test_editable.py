"""An edit in the page changes one block, and not a byte anywhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.model import Document, Role
from plainpledge.preview.editable import (
    CHANGES_MORE,
    EMPTY,
    NO_CHANGE,
    NOT_EDITABLE,
    NOT_TYPED,
    edit_block,
    editable,
)
from plainpledge.preview.splice import Refused, Splice
from plainpledge.reading.documents import parse_document

OWN = Path(__file__).parents[2]
CONTENT = sorted(
    file.read_bytes().decode("utf-8-sig")
    for folder in ("pledges", "docs")
    for file in OWN.glob(f"{folder}/**/*.md")
)
WORDS = (
    "we listen to you 5 é 👍 don’t a_b *so* **very** `code` [link](x.md) &amp; < > # - | \\".split()
)
WORDS += ["\n", "\r\n", "\n\n", "- ", "1. ", "```", "---", "<!--", "-->", "{#id}", "[gap: x]", "  "]
PIECES = [
    *(
        "Some words.\n",
        "More *words* here,\nand a line.\n",
        "\n",
        "\r\n",
        "# A heading\n",
        "## Two ##\n",
    ),
    *(
        "- one\n- two\n",
        "- one\r\n  goes on\r\n",
        "1. first\n2. second\n",
        "  - nested\n",
        "> quoted\n",
    ),
    *("| a | b |\n|---|---|\n| c | d |\n", "```\ncode\n```\n", "<div>raw</div>\n", "Setext\n===\n"),
    *(
        "<!-- hold: why -->\n",
        "<!-- /hold -->\n",
        "[gap: a fact]\n",
        "[^1]: note\n",
        "term\n: means\n",
    ),
    *(
        "!!! note\n    boxed\n",
        "trailing  \nspaces \t\n",
        "---\n",
        "---\ntitle: x\n---\n",
        "👍 é\n",
    ),
]
typed = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
generated = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def outside(text: str, document: Document, index: int) -> tuple[str, str]:
    """Return what stands before and after a block."""
    span = document.blocks[index].span
    return text[: span.start], text[span.end :]


def check(text: str, choice: int, new: str) -> bool:
    """Edit one block of a text; return whether it was done."""
    document = parse_document("pledges/01-x.md", text)
    if not document.blocks:
        return False
    index = choice % len(document.blocks)
    change = edit_block(document, index, new)
    if isinstance(change, Refused):
        return False
    after = change.applied(text)
    before_block, after_block = outside(text, document, index)
    assert after.startswith(before_block)
    assert after.endswith(after_block)
    again = parse_document(document.path, after)
    rest = len(document.blocks) - index - 1
    kept = [*document.blocks[:index], *document.blocks[index + 1 :]]
    found = [*again.blocks[:index], *again.blocks[len(again.blocks) - rest :]]
    assert [(b.role, b.level) for b in kept] == [(b.role, b.level) for b in found]
    for old, seen in zip(kept, found, strict=True):
        if not old.cell:
            old_text = document.text[old.span.start : old.span.end]
            assert old_text == again.text[seen.span.start : seen.span.end]
    assert again.front_matter.values == document.front_matter.values
    span = editable(again, index)
    own = again.blocks[index]
    if span and own.role is not Role.PARAGRAPH:
        shown = again.text[span.start : span.end].replace("\r\n", "\n")
        assert shown == new.replace("\r\n", "\n").replace("\r", "\n").strip()
    return True


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(CONTENT), st.integers(0, 400), typed)
def test_any_edit_of_our_content(text: str, choice: int, new: str) -> None:
    check(text, choice, new)


@settings(max_examples=1500, deadline=None)
@given(generated, st.integers(0, 40), typed)
def test_any_edit_of_any_markdown(text: str, choice: int, new: str) -> None:
    check(text, choice, new)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CONTENT), st.integers(0, 400), st.sampled_from(["Just words.", "é 👍 two"]))
def test_plain_words_are_taken_wherever_words_stand(text: str, choice: int, new: str) -> None:
    document = parse_document("pledges/01-x.md", text)
    index = choice % len(document.blocks)
    if editable(document, index) and document.blocks[index].anchor is None:
        assert check(text, index, new)


@pytest.mark.parametrize(
    ("text", "index", "new", "expected"),
    [
        ("One.\n\nTwo.\n", 1, "Three.", "One.\n\nThree.\n"),
        ("One.\r\n\r\nTwo\r\nmore.  \r\n", 1, "Two\nless.", "One.\r\n\r\nTwo\r\nless.  \r\n"),
        ("One.\r\n", 0, "One.\n\nNew.", "One.\r\n\r\nNew.\r\n"),
        ("## A head ##\n", 0, "Another", "## Another ##\n"),
        ("- a\n- b\n", 0, "c", "- c\n- b\n"),
        ("| a | b |\n|---|---|\n| c | d |\n", 3, "e f", "| a | b |\n|---|---|\n| c | e f |\n"),
    ],
)
def test_edits(text: str, index: int, new: str, expected: str) -> None:
    change = edit_block(parse_document("x.md", text), index, new)
    assert isinstance(change, Splice)
    assert change.applied(text) == expected


@pytest.mark.parametrize(
    ("text", "index", "new", "why"),
    [
        ("One.\n", 0, " \n", EMPTY),
        ("One.\n", 0, "One.", NO_CHANGE),
        ("One.\n", 3, "Two.", NOT_EDITABLE),
        ("One.\n", -1, "Two.", NOT_EDITABLE),
        ("```\nx\n```\n", 0, "y", NOT_EDITABLE),
        ("One.\n", 0, "a\x00b", NOT_TYPED),
        ("One.\n", 0, "a\ud800b", NOT_TYPED),
        ("One.\n\nTwo.\n", 0, "```", CHANGES_MORE),
        ("One.\n\nTwo.\n", 0, "# Head", CHANGES_MORE),
        ("One.\n\nTwo.\n", 0, "<!-- open", CHANGES_MORE),
        ("- a\n- b\n", 0, "a\n\nb", CHANGES_MORE),
        ("| a | b |\n|---|---|\n| c | d |\n", 2, "x | y", CHANGES_MORE),
        ("| a | b |\n|---|---|\n| c | d |\n", 2, "x\ny", CHANGES_MORE),
        ("## A head {#id}\n", 0, "A head", CHANGES_MORE),
        ("One.\n\nTwo.\n", 0, "<!-- hold: x -->", CHANGES_MORE),
    ],
)
def test_what_is_refused(text: str, index: int, new: str, why: str) -> None:
    assert edit_block(parse_document("x.md", text), index, new) == Refused(why)
