"""Follows the events of the parser through a text and notes what stands where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..model import Block, Cell, Link, Role, Span
from .parsed import Parsed

MAX_DEPTH = 20
"""Lists and quotations within each other. From about 200 on no page could be made."""
_LEAVES = {"Paragraph": Role.PARAGRAPH, "Heading": Role.HEADING, "TableCell": Role.CELL}
_NESTING = {"List", "Item", "BlockQuote", "Table", "FootnoteDefinition", "DefinitionList"}
_DEEPENING = _NESTING - {"Item", "Table"}
_LEAD = re.compile(r"[ \t]*")
_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}


class _Leaf(NamedTuple):
    """The open block of words."""

    role: Role
    span: Span
    level: int = 0
    anchor: str | None = None
    is_loose: bool = False
    """True for the words of a list item that stand in no paragraph."""


class Walk:
    """Follows the events, one by one.

    Args:
        text: the file's own text. The parser may have seen another one of the same length.
        alerts: where a quotation says that it is none.
        cuts: where a block ends although the parser has seen no end.
    """

    def __init__(self, text: str, alerts: Sequence[Span] = (), cuts: Sequence[int] = ()) -> None:
        self.text = text
        self.found = Parsed()
        self.pieces: list[tuple[Span, str]] = []
        """Words: where they stand, and how they are read."""
        self.alerts = alerts
        self.cuts = cuts
        self.item: int | None = None
        self.item_depth = 0
        self.table, self.row, self.column = Span(0, 0), 0, 0
        self.containers: list[str] = []
        self.quotations: list[bool] = []
        """For each open quotation, whether somebody is quoted in it."""
        self.leaf: _Leaf | None = None

    def take(self, event: Any, span: Span) -> None:
        """Note one event, but for the end of something."""
        kind, value = _tag(event)
        if kind == "Text":  # most events are
            self.words(value, span)
        elif kind == "Start":
            self.start(*_tag(value), span)
        else:
            self.inline(kind, value, span)

    def start(self, tag: str, detail: Any, span: Span) -> None:
        if tag in _INLINE:
            self.grow(span)
            if tag in ("Link", "Image"):
                self.found.links.append(Link(span, detail["dest_url"], tag == "Image"))
            return
        self.close()
        if not self.containers and tag != "HtmlBlock":
            self.found.outermost.append(span)
        if tag in _LEAVES:
            self.open(tag, detail, span)
        elif tag == "CodeBlock":
            self.add(_Leaf(Role.CODE, span), self.fence(detail, span))
        elif tag == "HtmlBlock":
            self.add(_Leaf(Role.HTML, span))
            self.find_comments(span)
            self.found.raw_html.append(span)
        elif tag == "Item" and self.item is None and not any(self.quotations):
            lead = _LEAD.match(self.text, span.start)
            self.item = lead.end() if lead else span.start
            self.item_depth = len(self.containers)
        elif tag == "BlockQuote":
            self.quotations.append(self.text[span.start] == ">" and not self.is_alert(span))
        self.count(tag, span)
        self.containers.append(tag)
        if not self.found.too_deep and tag in _DEEPENING and self.depth() > MAX_DEPTH:
            line = re.compile(r"[^\r\n]*").match(self.text, span.start)
            self.found.too_deep = Span(span.start, line.end() if line else span.end)

    def open(self, tag: str, detail: Any, span: Span) -> None:
        """Open a block of words; the title of a box is no heading of the page."""
        if tag != "Heading":
            self.leaf = _Leaf(self.role(_LEAVES[tag]), span)
        elif self.text[span.start] not in "!?=":
            self.leaf = _Leaf(Role.HEADING, span, int(detail["level"][1]), detail["id"])

    def is_alert(self, span: Span) -> bool:
        """True for a quotation whose first words say that it is a note."""
        index = bisect_left(self.alerts, Span(span.start, 0))
        return index < len(self.alerts) and not self.text[
            span.start : self.alerts[index].start
        ].strip(" \t>")

    def count(self, tag: str, span: Span) -> None:
        """Note where in a table the next cell stands."""
        if tag == "Table":
            self.table, self.row = span, -1
        elif tag in ("TableHead", "TableRow"):
            self.row, self.column = self.row + 1, -1
        elif tag == "TableCell":
            self.column += 1

    def depth(self) -> int:
        return sum(tag in _DEEPENING for tag in self.containers)

    def end(self, value: Any) -> None:
        """Note the end of something."""
        tag, _ = _tag(value)
        if tag in _INLINE:
            return
        self.close()
        while self.containers and self.containers.pop() != tag:
            pass
        if tag == "BlockQuote" and self.quotations:
            self.quotations.pop()
        if self.item is not None and len(self.containers) <= self.item_depth:
            self.item = None

    def words(self, value: str, span: Span) -> None:
        if self.in_code():
            return
        self.pieces.append((span, value))
        if self.leaf is None or self.leaf.is_loose:
            self.grow(span)

    def inline(self, kind: str, value: Any, span: Span) -> None:
        if kind == "InlineHtml":
            self.find_comments(span)
            self.found.raw_html.append(span)
        if kind == "Code":
            self.found.code_spans.append(span)
        if kind not in ("Rule", "Html") and not self.in_code():
            self.grow(span)

    def in_code(self) -> bool:
        return bool(self.containers) and self.containers[-1] in ("CodeBlock", "HtmlBlock")

    def grow(self, span: Span) -> None:
        """Open a list item's own words where no paragraph is open, or lengthen them."""
        if self.leaf is None:
            self.leaf = _Leaf(self.role(Role.PARAGRAPH), span, is_loose=True)
        elif self.leaf.is_loose:
            first = self.leaf.span
            self.leaf = self.leaf._replace(span=Span(first.start, max(first.end, span.end)))

    def close(self) -> None:
        """End the open block."""
        if self.leaf and not self.cuts:
            self.add(self.leaf)
        elif self.leaf:
            for span in self.cut(self.leaf):
                self.add(self.leaf._replace(span=span))
        self.leaf = None

    def cut(self, leaf: _Leaf) -> Iterator[Span]:
        """Cut a block where its box has ended."""
        start, end = leaf.span.start, leaf.span.end
        for place in self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]:
            yield Span(start, place)
            start = place
        yield Span(start, end)

    def add(self, leaf: _Leaf, fence: str | None = None) -> None:
        start, end = leaf.span.start, leaf.span.end
        stripped = self.text[start:end].rstrip()
        self.found.blocks.append(
            Block(
                leaf.role,
                Span(start, start + len(stripped)),
                leaf.level,
                quoted=True in self.quotations,
                nested=not _NESTING.isdisjoint(self.containers),
                fence=fence,
                item=self.item,
                cell=Cell(self.table, self.row, self.column) if leaf.role is Role.CELL else None,
                anchor=leaf.anchor,
            )
        )

    def role(self, plain: Role) -> Role:
        in_item = plain is Role.PARAGRAPH and "Item" in self.containers
        return Role.ITEM if in_item else plain

    def fence(self, detail: Any, span: Span) -> str | None:
        if detail == "Indented":
            return None
        opening = re.match(r"`{3,}|~{3,}", self.text[span.start : span.end])
        return opening[0] if opening else "```"

    def find_comments(self, span: Span) -> None:
        start = self.text.find("<!--", span.start, span.end)
        while start >= 0 and (end := self.text.find("-->", start + len("<!--"), span.end)) >= 0:
            self.found.comments.append(Span(start, end + len("-->")))
            start = self.text.find("<!--", end, span.end)


def _tag(value: Any) -> tuple[str, Any]:
    """Split a parser's tag, such as `{"Heading": {...}}`, into its name and its details."""
    if isinstance(value, str):
        return value, None
    [(name, details)] = value.items()
    return name, details
