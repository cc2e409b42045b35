"""What is read of a stretch of Markdown, as one line."""

import pytest

from plainpledge.reading.documents import parse_document


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("We will `always` **put**, and un*harm*ed.", "We will always put, and unharmed."),
        ("Use *this*, see [risk](risk.md).", "Use this, see risk."),
        ("One line\nand the next", "One line and the next"),
        ("one<br>two", "one two"),
        ("Fish &amp; chips", "Fish & chips"),
        ("seen <!-- hold: why -->held `code`<!-- /hold --> seen", "seen seen"),
    ],
)
def test_markup_is_left_out_and_leaves_nothing_behind(markdown: str, read: str) -> None:
    document = parse_document("docs/x.md", markdown)
    assert document.words(document.body) == read
