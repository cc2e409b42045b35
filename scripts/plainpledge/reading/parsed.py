"""What is found in the Markdown of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Block, Link, Span


@dataclass
class Parsed:
    """What one pass over the Markdown found."""

    prose: str = ""
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    outermost: list[Span] = field(default_factory=list)
    """What stands on the page itself, in nothing else: a paragraph, a whole list, a whole table."""
    code_spans: list[Span] = field(default_factory=list)
    """Code within a line, with its backticks."""
    raw_html: list[Span] = field(default_factory=list)
    """Each tag within a line, and each block of HTML."""
    too_deep: Span | None = None
    """The first line that goes deeper than can be made into a page."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    """Names that parts of the page were given in curly brackets."""
