"""The fields at the head of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Finding, FrontMatter, Span
from .lines import with_line_feeds
from .yaml_tree import RULE, quoted, read_tree

_FENCE = re.compile(r"---[ \t]*(?:\r?\n|$)")
_SPOILT_OPENING = re.compile(
    r"\s*(?P<line>(?:[-–—]+[ \t]*\n)?)(?:[a-z_]+:[^\n]*\n)+(?:[-–—]{1,3})[ \t]*(?:\n|\Z)"
)
_CUT_OFF = re.compile(r"[ \t]+(?P<rest>#[^\s#][^\n]*)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def read_front_matter(path: str, text: str) -> tuple[FrontMatter, Span, tuple[Finding, ...]]:
    """Return the fields, the span of the body, and what is wrong with the fields."""
    text = with_line_feeds(text)
    opening = _FENCE.match(text)
    if spoilt := _SPOILT_OPENING.match(text) if not opening else None:
        return FrontMatter(), Span(spoilt.end(), len(text)), (_not_opened(path, spoilt),)
    if not opening:
        return FrontMatter(), Span(0, len(text)), ()
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return FrontMatter(), Span(0, len(text)), (_not_closed(path, opening),)
    tree = read_tree(path, text, Span(opening.end(), closing.start()))
    fields = FrontMatter(Span(0, closing.end()), tree.values, tree.keys, tree.places)
    findings = (*tree.findings, *_cut_off(path, text, fields))
    return fields, Span(closing.end(), len(text)), findings


def _not_opened(path: str, spoilt: re.Match[str]) -> Finding:
    """Know the fields also where the line before them is missing or is no longer three hyphens."""
    start = spoilt.start("line")
    return Finding(
        path,
        Span(start, start + len(spoilt["line"].rstrip())),
        "The fields at the head of this file do not start with a line of three hyphens.",
        "Without that line they are not fields, and would be shown on the page as text.",
        "Make the first line of the file three hyphens (---), with nothing before it.",
        rule=RULE,
    )


def _cut_off(path: str, text: str, fields: FrontMatter) -> Iterator[Finding]:
    """Find values that a `#` has cut short: `title: Plan #1` would be “Plan”."""
    for key, place in fields.places.items():
        rest = _CUT_OFF.match(text, place.end)
        if rest and len(key) == 1 and not isinstance(fields.values[str(key[0])], list | dict):
            value = text[place.start : rest.end()].rstrip()
            yield Finding(
                path,
                Span(place.start, place.start + len(value)),
                f"“{rest['rest'].strip()}” would be left out: a # starts a note to yourself.",
                "Part of what you wrote would be lost.",
                "Put the whole value in quotation marks.",
                quoted(value),
                rule=RULE,
            )


def _not_closed(path: str, opening: re.Match[str]) -> Finding:
    return Finding(
        path,
        Span(opening.start(), opening.start() + 3),
        "The fields at the head of this file are not closed.",
        "Without the closing line the fields would be shown on the page as text.",
        "Put a line with three hyphens (---) after the last field.",
        rule=RULE,
    )
