"""Marks that are put into a page's HTML stand where those in its Markdown would have led."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built_sites import OWN
from plainpledge.model import Document
from plainpledge.pages.heading_marks import body_to_mark, with_marks
from plainpledge.pages.sections import marked_body
from plainpledge.reading.documents import parse_document, read_document
from rendering import rendered

OURS = sorted(
    file.relative_to(OWN).as_posix()
    for folder in ("pledges", "docs")
    for file in OWN.glob(f"{folder}/**/*.md")
)
PIECES = st.sampled_from(
    [
        *("## A", "## B *c*", "### D", "# E", "#### F", "##G", "## ", "## `a` & b", "## H {#h}"),
        *("\n", "\n\n", "\n\n", "\n    ", "- a", "1. b", "> ", "word", "Title\n-----", "Two\n==="),
        *(
            "<!-- hold: x -->\n",
            "<!-- /hold -->\n",
            "<!-- note -->",
            "<div>",
            "</div>",
            "<h2>x</h2>",
        ),
        *(
            "<div markdown>\n",
            "```",
            "~~~\n",
            "| a |\n|---|\n",
            "!!! note\n    ",
            "[^1]: a",
            "[^1]",
        ),
        *("[^1]", "term\n: ", "[gap: what]", "***", "\t", "\\", "<b>", "*[A]: a word", "\r\n"),
    ]
)


def is_marked_in_html(document: Document) -> bool:
    body = body_to_mark(document)
    return body is not None and with_marks(rendered(f"\n{body}"), document) is not None


def marked_in_html(text: str) -> str | None:
    document = parse_document("docs/a.md", text)
    body = body_to_mark(document)
    return None if body is None else with_marks(rendered(f"\n{body}"), document)


def marked_in_markdown(text: str) -> str:
    return rendered(f"\n{marked_body(parse_document('docs/a.md', text), preview=False)}")


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
@settings(max_examples=1500, derandomize=True, deadline=None)
def test_both_ways_come_to_the_same(text: str) -> None:
    marked = marked_in_html(text)
    assert marked is None or marked == marked_in_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\na\n\n### B\n\nb\n",
        "a\n\n## A *b* & `c`\n\n- a\n- b\n\n## D\n",
        "## A\r\n\r\na\r\n\r\n## B\r\n",
        "<!-- note -->\n\n## A\n\n<!-- hold: x -->\n## B\n<!-- /hold -->\n\nb\n",
    ],
)
def test_plain_headings_are_marked_in_the_html(text: str) -> None:
    assert marked_in_html(text) == marked_in_markdown(text)


@pytest.mark.parametrize(
    "text",
    ["a\n## A\n", "Title\n-----\n", "<div markdown>\n\n## A\n\n</div>\n", "## A\n\n<h2>x</h2>\n"],
)
def test_where_a_mark_could_change_something_it_stands_in_the_markdown(text: str) -> None:
    assert body_to_mark(parse_document("docs/a.md", text)) is None


def test_headings_that_are_not_the_sections_own_are_not_marked() -> None:
    document = parse_document("docs/a.md", "## A\n\na\n")
    for other in ('<h2 id="b">B</h2>', '<h3 id="a">A</h3>', "", '<h2 id="a">A</h2>\n<h2>x</h2>'):
        assert with_marks(other, document) is None


def test_nearly_all_of_our_own_pages_are_marked_in_their_html() -> None:
    documents = [read_document(OWN, path) for path in OURS]
    assert len(documents) > 100
    others = [document.path for document in documents if not is_marked_in_html(document)]
    assert len(others) < 0.05 * len(documents), others
