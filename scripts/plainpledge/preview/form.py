"""The form for the fields at the head of a file, made from the class that checks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import Document, Site, Span, Written, fields_of, meanings_of
from ..reading.site import kind_of_file
from ..reading.values import schema_of


def form(site: Site, document: Document) -> list[dict[str, Any]]:
    """Return every field that may stand at the head of a file, with what stands there now."""
    model = kind_of_file(document.path, site.house_style)
    kinds, values = _kinds(model), document.front_matter.values
    meanings = meanings_of(model)
    return [
        {
            "name": name,
            "label": name.replace("_", " ").capitalize(),
            "help": meanings[name],
            "needed": field.is_needed,
            **kinds[name],
            "value": values[name] if name in values else _broken_value(document, name),
        }
        for name, field in fields_of(model).items()
    ]


def _kinds(model: type[Written]) -> dict[str, dict[str, Any]]:
    """Return for each field whether it takes words, a number, a date, a choice or a list."""
    schema = schema_of(model)
    shared = schema.get("$defs", {})
    return {name: dict(_kind(about, shared)) for name, about in schema["properties"].items()}


def _kind(about: dict[str, Any], shared: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    about = next((one for one in about.get("anyOf", [about]) if one.get("type") != "null"), about)
    about = shared[about["$ref"].rpartition("/")[2]] if "$ref" in about else about
    about = next(iter(about.get("allOf", [about])))
    about = shared[about["$ref"].rpartition("/")[2]] if "$ref" in about else about
    if "enum" in about:
        yield from (("kind", "choice"), ("choices", about["enum"]))
    elif about.get("type") == "array":
        yield "kind", "list"
    elif about.get("type") == "boolean":
        yield from (("kind", "choice"), ("choices", ["true", "false"]))
    else:
        yield "kind", "date" if about.get("format") == "date" else "words"


def _broken_value(document: Document, name: str) -> str | None:
    """Return what stands after the name of a field that could not be read."""
    place = broken_place(document, name)
    return document.text[place.start : place.end].strip() if place else None


def broken_place(document: Document, name: str) -> Span | None:
    """Return where the value of a field stands that could not be read."""
    head = document.front_matter.span
    line = re.compile(rf"^{re.escape(name)}:(?P<rest>[^\r\n]*)", re.MULTILINE)
    found = (
        None if (name,) in document.front_matter.keys else line.search(document.text, 0, head.end)
    )
    return Span(*found.span("rest")) if found else None
