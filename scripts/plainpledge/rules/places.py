"""Where a finding points to when it is about a field or an address."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Document, Link, Span, Term


def value_place(document: Document, *path: str | int) -> Span:
    """Return the place of a field's value; the file's first mark where the field is missing."""
    places = document.front_matter.places
    return places.get(path, Span(0, min(len("---"), len(document.text))))


def name_places(term: Term) -> Iterator[tuple[str, Span]]:
    """Yield all that a term is called, the term itself first, with the place of each."""
    yield term.term, value_place(term.document, "term")
    for index, name in enumerate(term.also):
        yield name, value_place(term.document, "also", index)
    if term.abbreviation:
        yield term.abbreviation, value_place(term.document, "abbreviation")


def target_place(document: Document, link: Link) -> Span | None:
    """Return where the address stands in `[words](address)`; None for a link written otherwise."""
    source = document.text[link.span.start : link.span.end]
    end = link.span.end - 1
    return Span(end - len(link.target), end) if source.endswith(f"({link.target})") else None
