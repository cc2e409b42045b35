"""Values as typed → a class of the model, and what such values may be. Only here pydantic is known.

It is loaded when there is something to check: that takes longer than to check a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from ..model import fields_of, meanings_of

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

Model = TypeVar("Model")


def made_of(
    model: type[Model], values: Mapping[str, object]
) -> tuple[Model | None, list[ErrorDetails]]:
    """Return what a class makes of some values, or None and all that is wrong with them."""
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return _adapter(model).validate_python(values), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def schema_of(model: type[object]) -> Mapping[str, Any]:
    """Return the JSON Schema of what a writer may type; what the program adds is left out."""
    known: Any = model  # for the same reason as in `fields_of`
    return _schema_of(known)


@cache
def _schema_of(model: type[Any]) -> Mapping[str, Any]:
    made = _adapter(model).json_schema(mode="validation")
    _explain(made, model)
    for group in _groups(model):
        _explain(made["$defs"][group.__name__], group)
    return made


def _adapter(model: type[object]) -> TypeAdapter[Any]:
    known: Any = model
    return _made_adapter(known)


@cache
def _made_adapter(model: type[object]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415

    return TypeAdapter(model)


def _explain(schema: dict[str, Any], model: type[Any]) -> None:
    """Put what each field means into the schema of its class, and take out what is not typed."""
    known, meanings, properties = fields_of(model), meanings_of(model), schema["properties"]
    schema["properties"] = {
        name: {**properties[name], "description": meanings[name]} for name in known
    }
    if "required" in schema:
        schema["required"] = [name for name in schema["required"] if name in known]


def _groups(model: type[object]) -> Iterator[type[object]]:
    """Yield the classes of the groups of fields that stand in a class."""
    for field in fields_of(model).values():
        for part in _parts(field.kind):
            if isinstance(part, type) and is_dataclass(part):
                yield part
                yield from _groups(part)


def _parts(kind: Any) -> Iterator[Any]:
    yield kind
    for part in get_args(kind):
        yield from _parts(part)
