"""What stands between two hold marks never reaches a reader, wherever the marks stand."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainpledge.glossary.mentions import Mentions, find_in_document
from plainpledge.model import Document, HouseStyle, Term
from plainpledge.pages.sections import cut, marked_body, unmarked
from plainpledge.reading.documents import parse_document
from plainpledge.reading.marks import RULE
from plainpledge.reading.published import published_body
from plainpledge.reading.wording import agreed_items
from rendering import rendered

OPENINGS = [
    "<!-- hold: {} -->",
    "<!-- HOLD: {} -->",
    "<!-- hold {} -->",
    "<!--hold:{}-->",
    "<!--\thold :\t{}\t-->",
    "<!-- hold:\n{}\n-->",
    "<!– hold: {} –>",
    "<!—hold: {}—>",
    "< !-- hold: {} -->",
    "<! -- held: {} -->",
    "<!-- hold: {} --!>",
    "<!-- hold: {} ->",
]
CLOSINGS = ["<!-- /hold -->", "<!--/hold-->", "<!-- / Hold -->", "<!-- /hold ->", "<!– /hold –>"]
FRAMES = [
    "",
    "\n",
    "\n\n",
    "\n\n\n",
    " ",
    "text",
    "\n    ",
    "\n\n    ",
    "\n\t",
    "\n- ",
    "\n\n- ",
    "\n  - ",
    "\n    - ",
    "\n1. ",
    "\n2) ",
    "\n\n7. ",
    "\n> ",
    "\n> > ",
    "\n> - ",
    "\n## ",
    "\n\n### ",
    "\n---\n",
    "\nTitle\n===\n",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    " |\n| ",
    "`",
    "``",
    "\n```\n",
    "\n\n```md\n",
    "\n```` {.md}\n",
    "\n``` a b\n",
    "\n~~~\n",
    "\n    ```\n",
    "\n  ```\n",
    "\n- ```\n  ",
    "\n!!! note\n    ",
    '\n!!! note "Mind"\n\n    ',
    '\n??? note "Mind"\n    ',
    "\n\n[^1]: ",
    "[^1]",
    "\n\nword\n:   ",
    "\n*[abc]: ",
    "\n[x]: /y ",
    "[x](/y ",
    "![",
    "](z)",
    "*",
    "**",
    "_",
    "\\",
    "<b>",
    "</b>",
    '<a title="',
    '">',
    "\n<div>\n",
    "\n\n</div>\n",
    "\n<div markdown>\n",
    "\n<pre>\n",
    "\n</pre>\n",
    "\n<script>\n",
    "\n</script>\n",
    "\n<?php ",
    "\n<![CDATA[\n",
    "\n<details>\n<summary>",
    "<!-- note -->",
    "<!--",
    "-->",
    "<!-->",
    "<!--->",
    "[gap: ",
    "]",
    "{: #id }",
    "&lt;",
    "\u2028",
    "\x0c",
    "\x02",
    "é👍🏽",
]
frames = st.lists(st.sampled_from(FRAMES), max_size=4).map("".join)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text with up to three holds, each with its own secret and its own reason."""
    parts = [draw(st.sampled_from(["", "---\ntitle: x\n---\n", "\ufeff", "1. One.\n"]))]
    for number in range(draw(st.integers(1, 3))):
        opening = draw(st.sampled_from(OPENINGS[: draw(st.sampled_from([3, len(OPENINGS)]))]))
        closing = draw(st.sampled_from(CLOSINGS[: draw(st.sampled_from([1, len(CLOSINGS)]))]))
        parts += [draw(frames), opening.format(f"why{number}"), draw(frames), f"SECRET{number}"]
        parts += [draw(frames), closing, draw(frames)]
    ends = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    return "".join(parts).replace("\n", ends)


@settings(max_examples=600, deadline=None)
@example("`<!-- hold: why0 -->`SECRET0`<!-- /hold -->`")
@example("[gap: <!-- hold: why0 --> SECRET0 <!-- /hold -->]")
@example("[gap: <!-- hold: why0 --> ] SECRET0 <!-- /hold -->")
@example("<!-- hold: why0 -->[gap: SECRET0<!-- /hold -->]")
@example("Open <!-- hold: why0 -->SECRET0<!-- /hold --> open.")
@example("<!-- hold: why0 -->\nSECRET0<!-- /hold -->\n- ")
@example("1. One <!-- hold: why0 -->SECRET0<!-- /hold -->\n2. Two")
@example("    - \n~~~\n<!-- hold: why0 -->SECRET0<!-- /hold -->\n~~~\n")
@example("- x\n\n  ```\n  <!-- hold: why0 -->\n  SECRET0\n  <!-- /hold -->\n  ```\n")
@example("``` a b\n<!-- hold: why0 -->\nSECRET0\n<!-- /hold -->\n```\n")
@example("<div>\n\n`<!-- hold: why0 -->` SECRET0 `<!-- /hold -->`\n\n</div>\n")
@example("---\ntitle: <!-- hold: why0 --> SECRET0 <!-- /hold -->\n---\n")
@example("<!– hold: why0 –>\n\nSECRET0\n\n<!– /hold –>\n")
@example("!!! note\n\n    <!-- hold: why0 -->\n\n    SECRET0\n\n    <!-- /hold -->\n")
@example("<!-- HOLD: why0 -->\r\rSECRET0\r\r<!-- /Hold -->\r")
@given(texts())
def test_a_secret_never_gets_out(text: str) -> None:
    document = parse_document("docs/x.md", text)
    if document.findings_of(RULE):
        return  # nothing is published
    page = rendered(f"\n{marked_body(document, preview=False)}")
    shown_marks = {
        number
        for code in re.findall(r"<code[^>]*>(.*?)</code>", page, re.DOTALL)
        for number in re.findall(
            r"h[eo]ld\s*:?\s*why(\d)", html.unescape(re.sub("<[^>]*>", "", code)), re.I
        )
    }
    opening, sections = cut(page, HouseStyle())
    for channel in [page, unmarked(page), opening, repr(sections), *_words(document)]:
        leaked = set(re.findall(r"SECRET(\d)", channel)) - shown_marks
        assert not leaked, f"{text!r} → {channel!r}"
    assert "<!--" not in unmarked(page)


def _words(document: Document) -> list[str]:
    """Everything else that is made of a document for readers."""
    secrets = Mentions([Term(document=document, term=f"SECRET{n}") for n in range(3)])
    return [
        document.published_words,
        *(section.title for section in document.sections if not document.is_held(section.heading)),
        *(" ".join(item.paragraphs) for item in agreed_items(document)),
        *(gap.what for gap in document.gaps if not document.is_held(gap.span)),
        *(term.term for term, _ in find_in_document(secrets, document)),
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("<!-- hold: a & b -->\n\nSECRET\n\nMore.\n\n<!-- /hold -->\n", 2),
        ("Open <!-- hold: a & b -->SECRET<!-- /hold --> open.\n", 1),
        ("- a\n<!-- hold: a & b -->\n- [gap: SECRET]\n<!-- /hold -->\n- b\n", 1),
        ("| a |\n|---|\n| <!-- hold: a & b -->SECRET<!-- /hold --> |\n", 1),
        ("<!-- hold: a & b -->\n## SECRET heading\n\nText.\n<!-- /hold -->\n", 1),
    ],
)
def test_the_preview_shows_and_marks_what_is_held(text: str, marks: int) -> None:
    body = published_body(parse_document("x.md", text), preview=True)
    assert "SECRET" in body and "<!--" not in body
    assert body.count('<span class="held">Held back: a &amp; b</span>') == marks


def test_only_what_lies_wholly_in_a_hold_is_held() -> None:
    document = parse_document(
        "x.md",
        "One.\n\n<!-- hold: why -->\n\nTwo.\n\n<!-- /hold -->\n\n"
        "Three <!-- hold: why -->four<!-- /hold -->.\n\n"
        "<!-- hold: why -->\nFive.\n<!-- /hold -->\nSix.\n",
    )
    held = {
        document.text[b.span.start : b.span.end]
        for b in document.blocks
        if document.is_held(b.span)
    }
    assert {words for words in held if not words.startswith("<!--")} == {"Two.", "Five."}
