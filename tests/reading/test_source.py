"""What is not saved as UTF-8 is told where it stands, and nothing of it is read."""

from pathlib import Path

import pytest

from plainpledge.reading.documents import read_document


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_line_of_what_is_not_utf_8_is_told(tmp_path: Path, end: bytes, mark: bytes) -> None:
    """A byte order mark or an old line end moves it no more than in an editor."""
    lines = [b"---", b"title: x", b"---", "é👍".encode() + b"\xe9 words"]
    (tmp_path / "x.md").write_bytes(mark + end.join(lines))
    document = read_document(tmp_path, "x.md")
    (finding,) = document.findings
    place = document.position(finding.span.start)
    assert finding.message.startswith("Line 4 ") and (place.line, place.column) == (4, 3)
    assert not document.text.strip() and not document.blocks and not document.front_matter.values
