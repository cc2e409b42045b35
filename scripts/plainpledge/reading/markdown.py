"""Markdown → the prose view, blocks, links and comments, each with its exact place.

The parser reads CommonMark. What Python-Markdown has besides is put into a form that it knows, in
a text of the same length: so all places are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pyromark

from ..model import Role, Span
from .abbreviations import explained, find_abbreviations
from .admonitions import boxes_as_quotations
from .attributes import alerts, without_attributes, without_markdown_tags
from .byte_offsets import character_offsets
from .lines import blanked, with_line_feeds
from .parsed import Parsed
from .walk import Walk

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_NOT_LINE_END = re.compile(r"[^\r\n]")


def parse(text: str, body: Span) -> Parsed:
    """Read the Markdown in a span of a text; all offsets are those of the whole text."""
    source = "\n" * body.start + with_line_feeds(text[body.start : body.end])
    lines = find_abbreviations(source)
    notes = alerts(source)
    unread = blanked(source, (line for line, _, _ in lines))
    view, cuts = boxes_as_quotations(without_markdown_tags(unread))
    walk = Walk(text, notes, cuts)
    view, first = view[body.start :], body.start
    to_character = character_offsets(view)
    event: Any
    for event, place in _PARSER.events_with_range(view):
        if "End" in event:
            walk.end(event["End"])
            continue
        start, end = to_character(place["start"]), to_character(place["end"])
        walk.take(event, Span(first + start, first + end))
    found = walk.found
    found.prose, found.ids = without_attributes(_prose(text, walk.pieces, notes))
    code = (block.span for block in found.blocks if block.role is Role.CODE)
    found.abbreviations = explained(lines, code)
    return found


def _prose(text: str, pieces: Iterable[tuple[Span, str]], notes: Iterable[Span]) -> str:
    """Return the text with everything blanked that is not read as words."""
    parts: list[str] = []
    done = 0
    for span, value in pieces:
        if between := text[done : span.start]:
            is_line_end = between in ("\n", "\n\n")  # what mostly stands there
            parts.append(between if is_line_end else _NOT_LINE_END.sub(" ", between))
        parts.append(_fit(text[span.start : span.end], value))
        done = span.end
    parts.append(_NOT_LINE_END.sub(" ", text[done:]))
    return blanked("".join(parts), notes)


def _fit(source: str, read: str) -> str:
    """Return what is read in place of a source, in the source's length (`&amp;` → `&    `)."""
    if source == read:
        return source
    return read.ljust(len(source)) if len(read) < len(source) else source
