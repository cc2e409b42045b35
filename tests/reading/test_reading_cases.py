"""Runs the case files in `cases/`: a Markdown file, what is read in it and published of it.

A case starts with a sentence about it. Then come blocks, each under a line with `===`:

    === file             the file; `file crlf` and `file cr` give it other line ends
    === read             what is found in it, and where
    === published        the Markdown for readers
    === page             the HTML that MkDocs makes of that

`pytest --update` writes what comes out now into the last three blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plainpledge.model import Document, Span
from plainpledge.pages.sections import unmarked
from plainpledge.reading.documents import parse_document
from plainpledge.reading.published import published_body
from plainpledge.reading.wording import agreed_items
from rendering import rendered

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
LINE_ENDS = {"": "\n", "crlf": "\r\n", "cr": "\r"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    whole = case.read_text("utf-8")
    about, ends, typed = re.fullmatch(
        r"(.*?)=== file ?(\w*)\n(.*?)(?:=== read\n.*)?", whole, re.DOTALL
    ).groups()  # type: ignore[union-attr]
    document = parse_document("docs/case.md", typed.replace("\n", LINE_ENDS[ends]))
    head = f"{about}=== file{' ' * bool(ends)}{ends}\n{typed}"
    comes_out = f"{head.rstrip(chr(10))}\n\n=== read\n{_read(document)}"
    if not document.findings:
        body = published_body(document)
        comes_out += (
            f"\n=== published\n{body.strip(chr(10))}\n\n=== page\n{unmarked(rendered(body))}\n"
        )
    if request.config.getoption("--update"):
        case.write_text(whole := comes_out, "utf-8")
    assert comes_out == whole


def _read(document: Document) -> str:
    return "".join(f"{line}\n" for line in _lines(document))


def _lines(document: Document) -> Iterator[str]:
    for path, value in document.front_matter.values.items():
        yield f"{_at(document, document.front_matter.place((path,)))}  field {path} = {value!r}"
    for block in document.blocks:
        level = f" {block.level}" if block.level else ""
        marks = " quoted" * block.quoted + " nested" * block.nested
        prose = " ".join(document.prose[block.span.start : block.span.end].split())
        yield f"{_at(document, block.span)}  {block.role.value}{level}{marks}: {prose}".rstrip()
    for section in document.sections:
        yield f"{_at(document, section.span)}  section {section.level}: {section.title}"
    for link in document.links:
        kind = "image" if link.is_image else "link"
        yield f"{_at(document, link.span)}  {kind} to {link.target}"
    for hold in document.holds:
        yield f"{_at(document, hold.span)}  held: {hold.reason}"
    for gap in document.gaps:
        yield f"{_at(document, gap.span)}  gap: {gap.what}"
    for item in agreed_items(document):
        yield f"{_at(document, item.span)}  item {item.number}: {' ¶ '.join(item.paragraphs)}"
    for finding in document.findings:
        yield f"{_at(document, finding.span)}  {finding.rule}: {finding.message}"


def _at(document: Document, span: Span) -> str:
    start, end = document.position(span.start), document.position(span.end)
    return f"{start.line}:{start.column}-{end.line}:{end.column}"
