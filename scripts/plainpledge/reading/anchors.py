"""Anchors: what the address of a part of a page ends with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..model import Document, Role
from .attributes import tags

_NOT_IN_SLUG = re.compile(r"[^\w\s-]")
_BETWEEN = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(.*)_(\d{1,9})")
_NOT_SAID = re.compile(r"[\W_]+")


def anchors(document: Document) -> frozenset[str]:
    """Return the anchors that the built page has: those of headings, and those that were typed."""
    typed = frozenset(_typed(document))
    return typed.union(_of_headings(document, typed))


def alike(anchor: str) -> str:
    """Return an anchor without what differs between programs that make anchors of headings."""
    plain = unicodedata.normalize("NFKD", anchor).casefold()
    return _NOT_SAID.sub("", plain)


def _typed(document: Document) -> Iterator[str]:
    yield from document.ids
    yield from (block.anchor for block in document.blocks if block.anchor)
    for tag in tags(document):
        yield from filter(None, (tag.attributes.get("id"), tag.attributes.get("name")))


def _of_headings(document: Document, typed: frozenset[str]) -> Iterator[str]:
    """Yield what Python-Markdown makes of each heading; of equal ones, with a number."""
    seen, counts = set(typed), dict[str, int]()
    for block in document.blocks:
        if block.role is Role.HEADING and not block.anchor and not document.is_held(block.span):
            plain = unicodedata.normalize("NFKD", document.words(block.span))
            ascii_only = plain.encode("ascii", "ignore").decode()
            slug = _BETWEEN.sub("-", _NOT_IN_SLUG.sub("", ascii_only).strip().lower())
            name = _not_seen(slug, seen, counts)
            seen.add(name)
            yield name


def _not_seen(slug: str, seen: set[str], counts: dict[str, int]) -> str:
    """Return a slug with the first number that makes it new; `counts` has where to go on."""
    if slug and slug not in seen:
        return slug
    numbered = _NUMBERED.fullmatch(slug)
    stem, count = (numbered[1], int(numbered[2])) if numbered else (slug, 0)
    count = counts.get(slug, count) + 1
    while f"{stem}_{count}" in seen:
        count += 1
    counts[slug] = count
    return f"{stem}_{count}"
