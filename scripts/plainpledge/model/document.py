"""One Markdown file as read: its text, and what stands where in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple, TypeAlias

from .finding import Finding, Position, Span

_NOT_LINE_END = re.compile(r"[^\r\n]")

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""A front-matter value as typed: text is never turned into a number, date or yes/no."""

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way to a value: `("related", 0)` is the first entry of the list `related`."""


class Role(Enum):
    """What a block of text is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    CELL = "table cell"
    CODE = "code"
    HTML = "raw HTML"

    __hash__ = object.__hash__  # each member is there once; that of enums is many times slower


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands in its table."""

    table: Span
    row: int
    """0 for the row of headings."""
    column: int
    """0 for the first."""


class Block(NamedTuple):
    """The smallest block that holds text: a paragraph, a heading, a list item's own words."""

    role: Role
    span: Span
    """From the block's first character of text or markup to its last."""
    level: int = 0
    """1 to 6 for a heading, else 0."""
    quoted: bool = False
    """True inside a block quotation."""
    nested: bool = False
    """True inside a list, quotation, box, table or footnote."""
    fence: str | None = None
    """For code: how it was opened (three or more backticks or tildes), or None when indented."""
    item: int | None = None
    """Where the outermost list item starts that this block stands in, if it stands in a list."""
    cell: Cell | None = None
    """For a table cell: where it stands in its table."""
    anchor: str | None = None
    """The id that a heading was given in curly brackets."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, deeper headings included."""

    title: str
    level: int
    span: Span
    heading: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image written in Markdown."""

    span: Span
    target: str
    is_image: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Lines that are not published until someone has agreed to them."""

    span: Span
    """With both marks, and with the line ends when the marks stand on lines of their own."""
    body: Span
    """What is held."""
    reason: str


@dataclass(frozen=True, slots=True)
class Allow:
    """A mark by which a writer silences findings, with the reason."""

    span: Span
    rules: tuple[str, ...]
    """The rules' names; none when the mark is not written as it should be."""
    reason: str
    covers: Span
    """Where findings are silenced; empty where nothing follows the mark."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where only the organisation itself knows what to write."""

    span: Span
    what: str


@dataclass(frozen=True)
class FrontMatter:
    """The fields at the head of a file, with the place of each."""

    span: Span = Span(0, 0)
    values: Mapping[str, Value] = field(default_factory=dict)
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)
    """Where each key stands."""
    places: Mapping[KeyPath, Span] = field(default_factory=dict)
    """Where each value stands."""

    def place(self, path: KeyPath) -> Span:
        """Return the narrowest known place of a value; the whole front matter if it is missing."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return self.span


@dataclass(frozen=True)
class Document:
    """One Markdown file. `prose` has the length of `text`: an offset in one is one in both."""

    path: str
    """From the project's folder, with forward slashes."""
    text: str
    """As stored, line ends included; only a byte order mark is left out."""
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    body: Span = Span(0, 0)
    """All that follows the front matter."""
    prose: str = ""
    """The words a reader reads, where they stand; everything else is blanked out."""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[Span, ...] = ()
    """Every HTML comment outside code."""
    holds: tuple[Hold, ...] = ()
    gaps: tuple[Gap, ...] = ()
    allows: tuple[Allow, ...] = ()
    code_spans: tuple[Span, ...] = ()
    """Code within a line, with its backticks."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with the file itself while it was read."""
    raw_html: tuple[Span, ...] = ()
    """Each HTML tag within a line, and each block of HTML, comments among them."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What each short form stands for, where lines such as `*[HTML]: …` say it."""
    ids: frozenset[str] = frozenset()
    """Names that parts of the page were given in curly brackets, but for its headings."""
    is_readable: bool = True
    """False when blanks stand for the text, because the file itself could not be read."""

    @cached_property
    def _hold_starts(self) -> list[int]:
        return [hold.span.start for hold in self.holds]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", self.text))]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def words(self, span: Span) -> str:
        """Return the words in a span that readers may see, as one line with single spaces.

        Markup leaves no space behind: `un*harm*ed,` is read as “unharmed,”.
        """
        shown, typed = self._shown[span.start : span.end], self.text[span.start : span.end]
        if shown != typed:
            shown = "".join(_read(shown, typed))
        return " ".join(shown.split())

    @cached_property
    def _shown(self) -> str:
        """Return the published prose with code within a line, which a reader sees too."""
        parts, done = [], 0
        for code in self.code_spans:
            typed = self.text[code.start : code.end]
            inner = typed.strip("`")
            parts += [self.prose[done : code.start], inner.center(len(typed))]
            done = code.end
        return without_held("".join([*parts, self.prose[done:]]), self.holds)

    @cached_property
    def published_prose(self) -> str:
        """Return the prose without held words, in the same length."""
        return without_held(self.prose, self.holds)

    @cached_property
    def published_words(self) -> str:
        """Return all words that readers may see, as one line; headings and held lines left out."""
        shown = (Role.PARAGRAPH, Role.ITEM, Role.CELL)
        words = (self.words(block.span) for block in self.blocks if block.role in shown)
        return " ".join(filter(None, words))

    def findings_of(self, rule: str) -> tuple[Finding, ...]:
        """Return what one rule found while the file was read."""
        return tuple(finding for finding in self.findings if finding.rule == rule)

    def is_held(self, span: Span) -> bool:
        """True when the span is kept out of the built site."""
        index = bisect_right(self._hold_starts, span.start)
        return index > 0 and self.holds[index - 1].span.contains(span)


def _read(shown: str, typed: str) -> Iterator[str]:
    """Yield what is read: a blank that stands for markup is left out, but for `<br>`."""
    for index, (seen, source) in enumerate(zip(shown, typed, strict=True)):
        is_markup = seen == " " and not source.isspace()
        if not is_markup or typed[index : index + 3].lower() == "<br":
            yield seen


def without_held(prose: str, holds: Iterable[Hold]) -> str:
    """Return a prose in which held words are blanked out."""
    parts, done = [], 0
    for hold in holds:
        parts.append(prose[done : hold.span.start])
        parts.append(_NOT_LINE_END.sub(" ", prose[hold.span.start : hold.span.end]))
        done = hold.span.end
    return "".join([*parts, prose[done:]])
