"""Tables get a frame, and nothing else of a page changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.pages.tables import framed

TABLE = "<table>\n<tr><td>One</td></tr>\n</table>"
_FRAME = re.compile(r'<div class="scroll" tabindex="0" role="group" aria-label="([^"]*)">')
PAGES = {
    f"<p>a</p>{TABLE}": ["Table"],
    f'<h2 id="x">Fees &amp; <em>fines</em></h2>\n{TABLE}': ["Table: Fees &amp; fines"],
    f'<h2>A “b” "c"</h2>{TABLE}<h3>D</h3>{TABLE}{TABLE}': [
        "Table: A “b” &quot;c&quot;",
        "Table: D",
        "Table: D (2)",
    ],
    f"<table><tr><td>{TABLE}</td></tr></table>": ["Table"],
    "<p>&lt;table&gt;</p>": [],
    "</table><p>no start</p>": [],
    "<table><tr><td>no end": ["Table"],
}


@pytest.mark.parametrize(("html", "names"), PAGES.items())
def test_each_outermost_table_has_a_frame_with_a_name(html: str, names: list[str]) -> None:
    made = framed(html)
    assert _FRAME.findall(made) == names
    assert _unframed(made) == html


@given(st.lists(st.sampled_from([TABLE, "<table>", "</table>", "<h2>", "</h2>", "<p>x</p>"])))
def test_any_order_of_marks(parts: list[str]) -> None:
    made = framed("".join(parts))
    assert made.count("<div") == made.count("</div>")
    assert _unframed(made) == "".join(parts)


def _unframed(html: str) -> str:
    return _FRAME.sub("", html).replace("</div>", "")
