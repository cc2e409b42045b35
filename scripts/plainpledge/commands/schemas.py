"""What may stand at the head of each kind of file, and in the house style, as a JSON Schema.

It is made from the classes that check these files, so that other programs know the same fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..model import Article, HouseStyle, Pledge, Term, Wording
from ..reading.values import schema_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "house-style": HouseStyle,
        "page": Article,
        "pledge": Pledge,
        "term": Term,
        "wording": Wording,
    }
)
"""The kinds of files by the names that a command takes."""

_ABOUT = {"title", "description", "default"}
"""What a schema says of a field besides its values."""


def schema(model: type[Any]) -> dict[str, Any]:
    """Return the JSON Schema of what a writer may type; a field that is not needed may be empty."""
    made = schema_of(model)
    needed = made.get("required", [])
    fields = {
        name: about if name in needed else _may_be_empty(about)
        for name, about in made["properties"].items()
    }
    return {"$schema": DIALECT, **made, "properties": fields, "required": needed}


def _may_be_empty(about: dict[str, Any]) -> dict[str, Any]:
    """Let a field stand there without a value, as new files have it: it then says nothing."""
    choices = about.get("anyOf", [{key: about[key] for key in about.keys() - _ABOUT}])
    kept = {key: about[key] for key in about.keys() & _ABOUT}
    empty = {"type": "null"}
    return {**kept, "anyOf": [*(one for one in choices if one != empty), empty]}
