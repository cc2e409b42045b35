"""A field that a writer fills in: what it may hold, and how it is explained.

A field is one line of a class, with its type and its docstring. The page that lists the fields for
writers, the checks on them and their messages are made from these classes. Values are checked in
`reading`; here pydantic, which does that, is only told what it asks for.
"""

from __future__ import annotations

import ast
import datetime
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints

Handler = Callable[[Any], dict[str, Any]]
"""Makes pydantic’s own description of a type."""


class Limits:
    """What the values of a field must be like, by the names that pydantic’s core has for it."""

    def __init__(self, **limits: Any) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> dict[str, Any]:
        return {**handler(source), **self._limits}


class YearFirst:
    """A full date, year first: pydantic alone would also take a count of seconds."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> dict[str, Any]:
        read = {"type": "no-info", "function": _iso_date}
        return {"type": "function-before", "function": read, "schema": handler(source)}


class AsIs:
    """Marks a value that is given by the program, not typed by a writer: it is not checked."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> dict[str, Any]:
        return {"type": "any"}


Text = Annotated[str, Limits(strip_whitespace=True, min_length=1)]
Number = Annotated[int, Limits(ge=1)]
Percent = Annotated[int, Limits(ge=1, le=100)]
Colour = Annotated[str, Limits(strip_whitespace=True, pattern="^#?[0-9A-Fa-f]{6}$")]
"""As on web pages: two signs each for red, green and blue. `#` would start a note, so it may go."""
Date = Annotated[datetime.date, YearFirst()]


def _iso_date(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return datetime.date.fromisoformat(value)
    if isinstance(value, datetime.date):
        return value
    raise ValueError("not a date")


class Field(NamedTuple):
    """One field that a writer may fill in."""

    kind: Any
    """Its type, as annotated."""
    default: Any
    """What it is where nothing is typed."""

    @property
    def is_needed(self) -> bool:
        """True where something must be typed."""
        return self.default is MISSING


def fields_of(model: type[object]) -> Mapping[str, Field]:
    """Return the fields of a class that a writer may fill in, by their names, in order."""
    known: Any = model  # mypy thinks that what frozen values are made of cannot be hashed itself
    return _fields_of(known)


@cache
def _fields_of(model: type[Any]) -> Mapping[str, Field]:
    kinds = get_type_hints(model, include_extras=True)
    return {
        one.name: Field(kinds[one.name], one.default)
        for one in fields(model)
        if not any(isinstance(part, AsIs) for part in get_args(kinds[one.name]))
    }


def meanings_of(model: type[object]) -> Mapping[str, str]:
    """Return the docstrings of the fields of a class, by their names."""
    known: Any = model
    return _meanings_of(known)


@cache
def _meanings_of(model: type[Any]) -> Mapping[str, str]:
    return {name: text for one in reversed(model.__mro__) for name, text in _meanings(one)}


def _meanings(model: type[Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields that a class itself has, each with the docstring that follows it."""
    if model is object:
        return
    [written] = ast.parse(inspect.getsource(model)).body
    assert isinstance(written, ast.ClassDef)
    for field, after in pairwise(written.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match after:
                case ast.Expr(ast.Constant(str(text))):
                    yield field.target.id, inspect.cleandoc(text)
