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
    r"""(?x) (?P<name>[^\s={}:.#][^\s={}]*) \s*=\s* (?P<value>"[^"\n]*"|'[^'\n]*'|[^\s}"'][^\s}]*)"""
)
_BRACKETS = re.compile(r"\{[^\n]*\}")


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
    """Yield all that a browser would take for an opening tag; an address in `<…>` is none."""
    for match in _OPENING.finditer(text):
        if ":" in match["name"] or "@" in match["name"]:
            continue
        place, found = match.end(), list[Attribute]()
        while not _END.match(text, place) and (one := _ATTRIBUTE.match(text, place)):
            found.append(_attribute(one))
            place = one.end()
        end = _END.match(text, place)
        span = Span(match.start(), end.end() if end else place)
        yield OpeningTag(span, match["name"].lower(), tuple(found))


def listed_attributes(text: str) -> Iterator[Attribute]:
    """Yield the attributes that stand in curly brackets, such as `{ title="x" }`."""
    for brackets in _BRACKETS.finditer(text):
        for match in _IN_BRACKETS.finditer(text, *brackets.span()):
            yield _attribute(match)


def _attribute(match: re.Match[str]) -> Attribute:
    value = (match["value"] or "").strip("\"'")
    return Attribute(Span(match.start("name"), match.end()), match["name"].lower(), value)
