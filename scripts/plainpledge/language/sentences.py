"""Sentences of a document's prose, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Document, Role, Span
from .abbreviations import SAYING, STARTERS
from .full_stops import ends_plainly, ends_sentence, is_brand
from .inline_lists import list_starts
from .plain_lists import ITEM_END, mark_lists

_READ = frozenset({Role.HEADING, Role.PARAGRAPH, Role.ITEM, Role.CELL})
_CLOSERS = "\"'”’»)\\]*_"
_END = re.compile(
    rf"[.!?…\n{ITEM_END}](?:"
    rf"(?:(?<![.!?…]{{2}})(?<=[.!?…])[.!?…]*+(?:\s\.){{0,4}}|(?<=\s\.)(?:\s\.)+)[{_CLOSERS}]*(?=\s)"
    r"|(?<=[a-z][a-z][.!?])(?=[“‘]?[A-Z][a-z]*[\s,’'?!.])"
    r"|(?<=[ \t]{2}\n)(?=[ \t]*[A-Z0-9])"
    r"|(?<=\n)[ \t]*(?:\n|(?=(?:[-+*•–]|\d{1,3}[.)])[ \t]))"
    rf"|(?<={ITEM_END}))"
)
"""Where a sentence may end: a mark before white space, a stop with the space forgotten, a Markdown
line break, a blank line, a line that opens a list item. All begin with one of a few signs, and
then Python looks nowhere else: that makes this six times as fast."""
_NEXT = re.compile(r"\s*(?:(?:[^\w\s]|_){1,8}\s*){0,4}((?:[^\W_]|[.'’-](?=\w))+)")
"""The next word, with some quotes, brackets, dashes or emoji before it."""
_LINE_ENDS = f"\n{ITEM_END}"
_I = re.compile(r"I\b")
_SPEAKER = re.compile(r"([A-Z]\S*)(?:\s+[A-Z]\S*)?\s+(\w+)")


class Sentence(NamedTuple):
    """One sentence, heading, list item's own words or table cell."""

    span: Span
    """From its first character that is not white space to its last; offsets in the text."""
    role: Role
    """What the block it stands in is to a reader."""


def sentences(
    document: Document, part: Span | None = None, *, published: bool = False
) -> Iterator[Sentence]:
    """Yield the sentences of a document, or of one part of it, in reading order.

    Held lines are read too, unless only what is `published` is asked for.

    No sentence crosses the edge of a block: a heading, a list item or a table cell ends one,
    with or without a full stop, and so does the lead-in to a list. Code and raw HTML are not read.
    """
    prose = document.published_prose if published else document.prose
    for block in document.blocks:
        span = block.span
        if block.role in _READ and (part is None or part.contains(span)):
            for start, end in split(prose, span.start, span.end):
                yield Sentence(Span(start, end), block.role)


def split(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends, without the white space around it.

    The text may be one block of prose or plain text with blank lines and lists. A line break
    alone ends nothing. What holds no letter or digit is no sentence.
    """
    stop = len(text) if end is None else end
    first = start
    for cut in (*_cuts(text, start, stop), stop):
        if cut > first:
            if trimmed := _trimmed(text, first, cut):
                yield trimmed
            first = cut


def plain_lines(text: str) -> str:
    """Return a plain text of the same length, its lines ended as on Unix and its lists marked."""
    unix = text.replace("\r\n", "\n ").replace("\r", "\n") if "\r" in text else text
    return mark_lists(unix)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare or not (bare[0].isalnum() or any(map(str.isalnum, bare))):
        return None
    start += piece.index(bare)
    return start, start + len(bare)


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the text is cut, in order."""
    listed = list_starts(text, start, end)
    first = start
    for match in _END.finditer(text, start, end):
        while listed and listed[0] <= match.end():
            first = listed.pop(0)
            yield first
        cut = _cut(text, first, match, end)
        if cut is not None:
            first = cut
            yield cut
    yield from listed


def _cut(text: str, first: int, match: re.Match[str], end: int) -> int | None:
    """Return where a sentence that began at `first` is cut by a mark, or None."""
    mark, after = match[0], match.end()
    if mark[0] in _LINE_ENDS or (mark == "." and ends_plainly(text, first, after, end)):
        return after
    following = _NEXT.match(text, after, end)
    if following is None:
        return None  # what follows holds no word, so it stays with this sentence
    word = following[1]
    if mark.count(".") >= 3 or "…" in mark:
        return _cut_at_dots(match, word)
    if mark == "." and after < end:
        return after if ends_sentence(text, first, match.start(), word) else None
    if word[0].islower() and not is_brand(word):
        return None
    if mark[-1] in "\"'”’" and _names_speaker(text, following.start(1), end):
        return None
    is_asked = "?" in mark or "!" in mark  # "Is it Dr. or Mr.?" ends, whatever it ends with
    return after if is_asked or ends_sentence(text, first, match.start(), word) else None


def _cut_at_dots(match: re.Match[str], word: str) -> int | None:
    """Dots mean words left out, and end a sentence when a full stop stands beside them."""
    mark = match[0]
    if word[0].islower() or "]" in mark:
        return None
    if mark.split()[:2] == [".", "."] and match.string[match.start() - 1].isalnum():
        return match.start() + 1  # "compounds. . . . The practice": the first dot is the full stop
    is_omission = len(mark.split()) > 1 or _I.match(word)
    if is_omission and mark.count(".") + 3 * mark.count("…") == 3:
        return None
    return match.end()


def _names_speaker(text: str, start: int, end: int) -> bool:
    """True when a name and a verb of saying follow quoted words."""
    found = _SPEAKER.match(text, start, min(end, start + 60))
    return bool(found and found[1].lower() not in STARTERS and found[2].lower() in SAYING)
