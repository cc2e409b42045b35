"""Where each block of a file stands on its page, and each word in it: by counting, never by search.

While a page is rendered for the preview, a mark of private characters stands before the first
word of each block. Afterwards it is an attribute of the element that the block became.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Block, Document, Role, Span

ATTRIBUTE = "data-block"
_OPEN, _CLOSE, _ZERO = "\ue000", "\ue001", 0xE010
_MARK = rf"{_OPEN}(?P<digits>[\ue010-\ue019]+){_CLOSE}"
_TOKEN = re.compile(rf"<(?P<tag>p|li|h[1-6]|td|th|dt|dd|summary)\b[^>]*>|{_MARK}")
_SHOWN = frozenset({Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.CELL})


class Place(NamedTuple):
    """A stretch of a block, counted in the characters that a reader sees, blanks left out."""

    block: int
    """The block's place in `document.blocks`."""
    start: int
    end: int
    words: str
    """The characters themselves, without blanks: the page can tell that nothing has shifted."""


def place_marks(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield a mark for each block of words, and where to put it in the file's text."""
    for index, block in enumerate(document.blocks):
        at = _first(document, block)
        if at is not None:
            digits = "".join(chr(_ZERO + int(digit)) for digit in str(index))
            yield Span(at, at), f"{_OPEN}{digits}{_CLOSE}"


def _first(document: Document, block: Block) -> int | None:
    """Return where the first word of a block stands, or the code where it has nothing else."""
    if block.role not in _SHOWN:
        return None
    words = document.prose[block.span.start : block.span.end]
    if words.strip():
        return block.span.start + len(words) - len(words.lstrip())
    return next((code.start for code in document.code_spans if block.span.contains(code)), None)


def with_places(html: str) -> str:
    """Turn the marks into attributes; in a heading, which the templates make anew, into a tag."""
    parts, done, marked = list[str](), 0, set[int]()
    tag: re.Match[str] | None = None
    for token in _TOKEN.finditer(html):
        if token["tag"]:
            tag = token
            continue
        if tag and tag.start() not in marked:
            marked.add(tag.start())
            _insert(parts, html, done, tag, token)
        else:
            parts.append(html[done : token.start()])
        done = token.end()
    return "".join([*parts, html[done:]])


def _insert(
    parts: list[str], html: str, done: int, tag: re.Match[str], mark: re.Match[str]
) -> None:
    name = f'{ATTRIBUTE}="{_number(mark["digits"])}"'
    if tag["tag"].startswith("h"):
        at, added = tag.end(), f"<span {name}></span>"
    else:
        at, added = tag.end() - 1, f" {name}"
    parts += [html[done:at], added, html[at : mark.start()]]


def _number(digits: str) -> int:
    return int("".join(str(ord(digit) - _ZERO) for digit in digits))


def place(document: Document, span: Span) -> Place | None:
    """Return where a stretch of the file is seen on the page; None for what has no block."""
    for index, block in enumerate(document.blocks):
        if block.role in _SHOWN and block.span.start <= span.start < block.span.end:
            seen = visible(document, block)
            start = sum(at < span.start for at, _ in seen)
            end = sum(at < span.end for at, _ in seen)
            return Place(index, start, end, "".join(sign for _, sign in seen[start:end]))
    return None


def visible(document: Document, block: Block) -> list[tuple[int, str]]:
    """Return all characters in a block that a reader sees, each with its offset; blanks left out.

    Gaps are left out too, which a page shows in other words, and what is only heard of a picture.
    """
    start, end = block.span.start, block.span.end
    seen = {at: document.prose[at] for at in range(start, end)}
    for code in document.code_spans:
        if start <= code.start < end:
            typed = document.text[code.start : code.end]
            edge = len(typed) - len(typed.lstrip("`"))
            inner = range(code.start + edge, code.end - edge)
            seen |= {at: document.text[at] for at in inner}
    pictures = (link.span for link in document.links if link.is_image)
    for span in (*pictures, *(gap.span for gap in document.gaps)):
        if start <= span.start < end:
            seen |= dict.fromkeys(range(span.start, min(span.end, end)), " ")
    return [(at, sign) for at, sign in sorted(seen.items()) if not sign.isspace()]
