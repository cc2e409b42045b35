"""Marks that silence findings: `<!-- allow RULE: the reason -->`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..model import Allow, Role, Span
from .parsed import Parsed

COMMENT = re.compile(r"<!--\s*allow\b(?P<rest>.*?)-->", re.DOTALL | re.IGNORECASE)
_FIELD_NOTE = re.compile(r"^[ \t]*#[ \t]*allow\b(?P<rest>.*)$", re.MULTILINE | re.IGNORECASE)
_FIELD = re.compile(r"(?:\s*#.*\n)*(?P<field>.*(?:\n[ \t-].*)*)")
_PARTS = re.compile(r"\s*(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::(?P<reason>.*))?", re.DOTALL)


def find_allows(text: str, front_matter: Span, parsed: Parsed) -> Iterator[Allow]:
    """Yield each mark with the stretch that it covers.

    In a paragraph, list item, cell or heading it covers that. On a line of its own it covers what
    comes next: a paragraph, a whole list, a whole table. Above a field, as a note that starts
    with `#`, it covers that field.
    """
    for note in _FIELD_NOTE.finditer(text, front_matter.start, front_matter.end):
        following = _FIELD.match(text, note.end() + 1, front_matter.end)
        covers = Span(*following.span("field")) if following else Span(note.end(), note.end())
        yield _allow(Span(*note.span()), note["rest"], covers)
    for comment in parsed.comments:
        if match := COMMENT.fullmatch(text, comment.start, comment.end):
            yield _allow(comment, match["rest"], _covered(comment, parsed))


def _allow(span: Span, rest: str, covers: Span) -> Allow:
    parts = _PARTS.fullmatch(rest)
    names = re.findall(r"[\w-]+", parts["rules"].lower()) if parts else ()
    reason = " ".join((parts["reason"] or "").split()) if parts else ""
    return Allow(span, tuple(names), reason, covers)


def _covered(comment: Span, parsed: Parsed) -> Span:
    blocks = parsed.blocks
    index = bisect_left(blocks, comment.end, key=lambda block: block.span.start)
    for block in reversed(blocks[max(0, index - 1) : index]):
        if block.span.contains(comment) and block.role is not Role.HTML:
            return block.span
    following = next((block for block in blocks[index:] if block.role is not Role.HTML), None)
    if following is None:
        return Span(comment.end, comment.end)
    outer = bisect_left(parsed.outermost, Span(comment.end, comment.end))
    whole = parsed.outermost[outer] if outer < len(parsed.outermost) else following.span
    return whole if whole.start <= following.span.start else following.span
