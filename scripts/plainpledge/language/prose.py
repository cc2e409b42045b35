"""A document's words as a reader meets them: in sentences, with what is only mentioned left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from ..model import Block, Document, Role, Span
from .sentences import split
from .words import hide_addresses, split_words

READ = frozenset({Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.CELL})
_QUOTED = re.compile(
    r"“[^“”]{1,4000}(?:”|\Z)|\"[^\"\n]{1,400}\"|‘(?<!\w‘)[^‘]{1,200}?'(?!\w)|'(?<!\w')[^'\n]{1,80}?'(?!\w)"
)
"""Words in quotation marks: somebody else's, or words that are spoken of. Where a quotation goes on
in the next paragraph its first mark is not closed. Closing single marks are straight by then."""
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[:#.][^{}\n]*\}|\[\[[^\[\]\n]*\]\]")
"""Places that a program fills in, and attributes: they are not read as words."""
_OF_WORDS = re.compile(
    r"\b(?:avoid|instead of|(?:don['’]t|do not|not to|never) (?:say|use|write)|not this|bad|before"
    r"|jargon|(?:hard|difficult|complex|formal) words?|we avoid|unacceptable|wrong|incorrect)\b",
    re.IGNORECASE,
)
"""What the heading of a table's column says when the column lists words, and does not use them."""


class Passage(NamedTuple):
    """One sentence, heading, list item's own words or table cell."""

    span: Span
    block: Block
    first: int
    """The index of its first word."""
    end: int
    """The index after its last word."""

    @property
    def role(self) -> Role:
        """What it is to a reader."""
        return self.block.role


class Prose:
    """The words of one document; the index of a word is the same in every list here.

    Quotations, code, raw HTML and addresses are not read. Held lines are: they may be published.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = _readable(document)
        """The prose in the document's length; addresses and templates are zeros."""
        self._lower = _in_small_letters(self.text)
        self.words: list[str] = []
        """As long as typed, in small letters, with straight apostrophes."""
        self.starts: list[int] = []
        """Where each word starts in the document's text."""
        self.gaps: list[str] = []
        """What stands before each word, from the word before it or from the start of its block."""
        self.passages: list[Passage] = []
        """In the order of reading."""
        self._read_spans: list[Span] = []
        listed = _listed_columns(document)
        for block in document.blocks:
            cell = block.cell
            is_listed = cell and (cell.table, cell.column) in listed
            if block.role in READ and not block.quoted and not is_listed:
                self._read(block)

    def _read(self, block: Block) -> None:
        span, starts, first = block.span, self.starts, len(self.words)
        self._read_spans.append(span)
        pieces = split_words(self._lower[span.start : span.end])
        self.gaps += pieces[:-1:2]
        self.words += pieces[1::2]
        places = accumulate(map(len, pieces), initial=span.start)
        starts += islice(places, 1, len(pieces) - 1, 2)
        for start, end in split(self.text, *span):
            after = bisect_left(starts, end, first)  # no word goes on in the next sentence
            self.passages.append(Passage(Span(start, end), block, first, after))
            first = after

    @cached_property
    def at(self) -> Mapping[str, list[int]]:
        """The indexes of each word that is used; one that is only mentioned is left out."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            if word in found:
                found[word].append(index)
            else:
                found[word] = [index]
        for word in {self.words[index] for index in self.mentioned}:
            if used := [index for index in found[word] if index not in self.mentioned]:
                found[word] = used
            else:
                del found[word]
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words that are used: to look for those of a list, ask here first."""
        return frozenset(self.at)

    @cached_property
    def mentioned(self) -> frozenset[int]:
        """The indexes of the words that stand in quotation marks."""
        found: list[int] = []
        for span in self._read_spans:
            for match in _QUOTED.finditer(self.text, *span):
                first = bisect_left(self.starts, match.start())
                found += range(first, bisect_left(self.starts, match.end()))
        return frozenset(found)

    def passage(self, index: int) -> Passage:
        """Return the sentence that a word stands in."""
        return self.passages[bisect_right(self._firsts, index) - 1]

    @cached_property
    def _firsts(self) -> list[int]:
        return [passage.first for passage in self.passages]

    def end(self, index: int) -> int:
        """Return where a word ends in the document's text."""
        return self.starts[index] + len(self.words[index])

    def span(self, first: int, end: int) -> Span:
        """Return the stretch from a word to the one before `end`."""
        return Span(self.starts[first], self.end(end - 1))

    def typed(self, first: int, end: int) -> str:
        """Return some words as they are typed, on one line."""
        return " ".join(self.text[self.starts[first] : self.end(end - 1)].split())

    def are_joined(self, first: int, end: int) -> bool:
        """True when some words stand in one sentence with only spaces or hyphens between them."""
        return end <= self.passage(first).end and self.are_beside(first, end)

    def are_beside(self, first: int, end: int) -> bool:
        """True when some words of one sentence have only spaces or hyphens between them."""
        gaps = self.gaps[first + 1 : end]
        return all(gap == " " or not gap.strip(" \t\r\n-‑") for gap in gaps)


def _in_small_letters(text: str) -> str:
    """Return a text of the same length; a letter whose small form is longer stays."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def _readable(document: Document) -> str:
    text = hide_addresses(document.prose).replace("’", "'")
    if "{" in text or "[[" in text:
        text = _TEMPLATE.sub(lambda match: "0" * len(match[0]), text)
    return text


def _listed_columns(document: Document) -> set[tuple[Span, int]]:
    """Return the columns of tables that list words to avoid: those words are not used there."""
    return {
        (block.cell.table, block.cell.column)
        for block in document.blocks
        if block.cell
        and block.cell.row == 0
        and _OF_WORDS.search(document.prose, block.span.start, block.span.end)
    }
