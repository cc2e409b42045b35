"""A file's text → a Document."""

from __future__ import annotations

from pathlib import Path

from ..model import Document, Finding, Span
from .allows import find_allows
from .front_matter import read_front_matter
from .gaps import find_gaps
from .limits import too_much
from .lines import with_line_feeds
from .markdown import parse
from .marks import find_holds
from .sections import find_sections
from .source import RULE as UNREADABLE
from .source import read_text

EMPTY = "This file is empty."


def read_document(root: Path, path: str) -> Document:
    """Read one file below the project's folder; what is wrong with it is in its findings."""
    text, findings = read_text(root, path)
    if findings:
        return Document(path, text, prose=text, findings=findings, is_readable=False)
    return parse_document(path, text)


def parse_document(path: str, text: str) -> Document:
    """Make a document of a text that is already in memory."""
    front_matter, body, problems = read_front_matter(path, text)
    parsed = parse(text, body)
    holds, broken = find_holds(path, with_line_feeds(text), parsed)
    return Document(
        path,
        text,
        front_matter,
        body,
        parsed.prose,
        tuple(parsed.blocks),
        tuple(find_sections(parsed.prose, parsed.blocks, holds, len(text))),
        tuple(parsed.links),
        tuple(parsed.comments),
        holds,
        find_gaps(text, parsed.prose, parsed.blocks, holds, front_matter.span),
        tuple(find_allows(text, front_matter.span, parsed)),
        tuple(parsed.code_spans),
        (*_emptiness(path, text), *problems, *too_much(path, text, body, parsed), *broken),
        tuple(parsed.raw_html),
        parsed.abbreviations,
        parsed.ids,
    )


def _emptiness(path: str, text: str) -> tuple[Finding, ...]:
    if text.strip():
        return ()
    why, advice = "Its page would be empty too.", "Write the page, or delete the file."
    return (Finding(path, Span(0, 0), EMPTY, why, advice, rule=UNREADABLE),)
