"""The agreed wording: numbered items, numbered as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..model import AgreedItem, Document, Role, Span

_NUMBER = re.compile(r"(?P<number>\d{1,9})[.)](?=\s)")


def agreed_items(document: Document) -> Iterator[AgreedItem]:
    """Yield the published items of the numbered lists, each with the lists and paragraphs in it.

    A list that Markdown would renumber keeps the numbers that were typed.
    """
    blocks = (block for block in document.blocks if block.role is Role.ITEM)
    for start, in_item in groupby(blocks, key=lambda block: block.item):
        typed = _NUMBER.match(document.text, start) if start is not None else None
        paragraphs = tuple(filter(None, (document.words(block.span) for block in in_item)))
        if typed and paragraphs:
            span = Span(typed.start("number"), typed.end("number"))
            yield AgreedItem(int(typed["number"]), span, paragraphs)
