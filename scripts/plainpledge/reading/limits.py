"""What no page could be made of: too deep, or too much of what is slow to read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from ..model import Block, Finding, Span
from .lines import with_line_feeds
from .parsed import Parsed
from .source import RULE
from .walk import MAX_DEPTH

MAX_BRACKETS = 1_000
"""Opening square brackets in one block. A page takes 0.15 s for so many, and 39 s for 20,000."""
_FAR_IN = "    " * (MAX_DEPTH + 1)
_TOO_FAR_IN = re.compile(
    rf"^(?:> ?)*(?: {{4}}| {{0,3}}\t){{{MAX_DEPTH + 1}}}[ \t]*[^ \t\r\n][^\r\n]*", re.MULTILINE
)


def too_much(path: str, text: str, body: Span, parsed: Parsed) -> Iterator[Finding]:
    """Yield what no page could be made of."""
    if deep := _too_deep(text, body, parsed):
        yield Finding(
            path,
            deep,
            f"This line is more than {MAX_DEPTH} levels deep in lists or quotations.",
            "No page can be made of it, and no reader could follow it.",
            "Take some of the spaces or signs at its start away.",
            rule=RULE,
        )
    if many := _too_many_brackets(text, parsed.blocks):
        yield Finding(
            path,
            many,
            f"More than {MAX_BRACKETS:,} opening square brackets stand here without an empty line.",
            "It would take very long to make a page of them.",
            "Take out the brackets that are not needed, or put empty lines in between.",
            rule=RULE,
        )


def _too_deep(text: str, body: Span, parsed: Parsed) -> Span | None:
    """Return the first line that goes too deep, also where only the page's maker sees levels."""
    if "\t" not in text and _FAR_IN not in text:
        return parsed.too_deep
    fences = [block.span for block in parsed.blocks if block.fence]
    source = with_line_feeds(text)
    for line in _TOO_FAR_IN.finditer(source, body.start, body.end):
        index = bisect_right(fences, Span(line.start(), len(text) + 1)) - 1
        if index < 0 or fences[index].end <= line.start():
            found = Span(line.start(), line.end())
            return min(found, parsed.too_deep) if parsed.too_deep else found
    return parsed.too_deep


def _too_many_brackets(text: str, blocks: Sequence[Block]) -> Span | None:
    for block in blocks:
        if not block.fence and text.count("[", block.span.start, block.span.end) > MAX_BRACKETS:
            places = re.finditer(r"\[", text[block.span.start : block.span.end])
            start = block.span.start + next(islice(places, MAX_BRACKETS, None)).start()
            return Span(start, start + 1)
    return None
