"""Pages printed by the browser: what stands on each sheet, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pypdfium2
from playwright.sync_api import Page

A4 = (595, 842)
"""The width and the height of a sheet, in points."""
_CELL = 40
"""Signs are compared with those in the same square of this size, in points."""


@dataclass(frozen=True)
class Sign:
    """One printed sign, with the edges of its ink in points from the sheet's left and bottom."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: Sign) -> bool:
        """Say whether the middle of another sign lies under this one."""
        across, up = (other.left + other.right) / 2, (other.bottom + other.top) / 2
        return self.left < across < self.right and self.bottom < up < self.top


@dataclass(frozen=True)
class Sheet:
    """One printed side."""

    text: str
    signs: tuple[Sign, ...]
    picture: bytes

    @cached_property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]

    @property
    def filled(self) -> float:
        """How far down the ink of words goes, as a part of the sheet."""
        return 1 - min(sign.bottom for sign in self.signs) / A4[1]

    def outside(self, margin: float) -> list[Sign]:
        """Return the signs that are nearer to an edge than the margin, in points."""
        return [
            sign
            for sign in self.signs
            if min(sign.left, sign.bottom, A4[0] - sign.right, A4[1] - sign.top) < margin
        ]

    def on_top_of_another(self) -> list[tuple[str, str]]:
        """Return the pairs of signs of which one is printed over the other."""
        cells = defaultdict(list)
        for sign in self.signs:
            cells[sign.left // _CELL, sign.bottom // _CELL].append(sign)
        return [
            (one.sign, other.sign)
            for near in cells.values()
            for one in near
            for other in near
            if one is not other and one.covers(other)
        ]


def printed(page: Page) -> list[Sheet]:
    """Print a page as the browser does, events and all."""
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(paper) as document:
        return [_sheet(side) for side in document]


def _sheet(side: pypdfium2.PdfPage) -> Sheet:
    words = side.get_textpage()
    return Sheet(
        words.get_text_range().replace("\r", ""),
        tuple(_signs(words)),
        bytes(side.render(scale=0.5).buffer),
    )


def _signs(words: pypdfium2.PdfTextPage) -> Iterator[Sign]:
    for at in range(words.count_chars()):
        sign = words.get_text_range(at, 1)
        left, bottom, right, top = words.get_charbox(at)
        if sign.strip() and right > left and top > bottom:
            yield Sign(sign, left, bottom, right, top)


def without_spaces(text: str) -> str:
    """Return a text as one row of signs, without hyphens: paper breaks lines where it likes."""
    return re.sub(r"[\s\ufffe\u00ad-]", "", text)


def words_on(sheets: list[Sheet]) -> str:
    """Return all that is printed, without spaces."""
    return without_spaces("".join(sheet.text for sheet in sheets))
