"""Links that are none in Markdown: in raw HTML, or to a reference that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Link, Span
from .attributes import tags

_TARGETS = {"a": "href", "img": "src"}
_REFERENCE = re.compile(r"(?<![\w\])!])!?\[([^\[\]\n]{1,200})\] ?\[([^\[\]\n]{0,200})\]")
_NUMBER = re.compile(r"\^.*|[\s\d,–-]*")


def raw_links(document: Document) -> Iterator[Link]:
    """Yield the links and images in raw HTML, each with the place of its tag."""
    for tag in tags(document):
        if target := tag.attributes.get(_TARGETS.get(tag.name, ""), ""):
            yield Link(tag.span, target, tag.name == "img")


def missing_references(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield each `[words][name]` where no line `[name]: address` says where it leads."""
    if "][" not in document.prose and "] [" not in document.prose:
        return
    for match in _REFERENCE.finditer(document.prose):
        span = Span(*match.span())
        typed = document.text[span.start : span.end]
        name = match[2].strip() or match[1].strip()
        is_escaped = "\\" in typed or document.text[span.start - 1 : span.start] == "\\"
        if typed.endswith("]") and not is_escaped and not _NUMBER.fullmatch(name):
            yield span, name
