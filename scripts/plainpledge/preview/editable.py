"""Changing one block of a file: only its own words move, and only when that is beyond doubt."""

from __future__ import annotations

import re

from ..model import Block, Document, Role, Span
from ..reading.documents import parse_document
from .splice import LINE_END, Refused, Splice, smallest

_WORDS = frozenset({Role.PARAGRAPH, Role.ITEM, Role.CELL})
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>[^\r\n]*?)(?:[ \t]+#+)?[ \t]*")
_NOT_TYPED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]"
)
"""Signs that nobody types: control codes, private ones, line ends that Markdown does not know."""

AGREED = (
    "This is the agreed wording. It may change only when those who agreed it agree again. "
    "“How to edit” says how, on the page “The agreed wording”."
)
CHANGES_MORE = (
    "This would change more on the page than the words you edited. Take out signs that have a "
    "meaning of their own, such as a line of hyphens or # at the start of a line."
)
EMPTY = "There are no words left. To take the whole block out, open the file itself."
NOT_TYPED = (
    "There is a sign in it that cannot be seen. Type the words again in place of pasting them."
)
NOT_EDITABLE = "This block cannot be edited here. Open the file itself."
NO_CHANGE = "Nothing was changed."


def editable(document: Document, index: int) -> Span | None:
    """Return the Markdown of a block that a writer may change in place; None where none is."""
    if not 0 <= index < len(document.blocks):
        return None
    block = document.blocks[index]
    if block.role in _WORDS:
        words = document.text[block.span.start : block.span.end]
        return Span(block.span.end - len(words.lstrip()), block.span.end)
    heading = _HEADING.fullmatch(document.text, block.span.start, block.span.end)
    return Span(*heading.span("words")) if block.role is Role.HEADING and heading else None


def edit_block(document: Document, index: int, typed: str) -> Splice | Refused:
    """Return the smallest change that gives a block other words.

    Args:
        document: the file as the writer saw it.
        index: the block's place in `document.blocks`.
        typed: its Markdown, as the writer wants it; any line ends.
    """
    span = editable(document, index)
    if not span:
        return Refused(NOT_EDITABLE)
    new = LINE_END.sub("\n", typed).strip()
    if not new:
        return Refused(EMPTY)
    if _NOT_TYPED.search(new):
        return Refused(NOT_TYPED)
    splice = smallest(document.text, span, new)
    if not splice.text and splice.span.start == splice.span.end:
        return Refused(NO_CHANGE)
    after = parse_document(document.path, splice.applied(document.text))
    if _is_only_that(document, after, index) and _starts_with(after, index, new):
        return splice
    return Refused(CHANGES_MORE)


def _is_only_that(before: Document, after: Document, index: int) -> bool:
    """True when nothing but one block has other words; a paragraph may have become several."""
    rest = len(before.blocks) - index - 1
    new = after.blocks[index : len(after.blocks) - rest]
    own = before.blocks[index]
    may_part = own.role is Role.PARAGRAPH and not own.nested
    growth = len(after.text) - len(before.text)
    return (
        bool(new)
        and (new[0].span.start, new[-1].span.end) == (own.span.start, own.span.end + growth)
        and (len(new) == 1 or may_part)
        and all(_kind(one) == _kind(own) for one in new)
        and is_same_around(before, after, index, rest)
    )


def is_same_around(before: Document, after: Document, first: int, rest: int) -> bool:
    """True when all but some blocks in the middle reads as it did before.

    Args:
        before: the file before the change.
        after: the file after it.
        first: how many blocks at the start are not in the middle.
        rest: how many at the end.
    """
    growth = len(after.text) - len(before.text)
    last = len(after.blocks) - rest
    return (
        first + rest <= len(after.blocks)
        and [_seen(one, 0) for one in before.blocks[:first]]
        == [_seen(one, 0) for one in after.blocks[:first]]
        and [_seen(one, growth) for one in before.blocks[len(before.blocks) - rest :]]
        == [_seen(one, 0) for one in after.blocks[last:]]
        and before.front_matter.values == after.front_matter.values
        and before.body.start == after.body.start
        and [hold.reason for hold in before.holds] == [hold.reason for hold in after.holds]
        and not _new_problems(before, after)
    )


def _seen(block: Block, growth: int) -> tuple[object, ...]:
    return (*_kind(block), block.span.start + growth, block.span.end + growth)


def _starts_with(document: Document, index: int, new: str) -> bool:
    """True when a block reads as it was typed; of several, the first is where the words start."""
    span = editable(document, index)
    shown = LINE_END.sub("\n", document.text[span.start : span.end]) if span else ""
    is_paragraph = document.blocks[index].role is Role.PARAGRAPH
    return new.startswith(shown) if is_paragraph else new == shown


def _kind(block: Block) -> tuple[object, ...]:
    cell = (block.cell.row, block.cell.column) if block.cell else None
    return (block.role, block.level, block.quoted, block.nested, block.fence, cell, block.anchor)


def _new_problems(before: Document, after: Document) -> bool:
    """True when something about the file itself is wrong that was not wrong before."""
    return len(after.findings) > len(before.findings)
