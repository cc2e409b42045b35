"""The sections of a text, each within the one it belongs to."""

from __future__ import annotations

from lsprotocol import types

from ..model import Section
from .desk import Opened

UNNAMED = "…"
"""What stands for a heading without words: editors refuse an empty name."""

Symbols = list[types.DocumentSymbol]


def symbols(opened: Opened) -> Symbols:
    """Return the outline of a text."""
    top: Symbols = []
    above: list[tuple[Section, Symbols]] = []
    for section in opened.checked().document.sections:
        while above and not above[-1][0].span.contains(section.span):
            above.pop()
        inside: Symbols = []
        (above[-1][1] if above else top).append(_symbol(opened, section, inside))
        above.append((section, inside))
    return top


def _symbol(opened: Opened, section: Section, inside: Symbols) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        section.title or UNNAMED,
        types.SymbolKind.String,
        opened.positions.range(section.span),
        opened.positions.range(section.heading),
        children=inside,
    )
