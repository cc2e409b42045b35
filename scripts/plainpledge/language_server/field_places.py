"""Where in the fields of a file somebody types: under which key, and whether a key or a value.

Files are often broken while somebody types, so the lines are looked at as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_FIELD = re.compile(
    r"(?P<indent> *)(?P<dash>- +)?(?:(?P<key>[A-Za-z_][\w-]*)(?P<colon>:(?:[ \t]|$))?)?(?P<rest>.*)"
)
_ENTRY = re.compile(r"[^\[,]*\Z")


@dataclass(frozen=True)
class FieldPlace:
    """A place among the fields."""

    above: tuple[str, ...]
    """The keys that this place is under, the outermost first; its own key is not among them."""
    key: str | None
    """The key whose value stands here; None where a key is typed."""
    span: Span
    """What has been typed so far of the key, or of the value or list entry."""
    line: Span
    """Its line, without the line end."""


def fields_span(text: str) -> Span | None:
    """Return where the fields at the head of a Markdown file stand; None without any.

    They end at the file’s end while nobody has written the closing line yet.
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    if not lines or not _FENCE.fullmatch(_bare(text, lines[0])):
        return None
    for start, end in lines[1:]:
        if _CLOSING.fullmatch(_bare(text, (start, end))):
            return Span(lines[0][1], start)
    return Span(lines[0][1], len(text))


def field_place(text: str, fields: Span, offset: int) -> FieldPlace | None:
    """Return what is typed at an offset; None in a note, after a whole list and elsewhere."""
    if not fields.start <= offset <= fields.end:
        return None
    lines = [
        match.span() for match in _LINE.finditer(text, fields.start, fields.end) if match[0]
    ] or [(fields.start, fields.start)]
    number = next((n for n, (_, end) in enumerate(lines) if offset < end), len(lines))
    if number == len(lines):
        at_start = text[offset - 1 : offset] in ("\n", "\r")
        lines, number = ([*lines, (offset, offset)], number) if at_start else (lines, number - 1)
    start = lines[number][0]
    line = Span(start, start + len(_bare(text, lines[number])))
    typed = _FIELD.fullmatch(text, line.start, max(offset, line.start))
    if not typed or typed["rest"].lstrip().startswith("#"):
        return None
    above = _above([_bare(text, one) for one in lines[: number + 1]])
    return _place(typed, above, line, offset)


def _place(
    typed: re.Match[str], above: tuple[str, ...], line: Span, offset: int
) -> FieldPlace | None:
    if typed["colon"]:
        if typed["rest"].rstrip().endswith("]"):
            return None
        entry = _ENTRY.search(typed["rest"])
        found = entry[0].lstrip() if entry else ""
        return FieldPlace(above, typed["key"], Span(offset - len(found), offset), line)
    if typed["rest"]:
        words = (typed["key"] or "") + typed["rest"]
        return FieldPlace(above, None, Span(offset - len(words), offset), line)
    return FieldPlace(above, None, Span(offset - len(typed["key"] or ""), offset), line)


def key_at(text: str, fields: Span, offset: int) -> tuple[tuple[str, ...], Span] | None:
    """Return the key that an offset stands on, with those above it, and its place."""
    for number, match in enumerate(lines := list(_LINE.finditer(text, fields.start, fields.end))):
        if match.start() <= offset < match.end():
            found = _FIELD.match(match[0].rstrip("\r\n"))
            if not found or not found["key"] or not found["colon"]:
                return None
            span = Span(*(match.start() + at for at in found.span("key")))
            above = _above([one[0].rstrip("\r\n") for one in lines[: number + 1]])
            is_on = span.start <= offset <= span.end
            return ((*above, found["key"]), span) if is_on else None
    return None


def _above(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the keys that the last of some lines is under, the outermost first."""
    found: list[str] = []
    column, is_entry = _column(lines[-1])
    for line in reversed(lines[:-1]):
        field = _FIELD.match(line)
        if not line.strip() or not field or line.lstrip().startswith("#"):
            continue
        at, has_dash = _column(line)
        if has_dash and at < column:
            column, is_entry = at, True
        elif not has_dash and (at < column or (is_entry and at == column)):
            found += [field["key"]] if field["key"] else []
            column, is_entry = at, False
    return tuple(reversed(found))


def _column(line: str) -> tuple[int, bool]:
    """Return where a line’s own words start, or its hyphen; and whether it has one."""
    stripped = line.lstrip(" ")
    return len(line) - len(stripped), stripped.startswith(("- ", "-")) and stripped[:3] != "---"


def _bare(text: str, line: tuple[int, int]) -> str:
    return text[slice(*line)].rstrip("\r\n")
