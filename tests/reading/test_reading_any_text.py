"""Whatever a file holds, it is read, and every place that is told is a place in it."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainpledge.model import Document, Span
from plainpledge.reading.documents import parse_document

PIECES = [
    *"abc é👍 \t\n\r\\`*_[](){}<>#|!&:;-+=~.'\"\x00\ufeff\u2028\x0b\x0c\u0301\u200d\u202e",
    *("\n", "\n\n", "\r\n", "\r", "    ", "- ", "1. ", "> ", "# ", "```\n", "~~~", "| a | b |\n"),
    *("|---|---|\n", "<div>", "</div>", "<!--", "-->", "<b>", "<!-- hold: x -->", "<!-- /hold -->"),
    *(
        "[gap: x]",
        "[a](b)",
        "![a](b)",
        "[^1]",
        "[^1]: ",
        "\n: ",
        "*[a]: b",
        "{#id}",
        "<http://x.y>",
    ),
    *(
        "!!! note",
        '!!! note "A title"\n',
        '\n??? tip "é 👍"\n',
        '\n=== "Tab"\n',
        "\n\n    ",
        "\n    ",
    ),
    *(
        "\n\n        ",
        "\n\t",
        "{: .x #y }",
        "\n> [!NOTE]\n> ",
        "\n*[ab]: c d\n",
        "<div markdown>\n",
    ),
    *("&amp;", "&nbsp;", "&#x1F600;", "&#0;", "&bogus;", "&NotEqualTilde;", "\\*", "&copy"),
    *(
        "👍🏽",
        "🇬🇧",
        "e\u0301",
        "שלום",
        "مرحبا",
        "---\n",
        "title: x\n",
        "...\n",
        "word ",
        "two words ",
    ),
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


@settings(max_examples=120, deadline=None)
@given(texts)
def test_the_prose_lies_on_the_text(text: str) -> None:
    document = parse_document("docs/x.md", text)
    prose = document.prose
    assert len(prose) == len(text)
    for offset, (read, typed) in enumerate(zip(prose, text, strict=True)):
        if not read.isspace() and read != typed:
            start = text.rfind("&", 0, offset + 1)
            entity = re.match(r"&[#\w]+;", text[start:]) if start >= 0 else None
            assert entity, f"{read!r} stands on {typed!r} at {offset} of {text!r}"
            assert read in html.unescape(entity[0]).replace("\x00", "\ufffd")
    assert [c for c in prose if c in "\r\n"] == [c for c in text if c in "\r\n"]


@settings(max_examples=120, deadline=None)
@given(texts)
def test_every_place_is_in_the_text(text: str) -> None:
    document = parse_document("docs/x.md", text)
    for span in _spans(document):
        assert 0 <= span.start <= span.end <= len(text), span
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    ends = [hold.span for hold in document.holds]
    assert all(first.end <= second.start for first, second in pairwise(ends))
    for gap in document.gaps:
        assert re.fullmatch(r"\[\s*gap\s*:.*\]", text[gap.span.start : gap.span.end], re.S | re.I)
    for comment in document.comments:
        typed = text[comment.start : comment.end]
        assert typed.startswith("<!--") and typed.endswith("-->") and typed.count("-->") == 1


@settings(max_examples=120, deadline=None)
@given(texts)
def test_lines_are_counted_as_editors_count_them(text: str) -> None:
    document = Document("x.md", text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line, column = 1, 1
    for offset, character in enumerate(text):
        place = document.position(offset)
        assert (place.line, place.column) == (line, column)
        if character == "\n" or (character == "\r" and text[offset + 1 : offset + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
    assert document.position(len(text)).line == len(lines)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(["word", "é 👍", "- a", "> b", "# c", "", "```", "    d", "---"])))
@example(["---", "title: x", "---", "word"])
def test_line_ends_change_nothing(lines: list[str]) -> None:
    """A file from Windows, or from a very old machine, is read like any other."""
    unix, windows, old = (
        parse_document("x.md", end.join([*lines, ""])) for end in ("\n", "\r\n", "\r")
    )
    assert _outline(unix) == _outline(windows) == _outline(old)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["word é 👍", "", "- item", "    more", "| a | b |", "**b** `c`", "> q"]),
        min_size=1,
    ),
    st.sampled_from(['!!! note "Title"', "!!! note", '??? tip "Title"', '=== "Tab"']),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 3),
)
def test_a_box_holds_what_stands_in_it(
    lines: list[str], opening: str, end: str, depth: int
) -> None:
    """What is read in a box is what is read of the same lines on a page of their own."""
    alone = parse_document("x.md", "\n".join(lines))
    steps = [f"{'    ' * level}{opening}" for level in range(depth)]
    inside = [f"{'    ' * depth}{line}" if line else "" for line in lines]
    boxed = parse_document("x.md", end.join([*steps, "", *inside, "", "After."]))
    titles = depth * [opening.split('"')[1]] if '"' in opening else []
    assert _words(boxed) == [*titles, *_words(alone), "After."]
    assert [b.nested for b in boxed.blocks] == [True] * (len(boxed.blocks) - 1) + [False]


def _words(document: Document) -> list[str]:
    return [document.words(block.span) for block in document.blocks]


def _outline(document: Document) -> object:
    words = [(b.role, b.level, b.nested, document.words(b.span)) for b in document.blocks]
    return words, [s.title for s in document.sections], dict(document.front_matter.values)


def _spans(document: Document) -> list[Span]:
    return [
        document.body,
        document.front_matter.span,
        *document.front_matter.keys.values(),
        *document.front_matter.places.values(),
        *document.comments,
        *document.raw_html,
        *document.code_spans,
        *(block.span for block in document.blocks),
        *(section.span for section in document.sections),
        *(section.heading for section in document.sections),
        *(link.span for link in document.links),
        *(hold.span for hold in document.holds),
        *(hold.body for hold in document.holds),
        *(gap.span for gap in document.gaps),
        *(finding.span for finding in document.findings),
    ]
