"""Markdown → the prose view, blocks, sections, links and comments, each with its exact place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pyromark

from ..model import Block, Cell, Finding, Hold, Link, Role, Section, Span
from ..model.document import without_held
from .byte_offsets import character_offsets
from .lines import with_line_feeds
from .source import RULE

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
MAX_LEVEL = 6
MAX_DEPTH = 20
"""Lists and quotations within each other. From about 200 on no page could be made."""
MAX_BRACKETS = 1_000
"""Opening square brackets in one block. A page takes 0.15 s for so many, and 39 s for 20,000."""
_TOO_FAR_IN = re.compile(
    rf"^(?:> ?)*(?: {{4}}| {{0,3}}\t){{{MAX_DEPTH + 1}}}[ \t]*[^ \t\r\n][^\r\n]*", re.MULTILINE
)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_LEAVES = {"Paragraph": Role.PARAGRAPH, "Heading": Role.HEADING, "TableCell": Role.CELL}
_NESTING = {"List", "Item", "BlockQuote", "Table", "FootnoteDefinition", "DefinitionList"}
_DEEPENING = _NESTING - {"Item", "Table"}
_INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}


@dataclass
class Parsed:
    """What one pass over the Markdown found."""

    prose: str
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    outermost: list[Span] = field(default_factory=list)
    """What stands on the page itself, in nothing else: a paragraph, a whole list, a whole table."""
    code_spans: list[Span] = field(default_factory=list)
    """Code within a line, with its backticks."""
    too_deep: Span | None = None
    """The first line that goes deeper than can be made into a page."""
    too_many_brackets: Span | None = None
    """The first block with more opening square brackets than can be made into a page."""


def parse(text: str, body: Span) -> Parsed:
    """Read the Markdown in a span of a text; all offsets are those of the whole text."""
    walk = _Walk(text, body.start)
    source = with_line_feeds(text[body.start : body.end])
    to_character = character_offsets(source)
    for event, place in _PARSER.events_with_range(source):
        start, end = to_character(place["start"]), to_character(place["end"])
        walk.take(event, Span(body.start + start, body.start + end))
    return Parsed(
        walk.prose(),
        walk.blocks,
        walk.links,
        walk.comments,
        walk.outermost,
        walk.code_spans,
        _too_deep(text, body, walk),
        _too_many_brackets(text, walk.blocks),
    )


def too_much(path: str, parsed: Parsed) -> Iterator[Finding]:
    """Yield what no page could be made of."""
    if parsed.too_deep:
        yield Finding(
            path,
            parsed.too_deep,
            f"This line is more than {MAX_DEPTH} levels deep in lists or quotations.",
            "No page can be made of it, and no reader could follow it.",
            "Take some of the spaces or signs at its start away.",
            rule=RULE,
        )
    if parsed.too_many_brackets:
        yield Finding(
            path,
            parsed.too_many_brackets,
            f"More than {MAX_BRACKETS:,} opening square brackets stand here without an empty line.",
            "It would take very long to make a page of them.",
            "Take out the brackets that are not needed, or put empty lines in between.",
            rule=RULE,
        )


def _too_deep(text: str, body: Span, walk: _Walk) -> Span | None:
    """Return the first line that goes too deep, also where only the page's maker sees levels."""
    fences = [block.span for block in walk.blocks if block.fence]
    source = with_line_feeds(text)
    for line in _TOO_FAR_IN.finditer(source, body.start, body.end):
        index = bisect_right(fences, Span(line.start(), len(text) + 1)) - 1
        if index < 0 or fences[index].end <= line.start():
            found = Span(line.start(), line.end())
            return min(found, walk.too_deep) if walk.too_deep else found
    return walk.too_deep


def _too_many_brackets(text: str, blocks: Sequence[Block]) -> Span | None:
    for block in blocks:
        if not block.fence and text.count("[", block.span.start, block.span.end) > MAX_BRACKETS:
            places = re.finditer(r"\[", text[block.span.start : block.span.end])
            start = block.span.start + next(islice(places, MAX_BRACKETS, None)).start()
            return Span(start, start + 1)
    return None


def find_sections(
    prose: str, blocks: list[Block], holds: Sequence[Hold], end: int
) -> Iterator[Section]:
    """Yield each heading that opens a section of the page, with all that stands under it.

    A title is what readers may see of its heading; that of a held heading is whole.
    """
    headings = [b for b in blocks if b.role is Role.HEADING and not b.nested]
    published, starts = without_held(prose, holds), [hold.span.start for hold in holds]
    for heading, stop in zip(headings, _stops(headings, end), strict=True):
        hold = bisect_right(starts, heading.span.start) - 1
        held = hold >= 0 and holds[hold].span.contains(heading.span)
        words = (prose if held else published)[heading.span.start : heading.span.end]
        title = " ".join(words.split())
        yield Section(title, heading.level, Span(heading.span.start, stop), heading.span)


def _stops(headings: list[Block], end: int) -> list[int]:
    """Return for each heading where the next one starts that is not below it."""
    nearest, stops = [end] * (MAX_LEVEL + 1), list[int]()
    for heading in reversed(headings):
        stops.append(min(nearest[: heading.level + 1]))
        nearest[heading.level] = heading.span.start
    return stops[::-1]


class _Walk:
    """Follows the parser's events and notes what stands where."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.pieces: list[tuple[Span, str]] = []
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.comments: list[Span] = []
        self.outermost: list[Span] = []
        self.code_spans: list[Span] = []
        self.item: int | None = None
        self.table, self.row, self.column = Span(0, 0), 0, 0
        self.containers: list[str] = []
        self.leaf: tuple[Role, int, Span] | None = None
        self.loose = False
        self.too_deep: Span | None = None

    def take(self, event: Any, span: Span) -> None:
        """Note one event."""
        kind, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        if kind == "Start":
            self.start(*_tag(value), span)
        elif kind == "End":
            self.end(_tag(value)[0], span)
        else:
            self.inline(kind, value, span)

    def start(self, tag: str, detail: Any, span: Span) -> None:
        if tag in _INLINE:
            self.grow(span)
            if tag in ("Link", "Image"):
                self.links.append(Link(span, detail["dest_url"], tag == "Image"))
            return
        self.close()
        if not self.containers and tag != "HtmlBlock":
            self.outermost.append(span)
        if tag in _LEAVES:
            level = int(detail["level"][1]) if tag == "Heading" else 0
            self.leaf = (self.role(_LEAVES[tag]), level, span)
        elif tag == "CodeBlock":
            self.add(Role.CODE, span, fence=self.fence(detail, span))
        elif tag == "HtmlBlock":
            self.add(Role.HTML, span)
            self.find_comments(span)
        elif tag == "Item" and self.containers == ["List"]:
            self.item = span.start
        self.count(tag, span)
        self.containers.append(tag)
        if not self.too_deep and tag in _DEEPENING and self.depth() > MAX_DEPTH:
            line = re.compile(r"[^\r\n]*").match(self.text, span.start)
            self.too_deep = Span(span.start, line.end() if line else span.end)

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

    def end(self, tag: str, span: Span) -> None:
        if tag in _INLINE:
            return
        self.close()
        while self.containers and self.containers.pop() != tag:
            pass
        if not self.containers:
            self.item = None

    def inline(self, kind: str, value: Any, span: Span) -> None:
        if kind == "InlineHtml":
            self.find_comments(span)
        if kind == "Code":
            self.code_spans.append(span)
        if kind == "Text" and not self.in_code():
            self.pieces.append((span, value))
        if not self.in_code() and kind not in ("Rule", "Html"):
            self.grow(span)

    def in_code(self) -> bool:
        return bool(self.containers) and self.containers[-1] in ("CodeBlock", "HtmlBlock")

    def grow(self, span: Span) -> None:
        """Open a list item's own words where no paragraph is open, or lengthen them."""
        if self.leaf is None:
            self.leaf = (self.role(Role.PARAGRAPH), 0, span)
            self.loose = True
        elif self.loose:
            role, level, first = self.leaf
            self.leaf = (role, level, Span(first.start, max(first.end, span.end)))

    def close(self) -> None:
        """End the open block."""
        if self.leaf:
            role, level, span = self.leaf
            self.add(role, span, level=level)
        self.leaf, self.loose = None, False

    def add(self, role: Role, span: Span, level: int = 0, fence: str | None = None) -> None:
        stripped = self.text[span.start : span.end].rstrip()
        self.blocks.append(
            Block(
                role,
                Span(span.start, span.start + len(stripped)),
                level,
                quoted="BlockQuote" in self.containers,
                nested=any(tag in _NESTING for tag in self.containers),
                fence=fence,
                item=self.item,
                cell=Cell(self.table, self.row, self.column) if role is Role.CELL else None,
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
            self.comments.append(Span(start, end + len("-->")))
            start = self.text.find("<!--", end, span.end)

    def prose(self) -> str:
        """Return the text with everything blanked that is not read as words."""
        parts: list[str] = []
        done = 0
        for span, value in self.pieces:
            parts.append(_NOT_LINE_END.sub(" ", self.text[done : span.start]))
            parts.append(_fit(self.text[span.start : span.end], value))
            done = span.end
        parts.append(_NOT_LINE_END.sub(" ", self.text[done:]))
        return "".join(parts)


def _tag(value: Any) -> tuple[str, Any]:
    """Split a parser's tag, such as `{"Heading": {...}}`, into its name and its details."""
    return next(iter(value.items())) if isinstance(value, dict) else (value, None)


def _fit(source: str, read: str) -> str:
    """Return what is read in place of a source, in the source's length (`&amp;` → `&    `)."""
    if source == read:
        return source
    return read.ljust(len(source)) if len(read) < len(source) else source
