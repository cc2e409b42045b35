"""Which fields a file may have, with their meanings and values, from the one schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..commands.schemas import schema
from ..model import HouseStyle
from ..reading.site import kind_of_file
from .project import CheckedText

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class KnownField:
    """One field."""

    name: str
    help: str
    needed: bool
    about: Schema
    """Its part of the schema, without the choice of leaving it empty."""

    @property
    def is_list(self) -> bool:
        """True for a field that takes several values."""
        return self.about.get("type") == "array"

    @property
    def is_group(self) -> bool:
        """True for a field with fields of its own under it."""
        return "properties" in self.about or "properties" in self.about.get("items", {})

    @property
    def values(self) -> Sequence[str]:
        """All values that it may have, where these are known."""
        about = self.about.get("items", self.about)
        return ["true", "false"] if about.get("type") == "boolean" else about.get("enum", [])

    @property
    def is_date(self) -> bool:
        """True for a day."""
        return self.about.get("format") == "date"


def known_fields(checked: CheckedText, above: Sequence[str] = ()) -> dict[str, KnownField]:
    """Return the fields that may stand under some keys of a file, by their names."""
    model: type[Any] = HouseStyle
    if not checked.is_settings:
        model = kind_of_file(checked.document.path, checked.site.house_style)
    whole = schema(model)
    here: Schema | None = whole
    for key in above:
        here = _opened(whole, here.get("properties", {}).get(key)) if here else None
        here = here.get("items", here) if here else None
    return {one.name: one for one in _fields(whole, here)} if here else {}


def _fields(whole: Schema, here: Schema) -> Iterator[KnownField]:
    for name, about in here.get("properties", {}).items():
        opened = _opened(whole, about) or {}
        needed = name in here.get("required", ())
        yield KnownField(name, about.get("description", ""), needed, opened)


def _opened(whole: Schema, about: Schema | None) -> Schema | None:
    """Follow references, and take the one choice that is not “nothing”; entries of lists too."""
    while about and ("$ref" in about or "anyOf" in about):
        if "$ref" in about:
            about = whole["$defs"][about["$ref"].rpartition("/")[2]]
        else:
            about = next(one for one in about["anyOf"] if one.get("type") != "null")
    if about and "items" in about:
        return {**about, "items": _opened(whole, about["items"]) or {}}
    return about
