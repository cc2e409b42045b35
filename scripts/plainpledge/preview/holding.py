"""Holds one block of a page back until someone agrees, and releases it."""

from __future__ import annotations

from ..model import Document, Role, Span
from ..reading.documents import parse_document
from .marks import line_start, line_stop, problem
from .splice import LINE_END, Refused, Splice, line_end

CANNOT_HOLD = "These lines cannot be held back here. Open the file itself."


def hold(document: Document, index: int, reason: str) -> Splice | Refused:
    """Return the change that keeps one block out of the built site."""
    if refused := problem(reason):
        return refused
    if not 0 <= index < len(document.blocks) or document.is_held(document.blocks[index].span):
        return Refused(CANNOT_HOLD)
    block, end = document.blocks[index], line_end(document.text)
    start = line_start(document.text, block.span.start)
    stop = line_stop(document.text, block.span.end)
    held = document.text[start:stop]
    text = f"<!-- hold: {' '.join(reason.split())} -->{end}{held}{end}<!-- /hold -->"
    splice = Splice(Span(start, stop), text)
    after = parse_document(document.path, splice.applied(document.text))
    is_right = (
        len(after.holds) == len(document.holds) + 1
        and len(after.findings) <= len(document.findings)
        and _words(after) == _words(document)
        and [one for one in after.blocks if after.is_held(one.span) and one.role is block.role]
    )
    return splice if is_right else Refused(CANNOT_HOLD)


def release(document: Document, number: int) -> Splice | Refused:
    """Return the change that takes the two marks around held lines away."""
    if not 0 <= number < len(document.holds):
        return Refused(CANNOT_HOLD)
    span, body = document.holds[number].span, document.holds[number].body
    text = document.text
    opening = text.rfind("<!--", span.start, body.start)
    closing = text.find("-->", body.end, span.end) + len("-->")
    inner, before, after = (
        text[body.start : body.end],
        text[span.start : opening],
        text[closing : span.end],
    )
    first = LINE_END.match(inner)
    if first and not before.strip() and LINE_END.search(inner[first.end() - 1 :]):
        inner, before = inner[first.end() :], ""
        after = "" if inner.endswith(("\n", "\r")) else after
    splice = Splice(span, before + inner + after)
    made = parse_document(document.path, splice.applied(text))
    is_right = (
        len(made.holds) == len(document.holds) - 1
        and len(made.findings) <= len(document.findings)
        and _words(made) == _words(document)
    )
    return splice if is_right else Refused(CANNOT_HOLD)


def _words(document: Document) -> list[tuple[Role, str]]:
    """Return every block of words, with what it is; comments stand in blocks of their own."""
    text = document.prose
    return [
        (one.role, " ".join(text[one.span.start : one.span.end].split()))
        for one in document.blocks
        if one.role is not Role.HTML
    ]
