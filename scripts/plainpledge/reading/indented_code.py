"""Indented code that every reader of Markdown takes for code.

Python-Markdown puts indented lines into the box, list or note before them, and joins them to a
line of words right above. The parser here may have seen another line there, or none. So what stands
above is looked at as it is typed. Only ordinary words, a heading or a fence leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ..model import Block, Document, Role, Span

_CODE_LINES = re.compile(r"(?:(?:(?:[ ]{4}|[ ]{0,3}\t)[^\n]*|[ \t]*)(?:\n|\Z))*+")
"""Lines that are empty or stand four columns further in; nothing else is code for all readers."""
_EMPTY_LINE = re.compile(r"[^\n]*\n[ \t]*\n[ \t\n]*")
"""The rest of a line, and at least one empty line below it."""
_WORDS = re.compile(
    r"""(?x) [ ]{0,3} (?: (?: [*_]{0,2}["'“‘(]?[*_]{0,2}[^\W\d_] | `(?!``)
    | \d++(?![.)](?:\s|\Z)) ) [^\n]* (?: \n[ \t]* | \Z ) )++"""
)
"""Lines of words. No reader takes one for a box, a list, a note, or what a name stands for."""
_HEADING = re.compile(r"#[^\n\\]*(?:\n|\Z)")
_UNDERLINE = re.compile(r"\n[ ]{0,3}(?:=+|-+)\s*\Z")
"""What makes the words above it a heading."""


def indented_code(document: Document, text: str, fences: Container[int]) -> Iterator[Span]:
    """Yield indented code that is code beyond doubt, in order.

    Args:
        document: the file.
        text: its text, with line feeds.
        fences: where fenced code starts that is code beyond doubt too.
    """
    body = document.body.start
    previous: Block | None = None
    for block in document.blocks:
        is_indented = block.role is Role.CODE and block.fence is None and not block.nested
        if is_indented and _is_certain(block, previous, body, text, fences):
            yield block.span
        previous = block


def _is_certain(
    block: Block, previous: Block | None, body: int, text: str, fences: Container[int]
) -> bool:
    start = text.rfind("\n", 0, block.span.start) + 1
    lines = _CODE_LINES.match(text, start, block.span.end)
    if not lines or lines.end() < block.span.end:
        return False
    if previous is None:
        return not text[body:start].strip("\n")  # a first line of blanks is no empty line for all
    return (
        _ends_with_empty_line(previous, text, start)
        and _starts_afresh(previous, body, text)
        and _is_plain(previous, text, fences)
    )


def _ends_with_empty_line(previous: Block, text: str, start: int) -> bool:
    last = previous.span.start + len(text[previous.span.start : previous.span.end].rstrip())
    gap = _EMPTY_LINE.fullmatch(text, last, start)
    return gap is not None and not text[last : text.find("\n", last)].strip(" \t#=-")


def _starts_afresh(previous: Block, body: int, text: str) -> bool:
    """True where no reader joins a block to what stands above it, such as an item of a list."""
    start = max(text.rfind("\n", 0, previous.span.start) + 1, body)
    above = text[max(text.rfind("\n", body, max(start - 1, body)) + 1, body) : start]
    is_free = not above.strip(" \t\n") or _HEADING.match(above)
    return bool(is_free or _HEADING.match(text, start))


def _is_plain(previous: Block, text: str, fences: Container[int]) -> bool:
    """True for a block that stands in no other, and takes no lines below it into itself."""
    if previous.nested:
        return False
    if previous.role is Role.CODE:
        return previous.fence is not None and previous.span.start in fences
    words = text[previous.span.start : previous.span.end].strip()
    if "-->" in words:  # with what is held it may go out itself
        return False
    if previous.role is Role.HEADING:
        return words.startswith("#") or bool(_WORDS.fullmatch(_UNDERLINE.sub("", words)))
    return previous.role is Role.PARAGRAPH and bool(_WORDS.fullmatch(words))
