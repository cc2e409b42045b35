"""Tags of HTML as a browser reads them: it forgives nearly everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Span

_OPENING = re.compile(r"<(?P<name>[A-Za-z][^\s/<>]*)")
_ATTRIBUTE = re.compile(
    r"""(?x) [\s/]*
    (?P<name>[^\s/>=][^\s/>=]*)
    (?: \s* = \s* (?P<value> "[^"]*" | '[^']*' | [^\s>"'][^\s>]*?(?=/on[a-z]{3,}=|[\s>]|\Z)
    | ["'][^>]* )? )?"""
)
"""A slash ends no value for a browser; before `on…=` it is taken for an end all the same."""
_END = re.compile(r"[\s/=]*>")
_IN_BRACKETS = re.compile(
    r"""(?x) (?:(?<![^\s={}])|(?<=["'])) [:.#]*+ (?P<name>[^\s={}:.#][^\s={}]{0,100}+) \s*=\s*
    (?P<value> "[^"\n{}]*" | '[^'\n{}]*' | [^\s}"'][^\s}]* | ["'][^\s}"']*+["'}]? )"""
)
"""Nothing is hidden by a quotation mark that never ends, or that ends in another list."""


class Attribute(NamedTuple):
    """A name with a value, such as `src="a.png"`."""

    span: Span
    name: str
    """In small letters."""
    value: str
    """As it is typed, without quotation marks."""


class OpeningTag(NamedTuple):
    """The start of an element."""

    span: Span
    name: str
    """In small letters."""
    attributes: tuple[Attribute, ...]


def opening_tags(text: str) -> Iterator[OpeningTag]:
    """Yield all that a browser would take for an opening tag, even the start of an address.

    Where a tag stands within another one that never ends, what they share is only in the first.
    """
    shared: dict[int, int] = {}
    for match in _OPENING.finditer(text):
        place, found, passed = match.end(), list[Attribute](), list[int]()
        while place not in shared and not _END.match(text, place):
            passed.append(place)
            if not (one := _ATTRIBUTE.match(text, place)):
                break
            found.append(_attribute(one))
            place = one.end()
        end = shared.get(place) or _end_of(text, place)
        shared.update(dict.fromkeys(passed, end))
        yield OpeningTag(Span(match.start(), end), match["name"].lower(), tuple(found))


def _end_of(text: str, place: int) -> int:
    end = _END.match(text, place)
    return end.end() if end else place


def listed_attributes(text: str) -> Iterator[Attribute]:
    """Yield the attributes that stand in curly brackets, such as `{ title="x" }`."""
    start = text.find("{")
    while start >= 0:
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        end = text.rfind("}", start, line_end) + 1
        if end:
            yield from map(_attribute, _IN_BRACKETS.finditer(text, start, end))
        start = text.find("{", line_end)


def _attribute(match: re.Match[str]) -> Attribute:
    value = (match["value"] or "").strip("\"'")
    return Attribute(Span(match.start("name"), match.end()), match["name"].lower(), value)
