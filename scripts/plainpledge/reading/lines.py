r"""Taking a stretch out of a Markdown text without harm to what stands around it.

All texts here have `\n` or `\r\n` at the end of each line; see `with_line_feeds`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from ..model import Document, Role, Span

_LONE_RETURN = re.compile(r"\r(?!\n)")
_REST_OF_LINE = re.compile(r"[ \t]*(?P<end>\r?\n|\Z)")
_BLANK = re.compile(r"[ \t>\r]*")
_BULLET = r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)"
_ITEM = re.compile(rf"[ \t>]*{_BULLET}")
_OPENING = re.compile(rf"(?P<indent>[ \t>]*)(?P<marker>(?:{_BULLET})?(?:\#{{1,6}}[ \t]+)?)")
_QUOTE = re.compile(r"[ \t]*>[ \t>]*")


def with_line_feeds(text: str) -> str:
    r"""Return a text of the same length in which no line ends with a lone `\r`."""
    return _LONE_RETURN.sub("\n", text)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return a text of the same length with spaces in place of some stretches of its lines."""
    parts, done = [], 0
    for span in spans:
        parts += [text[done : span.start], " " * (span.end - span.start)]
        done = span.end
    return "".join([*parts, text[done:]])


def widened(text: str, span: Span) -> Span:
    """Take along what would be left over: the rest of an otherwise empty line, or loose spaces."""
    start = _line_start(text, span.start)
    opening = _OPENING.fullmatch(text, start, span.start)
    end = _REST_OF_LINE.match(text, span.end)
    if opening and end:
        goes_on = opening["marker"] and _is_deeper(text, end.end(), opening["indent"])
        return span if goes_on else Span(start, end.end())
    if end:  # two spaces at a line's end break the line: leave only those that were typed there
        words = text[start : span.start].rstrip(" \t")
        breaks = text.startswith("  ", span.end) and not text[span.start : span.end].count("\n")
        return Span(start + len(words), span.end if breaks else end.start("end"))
    if opening:  # four spaces at a line's start would make it code
        spaces = re.compile(r"[ \t]*").match(text, span.end)
        return Span(span.start, spaces.end() if spaces else span.end)
    return span


def filling(document: Document, text: str, span: Span) -> str:
    """Return what must stand in place of a stretch so that its neighbours are not joined."""
    start = _line_start(text, span.start)
    whole = start == span.start
    if whole:
        before, after_start = _line_before(text, start), span.end
    elif "\n" in text[span.start : span.end] and _REST_OF_LINE.match(text, span.end):
        before, after_start = text[start : span.start], text.find("\n", span.end) + 1
    else:
        return ""
    after = _line(text, after_start) if after_start else ""
    if _BLANK.fullmatch(before) or _BLANK.fullmatch(after):
        return ""
    if _go_together(document, text, span.start, after_start):
        return ""
    quote = ">" if _QUOTE.match(before) and _QUOTE.match(after) else ""
    return f"{quote}\n" if whole else f"\n{quote}"


def _go_together(document: Document, text: str, start: int, after_start: int) -> bool:
    """True when no empty line may come between what stands before and the line after."""
    after = _line(text, after_start)
    index = bisect_left(document.blocks, start, key=lambda block: block.span.start) - 1
    if index < 0:
        return False
    previous = document.blocks[index]
    return (
        (
            previous.role is Role.ITEM
            and bool(_ITEM.match(after) or after[0] in " \t")
            and not _follows_empty_line(text, previous.span.start)
        )
        or (previous.role is Role.CELL and "|" in after)
        or (previous.role is Role.HTML and previous.span.end > after_start)
        or after.startswith(":")
    )


def _follows_empty_line(text: str, place: int) -> bool:
    """True for a paragraph that is not the first of its list item."""
    start = _line_start(text, place)
    opening = _OPENING.fullmatch(text, start, place)
    return not (opening and opening["marker"]) and bool(_BLANK.fullmatch(_line_before(text, start)))


def _is_deeper(text: str, place: int, indent: str) -> bool:
    """True when the next line with words is indented more: it belongs to the item before it."""
    while 0 < place < len(text):
        line = _line(text, place)
        words = line.lstrip(" \t>\r")
        if words:
            return len(line) - len(words) > len(indent)
        place = text.find("\n", place) + 1
    return False


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _line_before(text: str, start: int) -> str:
    return text[_line_start(text, start - 1) : start - 1] if start else ""
