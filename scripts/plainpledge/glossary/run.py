"""Words of a rendered page that are read in one go, and where each stands in the HTML."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True, eq=False)
class Element:
    """An element within a line, such as `<strong>`."""

    name: str
    tag_start: int
    read_start: int
    """Where its words start in the run."""
    tag_end: int = -1
    """The end of its closing tag; -1 while there is none."""
    read_end: int = -1


class Piece(NamedTuple):
    """A stretch of words without a tag in it."""

    read: int
    """Where it starts in the run."""
    start: int
    """Where it starts in the HTML."""
    end: int
    around: tuple[Element, ...] = ()
    is_open: bool = True
    """False where no link may stand."""
    target: str = ""
    """For a link: where it leads."""
    is_one: bool = False
    """True for an entity and the like: a link holds it whole or not at all."""

    def place(self, offset: int) -> int:
        """Return the place in the HTML of an offset in the run."""
        if self.is_one:
            return self.start if offset == self.read else self.end
        return self.start + offset - self.read


@dataclass
class Run:
    """Words that follow each other without the edge of a block between them."""

    pieces: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    length: int = 0
    is_sound: bool = True
    """False when tags within it are not closed in order."""
    is_block_quotation: bool = False
    marked: list[Element] = field(default_factory=list)
    """The elements in it that quote, as quotation marks do."""

    @property
    def quoted(self) -> list[tuple[int, int]]:
        """Where elements quote; one that is never closed quotes all that follows."""
        return [
            (one.read_start, one.read_end if one.read_end >= 0 else self.length)
            for one in self.marked
        ]

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(self.texts)

    def add(self, text: str, piece: Piece) -> None:
        """Put more words at the end."""
        self.pieces.append(piece)
        self.texts.append(text)
        self.length += len(text)

    def piece_at(self, offset: int) -> int:
        """Return the index of the piece that holds a character."""
        return bisect_right(self.pieces, offset, key=lambda piece: piece.read) - 1

    def targets(self, start: int, end: int) -> set[str]:
        """Return where links lead that stand in a stretch; empty words for code and the like."""
        pieces = self.pieces[self.piece_at(start) : self.piece_at(end - 1) + 1]
        return {piece.target for piece in pieces if not piece.is_open}

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where in the HTML a link may hold some words; None where it would cut a tag."""
        head, tail = self.pieces[self.piece_at(start)], self.pieces[self.piece_at(end - 1)]
        if head.around == tail.around and (head is tail or self.is_sound):
            return head.place(start), tail.place(end)
        shared = sum(1 for a, b in zip(head.around, tail.around, strict=False) if a is b)
        opened, closed = head.around[shared:], tail.around[shared:]
        begins = all(element.read_start == start for element in opened)
        ends = all(element.read_end == end for element in closed)
        if not (self.is_sound and begins and ends):
            return None
        return (
            min([head.place(start), *(element.tag_start for element in opened)]),
            max([tail.place(end), *(element.tag_end for element in closed)]),
        )
