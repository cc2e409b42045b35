"""Addresses in Markdown that could act when they are followed, or are loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Span
from .html_policy import Problem, address_problem, is_active

_INSIDE = r"(?:[^<>)\]]++|\](?!\())++"
_ADDRESS = rf"\]\(\s*+(?:<(?=\s*+(?P<bracketed>[^<>]++))|(?P<address>{_INSIDE}))"
"""One reader of Markdown lets an address go on over line ends and blanks."""
_TARGETS = [
    re.compile(_ADDRESS),
    re.compile(r"<(?P<bracketed>)(?P<address>[A-Za-z][A-Za-z0-9+.-]*+://[^<>]*+)>"),
]
"""Links, and addresses that stand for themselves, as Python-Markdown 3.10 reads them."""
_NAMED = re.compile(r"(?<!\*)\[[^\^\[\]\n][^\[\]\n]*\]:\s*(?P<angle><?)(?!\[)(?P<address>[^\s<>]+)")
"""What any reader could take for an address with a name; after a star it is a short form.

A name without an address must not take the next name for one.
"""
_BARE = re.compile(r"<(?P<address>[^\s<>:]{1,60}:[^<>\x00-\x20]*)>")
"""What other readers could take for an address that stands for itself: it has no blanks."""
_NAMED_TO_ITS_END = re.compile(r"[^ \t\n]*[ \t]*(?:[\"'(]|$)", re.MULTILINE)
"""After an address with a name there is nothing, or a title: other words make it a sentence."""
_TITLE = re.compile("[\"'(]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]*\]")
"""It becomes a number, also within an address."""
_DEEPEST = 4
"""How far square brackets may stand within each other in the words for a picture."""
_ALT = r"[^\[\]]*+"
for _ in range(_DEEPEST):
    _ALT = rf"(?:[^\[\]]++|\[{_ALT}\])*+"
_PICTURE = re.compile(rf"!\[{_ALT}(?={_ADDRESS})")
"""The address is only looked at: the next picture may start in one that never ends."""
_PICTURE_BY_NAME = re.compile(
    rf"!\[(?P<alt>{_ALT})\](?!\()(?:(?:\r?\n|\s)?\[(?P<name>[^\[\]]*)\])?"
)
_DEFINITION = re.compile(
    r"^(?:[ \t>:]|[-*+] |\d+[.)] )*\[(?P<name>[^\[\]\n]+)\]:\s*<?(?!\[)(?P<address>[^\s<>]+)", re.M
)


class Part(NamedTuple):
    """Something on a page that could act."""

    span: Span
    problem: Problem
    shown: str
    """What it is called: `<script>`, `onclick`, or the start of an address."""


def unsafe_addresses(text: str) -> Iterator[Part]:
    """Yield what any reader of Markdown could take for an address that acts, with its place."""
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            yield from _led_to(match, is_loaded=False)
    for match in _named_or_bare(text):
        if is_active(match["address"]):
            place = Span(*match.span("address"))
            yield Part(place, Problem.SCRIPT_ADDRESS, match["address"])
    yield from _pictures(text)


def _named_or_bare(text: str) -> Iterator[re.Match[str]]:
    yield from _BARE.finditer(text)
    for match in _NAMED.finditer(text):
        may_have_title = match["angle"] or _TITLE.search(match["address"])
        if may_have_title or _NAMED_TO_ITS_END.match(text, match.end()):
            yield match


def _pictures(text: str) -> Iterator[Part]:
    """Yield pictures that are loaded from elsewhere, also those that only have a name here."""
    defined = _DEFINITION.finditer(text) if "]:" in text else ()
    named = {_name(one["name"]): one["address"] for one in defined}
    for match in _PICTURE.finditer(text):
        yield from _led_to(match, is_loaded=True)
    for match in _PICTURE_BY_NAME.finditer(text):
        address = named.get(_name(match["name"] or match["alt"]), "")
        if problem := address_problem(address, is_loaded=True):
            yield Part(Span(*match.span()), problem, address)


def _led_to(match: re.Match[str], *, is_loaded: bool) -> Iterator[Part]:
    """Yield the address of a link or picture if it could act."""
    group = "bracketed" if match["bracketed"] else "address"
    address = _FOOTNOTE.sub("1", match[group]).replace("`", "")
    problem = address_problem(address, is_loaded=is_loaded)
    if problem or is_active(address):
        place = first_line(match.string, Span(*match.span(group)))
        yield Part(place, problem or Problem.SCRIPT_ADDRESS, address)


def _name(typed: str) -> str:
    return " ".join(typed.casefold().split())


def first_line(text: str, span: Span) -> Span:
    """Return as much of a stretch as stands on its first line, as a finding shows it."""
    end = text.find("\n", span.start, span.end)
    return Span(span.start, end if end >= 0 else span.end)
