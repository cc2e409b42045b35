"""Runs the case files in `sections/`: how a page’s HTML is cut at its headings.

`pytest --update` writes what comes out now below the line `=== cut`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.model import HouseStyle, Layout, SectionStyle
from plainpledge.pages.sections import MARK, PageSection, cut, marked_body, unmarked
from plainpledge.reading.documents import parse_document
from rendering import rendered

CASES = sorted((Path(__file__).parent / "sections").glob("*.md"))
STYLE = HouseStyle(
    sections=(
        SectionStyle(heading="In plain words", layout=Layout.BESIDE_WORDING),
        SectionStyle(heading="Reflect together", layout=Layout.REFLECTION),
    )
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    whole = case.read_text("utf-8")
    head = whole.partition("=== cut\n")[0]
    opening, sections = _cut(head.partition("=== file\n")[2])
    shown = "".join(f"{line}\n" for line in _lines(opening, sections))
    comes_out = f"{head.rstrip()}\n\n=== cut\n{shown}"
    if request.config.getoption("--update"):
        case.write_text(whole := comes_out, "utf-8")
    assert comes_out == whole


def _cut(text: str) -> tuple[str, tuple[PageSection, ...]]:
    return cut(rendered(f"\n{marked_body(parse_document('docs/x.md', text), False)}"), STYLE)


def _lines(opening: str, sections: tuple[PageSection, ...]) -> Iterator[str]:
    yield f"opening: {_flat(opening)}"
    for section in sections:
        yield f"section {section.id} ({section.layout.value}): {section.title}"
        yield f"    {_flat(section.body)}"
        for part in section.parts:
            yield f"    part {part.id}: {part.title}"
            yield f"        {_flat(part.body)}"


def _flat(html: str) -> str:
    return " ".join(html.split())


PIECES = [
    *("word ", "\n", "\n\n", "## A", "\n### B", "\n#### C", "\n# D", "- ", "> ", "    ", "```\n"),
    *(
        "\n---\n",
        "\n===\n",
        "<h2>x</h2>",
        "<div>\n",
        "</div>\n",
        "<!-- c -->",
        "<!--section-->",
        "\t",
    ),
    *("!!! note\n    ", " {#id}", "`", "*", "[gap: x]", "| a |\n|---|\n", "\r\n", "<!--", "-->"),
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_nothing_is_lost_and_no_mark_is_left(text: str) -> None:
    document = parse_document("docs/x.md", text)
    html = rendered(f"\n{marked_body(document, False)}")
    opening, sections = cut(html, STYLE)
    whole = opening + "".join(
        f"{s.title}{s.body}" + "".join(f"{part.title}{part.body}" for part in s.parts)
        for s in sections
    )
    assert MARK not in whole and MARK not in unmarked(html)
    assert _words(whole) == _words(unmarked(html))


def _words(html: str) -> str:
    return re.sub(r"<h[1-6][^>]*>|</h[1-6]>|\s+", "", html)
