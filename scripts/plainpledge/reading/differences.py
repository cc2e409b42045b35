"""Where Python-Markdown, which makes our pages, and CommonMark see different things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from ..model import Block, Document, Role, Span
from .references import missing_references

_STEP = 4
"""Columns that Python-Markdown wants for each level of a list."""
_MARKER = re.compile(r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<dot>[.)]))(?=[ \t]|$)", re.M)
_ROW = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|")
_NO_SPACE = re.compile(r"#{2,6}[^\W\d_][^\n]*")
_BACKSLASH = re.compile(r"\\(?<=[^\\\s]\\)\r?\n(?=[^\n])")
_SPACE_IN_ADDRESS = re.compile(r"\[[^\[\]\n]+\]\((?P<address>[\w./#-]+(?: [\w./#-]+)+)\)")
_LIST_WORDS = (Role.ITEM, Role.CODE)


class Kind(Enum):
    """What is read differently."""

    NESTED_LIST = "nested list"
    LIST_AFTER_TEXT = "list after text"
    LIST_AFTER_LIST = "list after list"
    TABLE_AFTER_TEXT = "table after text"
    PART_OF_POINT = "part of a point"
    START = "start of a list"
    BRACKET = "bracket after a number"
    HEADING = "heading without a space"
    BACKSLASH = "backslash"
    ADDRESS = "address with a space"
    REFERENCE = "reference"


class Difference(NamedTuple):
    """One place that is read differently."""

    kind: Kind
    span: Span
    shown: str = ""
    """What a message repeats."""


def differences(document: Document) -> Iterator[Difference]:
    """Yield each such place; of a point in a list, only the first of each kind."""
    before: Block | None = None
    told: set[tuple[Kind, int | None]] = set()
    for block in document.blocks:
        if not block.quoted and block.role is not Role.HTML:
            for found in (*_of_lists(document, before, block), *_of_words(document, block)):
                key = (found.kind, block.item)
                if block.item is None or key not in told:
                    told.add(key)
                    yield found
        before = block
    for span, name in missing_references(document):
        yield Difference(Kind.REFERENCE, span, name)


def _of_lists(document: Document, before: Block | None, block: Block) -> Iterator[Difference]:
    is_text = before is not None and before.role is Role.PARAGRAPH
    if block.cell and before and is_text and _touch(document, before, block):
        yield Difference(Kind.TABLE_AFTER_TEXT, block.span)
    if block.item is None or block.role not in _LIST_WORDS:
        return
    text = document.text
    first = _MARKER.match(text, block.item)
    if not first:
        return
    if text[block.item : block.span.start].strip(" \t") == first[0]:
        yield from _of_first_points(document, before, block, first)
    elif _indent(text, block.span.start) > 0:
        yield from _inside(document, block)


def _of_first_points(
    document: Document, before: Block | None, block: Block, marker: re.Match[str]
) -> Iterator[Difference]:
    """Look at a point of the outermost list."""
    last = _MARKER.match(document.text, before.item) if before and before.item is not None else None
    span = Span(marker.start(), marker.end())
    goes_on = (
        last and bool(last["number"]) == bool(marker["number"]) and last["dot"] == marker["dot"]
    )
    touches = before is not None and _touch(document, before, block)
    if touches and before and before.role is Role.PARAGRAPH:
        yield Difference(Kind.LIST_AFTER_TEXT, span)
    elif touches and last and bool(last["number"]) != bool(marker["number"]):
        yield Difference(Kind.LIST_AFTER_LIST, span)
    if marker["dot"] == ")" and not goes_on:
        yield Difference(Kind.BRACKET, span, marker[0])
    elif marker["number"] and not goes_on and int(marker["number"]) != 1:
        yield Difference(Kind.START, span, marker["number"])


def _inside(document: Document, block: Block) -> Iterator[Difference]:
    """Look at what stands further in: a point of an inner list, a second paragraph, or code."""
    text, start = document.text, block.span.start
    line = text.rfind("\n", 0, start) + 1
    lead = text[line:start]
    base = _indent(text, block.item or 0)
    further = len(lead.expandtabs(_STEP)) - len(lead.lstrip()) - base
    marker = _MARKER.match(lead.lstrip(" \t"))
    if marker and further % _STEP:
        place = line + len(lead) - len(lead.lstrip(" \t"))
        yield Difference(Kind.NESTED_LIST, Span(place, place + marker.end()), str(further))
    elif not lead.strip() and 0 < further < _STEP and _follows_gap(text, line, block):
        yield Difference(Kind.PART_OF_POINT, Span(start, block.span.end), str(further))


def _follows_gap(text: str, line: int, block: Block) -> bool:
    """True for a paragraph after an empty line."""
    return block.role is Role.ITEM and not text[text.rfind("\n", 0, line - 1) + 1 : line].strip()


def _of_words(document: Document, block: Block) -> Iterator[Difference]:
    start, end = block.span.start, block.span.end
    if block.role not in (Role.PARAGRAPH, Role.ITEM):
        return
    text, prose = document.text, document.prose
    if prose.startswith("##", start) and (found := _NO_SPACE.match(prose, start, end)):
        yield Difference(Kind.HEADING, Span(*found.span()), found[0].strip())
    if found := _BACKSLASH.search(text, start + 1, end):
        yield Difference(Kind.BACKSLASH, Span(found.start(), found.start() + 1))
    if found := _SPACE_IN_ADDRESS.search(prose, start, end):
        yield Difference(Kind.ADDRESS, Span(*found.span("address")), found["address"])


def _touch(document: Document, before: Block, block: Block) -> bool:
    """True when a block starts on the line after another one."""
    between = document.text[before.span.end : block.span.start]
    return between.count("\n") == 1 and "<" not in between


def _indent(text: str, place: int) -> int:
    line = text.rfind("\n", 0, place) + 1
    lead = text[line:place].expandtabs(_STEP)
    return len(lead) - len(lead.lstrip(" "))
