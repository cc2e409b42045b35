"""The fields at the head of a file."""

from __future__ import annotations

import re

from ..model import Finding, FrontMatter, Span
from .lines import with_line_feeds
from .yaml_tree import RULE, read_tree

_FENCE = re.compile(r"---[ \t]*(?:\r?\n|$)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def read_front_matter(path: str, text: str) -> tuple[FrontMatter, Span, tuple[Finding, ...]]:
    """Return the fields, the span of the body, and what is wrong with the fields."""
    text = with_line_feeds(text)
    opening = _FENCE.match(text)
    if not opening:
        return FrontMatter(), Span(0, len(text)), ()
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        return FrontMatter(), Span(0, len(text)), (_not_closed(path, opening),)
    tree = read_tree(path, text, Span(opening.end(), closing.start()))
    fields = FrontMatter(Span(0, closing.end()), tree.values, tree.keys, tree.places)
    return fields, Span(closing.end(), len(text)), tuple(tree.findings)


def _not_closed(path: str, opening: re.Match[str]) -> Finding:
    return Finding(
        path,
        Span(opening.start(), opening.start() + 3),
        "The fields at the head of this file are not closed.",
        "Without the closing line the fields would be shown on the page as text.",
        "Put a line with three hyphens (---) after the last field.",
        rule=RULE,
    )
