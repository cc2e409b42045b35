"""Attributes in curly brackets, `{: .wide #part }`, and raw HTML: what their tags say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model import Document, Span

_ONE = r"(?:[.#][\w:-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"'{}]+))"
_LIST = re.compile(rf"\{{:?[ \t]*{_ONE}(?:[ \t]+{_ONE})*[ \t]*\}}")
_ALERT = re.compile(r"^[ \t>]*>[ \t]?(\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])", re.M | re.I)
_ID = re.compile(r"#([\w:-]+)")
_OF_MARKDOWN = re.compile(
    r"^ {0,3}<[a-z]+\b[^<>\r\n]*[ \t]markdown(?:=[\"']?\w+[\"']?)?(?=[ \t>])[^<>\r\n]*>[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<name>[A-Za-z][\w-]*)(?P<rest>(?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_UNREAD = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)


class Tag(NamedTuple):
    """A tag of raw HTML."""

    span: Span
    name: str
    """In small letters."""
    attributes: Mapping[str, str]
    """Names in small letters; one without a value has an empty one."""


def without_markdown_tags(source: str) -> str:
    """Return a text without the lines `<div markdown>`: what follows them is Markdown."""
    if "markdown" not in source:
        return source
    return _OF_MARKDOWN.sub(_blank, source)


def without_attributes(prose: str) -> tuple[str, frozenset[str]]:
    """Return a prose without attributes in curly brackets, and the ids that they give."""
    ids: set[str] = set()

    def blank(match: re.Match[str]) -> str:
        ids.update(_ID.findall(match[0]))
        return " " * len(match[0])

    if "{" in prose:
        prose = _LIST.sub(blank, prose)
    return prose, frozenset(ids)


def alerts(source: str) -> Sequence[Span]:
    """Return where quotations say that they are none, but notes: `> [!NOTE]`."""
    if "[!" not in source:
        return ()
    return [Span(*match.span(1)) for match in _ALERT.finditer(source)]


def tags(document: Document) -> Iterator[Tag]:
    """Yield the opening tags of raw HTML, in the order of the text, comments left out."""
    for raw in document.raw_html:
        source = _UNREAD.sub(_blank, document.text[raw.start : raw.end])
        for match in _TAG.finditer(source):
            found = _ATTRIBUTE.findall(match["rest"])
            values = {key.lower(): html.unescape(value.strip("\"'")) for key, value in found}
            span = Span(raw.start + match.start(), raw.start + match.end())
            yield Tag(span, match["name"].lower(), values)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
