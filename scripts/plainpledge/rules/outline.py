"""The headings a pledge page should have, beside those it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model import Document, Pledge, Section, Site
from .likeness import folded, nearest

PAGE_LEVEL, PART_LEVEL = 2, 3


@dataclass(frozen=True)
class Outline:
    """The headings of one level: of the whole page, or of one section."""

    expected: tuple[str, ...]
    found: tuple[Section, ...]
    level: int
    inside: Section | None
    """The section it is about; None for the whole page."""

    def meant(self, section: Section) -> str | None:
        """Return the expected heading that a found one is, or is a slip of."""
        return _meant(section.title, self.expected)

    def first_of(self, heading: str) -> Section | None:
        """Return the first found section that is meant to be this one."""
        return next((section for section in self.found if self.meant(section) == heading), None)

    def is_right(self, section: Section) -> bool:
        """True when a heading stands there word for word, at its level; any apostrophe will do."""
        is_known = _straight(section.title) in _all_straight(self.expected)
        return is_known and section.level == self.level

    def marked(self, heading: str) -> str:
        """Return a heading as it is written in a file."""
        return f"{'#' * self.level} {heading}"


def outlines(document: Document, site: Site) -> Iterator[Outline]:
    """Yield the outline of a pledge page, then one for each section that has parts."""
    styles = site.house_style.sections
    if not styles or not document.text.strip() or not isinstance(site.page(document.path), Pledge):
        return
    top = tuple(section for section in document.sections if section.level <= PAGE_LEVEL)
    page = Outline(tuple(style.heading for style in styles), top, PAGE_LEVEL, None)
    yield page
    for style in styles:
        section = page.first_of(style.heading)
        if style.parts and section:
            yield Outline(style.parts, _parts(document, section), PART_LEVEL, section)


def _parts(document: Document, section: Section) -> tuple[Section, ...]:
    return tuple(
        part
        for part in document.sections
        if part.level == PART_LEVEL and section.span.contains(part.span)
    )


@lru_cache(maxsize=4096)
def _meant(title: str, expected: tuple[str, ...]) -> str | None:
    """Four rules ask for the same few headings on page after page."""
    same = {folded(heading): heading for heading in expected}
    return same.get(folded(title)) or nearest(title, expected)


@lru_cache(maxsize=64)
def _all_straight(expected: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_straight, expected))


def _straight(heading: str) -> str:
    return heading.replace("’", "'")
