"""What no page could be made of is told, and nothing takes long to read."""

from __future__ import annotations

import time

import markdown
import pytest

from plainpledge.model import Document
from plainpledge.reading.documents import parse_document
from plainpledge.reading.limits import MAX_BRACKETS
from plainpledge.reading.source import RULE
from plainpledge.reading.walk import MAX_DEPTH


def steps(mark: str, levels: int) -> str:
    return "".join(f"{'    ' * level}{mark} x\n" for level in range(levels))


def _told(document: Document) -> list[tuple[int, int]]:
    places = (document.position(found.span.start) for found in document.findings_of(RULE))
    return [(place.line, place.column) for place in places]


@pytest.mark.parametrize("mark", ["-", "1.", "!!! note"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_goes_too_deep_is_told_where_it_does(mark: str, end: str) -> None:
    head = "---\ntitle: x\n---\n\n"
    document = parse_document("docs/x.md", (head + steps(mark, 250)).replace("\n", end))
    ((line, _),) = _told(document)
    assert line == len(head.splitlines()) + MAX_DEPTH + 1


def test_quotations_that_go_too_deep_are_told() -> None:
    assert _told(parse_document("docs/x.md", "word\n\n" + ">" * 250 + " x")) == [(3, 21)]
    assert _told(parse_document("docs/x.md", "- " * 250 + "x")) == [(1, 41)]


def test_what_is_not_told_can_be_made_into_a_page() -> None:
    for text in (steps("-", MAX_DEPTH), ">" * MAX_DEPTH + " x", steps("!!! note", MAX_DEPTH)):
        assert not _told(parse_document("docs/x.md", text))
        markdown.markdown(text, extensions=["admonition"])
    with pytest.raises(RecursionError):
        markdown.markdown(steps("-", 250))


def test_code_may_stand_as_far_in_as_it_likes() -> None:
    code = f"```\n{steps('-', 50)}{'[' * 2_000}\n```\n"
    assert not parse_document("docs/x.md", code).findings


@pytest.mark.parametrize("before", ["", "- ", "> ", "# ", "<div>"])
def test_very_many_brackets_in_one_block_are_told(before: str) -> None:
    few = parse_document("docs/x.md", before + "[" * MAX_BRACKETS + "\n\n[a](#b)\n")
    assert not few.findings
    many = parse_document("docs/x.md", f"word\n\n{before}{'[' * 20_000}")
    assert _told(many) == [(3, len(before) + MAX_BRACKETS + 1)]


@pytest.mark.parametrize(
    "text", ["<!" + "/" * 60_000, "<!" * 60_000, "<!" + "/ " * 30_000, "<" + " " * 60_000]
)
def test_what_is_like_a_mark_is_read_in_no_time(text: str) -> None:
    start = time.process_time()
    parse_document("docs/x.md", text)
    assert time.process_time() - start < 4


def test_a_spoilt_mark_is_found_behind_any_number_of_signs() -> None:
    document = parse_document("docs/x.md", f"<!{'/-' * 500} hold: why –>")
    assert [found.rule for found in document.findings] == ["broken-hold"]
