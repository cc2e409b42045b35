"""The page that lists every front-matter field, made from the classes that check them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from ..model import Article, Pledge, Site, Term, Wording, Written, fields_of, meanings_of
from .page import SitePage

ADDRESS = "editing/fields.md"


_KINDS = {
    str: "Words",
    int: "A whole number",
    bool: "true or false",
    datetime.date: "A date: year-month-day",
}


@dataclass(frozen=True)
class FieldRow:
    """One field as the page shows it."""

    name: str
    needed: bool
    kind: str
    meaning: str


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page."""
    yield SitePage(
        address=ADDRESS,
        template="fields.html",
        title="Every field at the head of a file",
        summary="What you can write between the two lines of hyphens, and what each field means.",
        parent="editing/index.md",
        view={
            "kinds": [
                (f"A {site.house_style.called.one} file", "pledges/", _rows(Pledge)),
                ("The agreed wording", f"pledges/{site.house_style.wording_file}", _rows(Wording)),
                ("A glossary file", "docs/glossary/", _rows(Term)),
                ("Any other page", "docs/", _rows(Article)),
            ]
        },
    )


def _rows(model: type[Written]) -> list[FieldRow]:
    meanings = meanings_of(model)
    return [
        FieldRow(name, field.is_needed, _kind(field.kind), meanings[name])
        for name, field in sorted(fields_of(model).items(), key=lambda one: not one[1].is_needed)
    ]


def _kind(annotation: Any) -> str:
    """Say in plain words what may be written."""
    kind = _bare(annotation)
    if get_origin(kind) is tuple:
        numbers = _bare(get_args(kind)[0]) is int
        return f"A list in square brackets: {'numbers' if numbers else 'words'}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return " or ".join(str(member.value) for member in kind)
    return _KINDS[kind]


def _bare(annotation: Any) -> Any:
    """Return a type without its checks, and without None when it may be left out."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation
