"""Values as typed → a class of the model, or findings in a writer's words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding, FrontMatter, KeyPath, Span, Value, fields_of
from .suggestions import suggestions
from .values import Model, made_of, schema_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

UNKNOWN, WRONG, MISSING = "unknown-field", "wrong-value", "missing-field"


def read_fields(
    model: type[Model], path: str, fields: FrontMatter, extra: Mapping[str, object], **spare: object
) -> tuple[Model | None, tuple[Finding, ...]]:
    """Make a model of what was typed.

    Args:
        model: the class whose fields may be typed.
        path: the file, for the findings.
        fields: what was typed, and where.
        extra: values that are not typed, such as the document.
        spare: values to go on with where a needed field is missing or wrong.

    Returns:
        The model, made with what could be understood (None if too little could),
        and a finding for each value that could not.
    """
    known = fields_of(model)
    unknown = [(name,) for name in fields.values if name not in known]
    findings = tuple(_unknown(model, path, fields, name) for name in unknown)
    values = fields.values.items()
    typed = {name: value for name, value in values if name in known and value is not None}
    made, problems = made_of(model, {**typed, **extra})
    if made is None:
        findings += tuple(_explain_all(model, path, fields, problems))
        for problem in problems:
            typed.pop(str(problem["loc"][0]), None)
        made, _ = made_of(model, {**spare, **typed, **extra})
    return made, findings


def _explain_all(
    model: type[Any], path: str, fields: FrontMatter, problems: Sequence[ErrorDetails]
) -> Iterator[Finding]:
    """Yield a finding for each problem; of a field with very many, the first and their number."""
    by_field: dict[int | str, list[ErrorDetails]] = {}
    for problem in problems:
        by_field.setdefault(problem["loc"][0], []).append(problem)
    for name, of_field in by_field.items():
        yield from (_explain(model, path, fields, problem) for problem in of_field[:MOST_TOLD])
        if rest := of_field[MOST_TOLD:]:
            yield _more(path, fields.place(tuple(rest[0]["loc"])), str(name), len(rest))


def _more(path: str, place: Span, name: str, count: int) -> Finding:
    things = "thing is" if count == 1 else "things are"
    return Finding(
        path,
        place,
        f"{count:,} more {things} wrong in “{name}”, from here on.",
        "The page cannot be made from it as it is.",
        f"Mend the first {MOST_TOLD}, then check again.",
        rule=WRONG,
    )


def _explain(model: type[Any], path: str, fields: FrontMatter, problem: ErrorDetails) -> Finding:
    place: KeyPath = tuple(part for part in problem["loc"])
    if problem["type"] == "unexpected_keyword_argument":
        return _unknown(model, path, fields, place)
    if problem["type"] == "missing":
        return _missing(path, fields, place)
    return _wrong(model, path, fields, place, problem)


def _unknown(model: type[Any], path: str, fields: FrontMatter, place: KeyPath) -> Finding:
    name = str(place[-1])
    known = _known_names(model, place)
    near = difflib.get_close_matches(name.lower(), known, n=1)
    listed = ", ".join(known)
    return Finding(
        path,
        fields.keys.get(place, fields.span),
        f"“{name}” is not a field that we know.",
        "What you wrote there would be lost.",
        f"Did you mean “{near[0]}”?" if near else f"The fields here are: {listed}.",
        near[0] if near else None,
        rule=UNKNOWN,
    )


def _known_names(model: type[Any], place: KeyPath) -> list[str]:
    """Return the names that may stand where an unknown one was found."""
    schema = here = schema_of(model)
    for part in place[:-1]:
        here = here["items"] if isinstance(part, int) else here["properties"][part]
        here = here["allOf"][0] if "allOf" in here else here
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
    return list(here["properties"])


def _missing(path: str, fields: FrontMatter, place: KeyPath) -> Finding:
    name = str(place[-1])
    start = fields.places.get(place[:-1], fields.keys.get(place, fields.span)).start
    empty = place in fields.keys
    return Finding(
        path,
        fields.keys[place]
        if empty
        else Span(start, start if place[:-1] else min(3, fields.span.end)),
        f"“{name}” is empty." if empty else f"“{name}” is missing.",
        "The page cannot be made well without it.",
        f"Write it at the head of the file: “{name}:”, a space and the value.",
        rule=MISSING,
    )


MOST_TOLD = 20
"""How many findings there are for one field before the rest is only counted."""
MOST_SHOWN = 60
"""How many characters of a wrong value a message repeats."""

_KINDS = {
    "int": ("a whole number, such as 5", "Write the number in digits."),
    "greater": ("a whole number from 1", "Write 1 or more."),
    "less": ("a whole number up to {most}", "Write a smaller number."),
    "string": ("text", "Write words on one line."),
    "bool": ("true or false", "Write true or false."),
    "enum": ("one of these words: {expected}", "Write one of them, in small letters."),
    "tuple": (
        "a list in square brackets",
        "Put [ before it and ] after it, with commas between the entries.",
    ),
    "value": (
        "a date that exists, as year-month-day",
        "Write it like 2026-11-23, year first.",
    ),
    "date": (
        "a date that exists, as year-month-day",
        "Write it like 2026-11-23, year first.",
    ),
    "colour": (
        "a colour of six signs from 0 to 9 and a to f",
        'Write it like "#0b5a57", with the quotation marks.',
    ),
    "group": (
        "a group of fields",
        "Put each on a line of its own, two spaces in, with a colon.",
    ),
}

_KIND_OF = {"string_pattern_mismatch": "colour", "dataclass_type": "group"}
"""Kinds that the first word of a problem’s name does not tell."""


def _wrong(
    model: type[Any], path: str, fields: FrontMatter, place: KeyPath, problem: ErrorDetails
) -> Finding:
    kind = _KIND_OF.get(problem["type"], problem["type"].split("_")[0])
    wanted, advice = _KINDS[kind]
    bounds = problem.get("ctx", {})
    expected = str(bounds.get("expected", ""))
    shown = _shown(problem["input"])
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    where = f"An entry of “{name}”" if place and isinstance(place[-1], int) else f"“{name}”"
    wanted = wanted.format(expected=expected.replace("'", ""), most=bounds.get("le"))
    message = f"{where} must be {wanted}, not {shown}."
    if problem["type"] == "string_too_short" or problem["input"] is None:
        message = f"{where} is empty."
    found = suggestions(kind, problem["input"], re.findall(r"'(.*?)'", expected))
    return Finding(
        path,
        fields.place(place),
        message,
        "The page cannot be made from it as it is.",
        advice,
        next((text for text, value in found if _fits(model, place, value)), None),
        rule=WRONG,
    )


def _shown(value: object) -> str:
    """Return what was typed, on one line that is not too long."""
    if not isinstance(value, str):
        return "what stands here"
    words = " ".join(value.split())
    return f"“{words[:MOST_SHOWN]}…”" if len(words) > MOST_SHOWN else f"“{words}”"


def _fits(model: type[Any], place: KeyPath, value: Value) -> bool:
    """True when a value would do in a place; nothing else is looked at, however much there is."""
    for part in reversed(place):
        value = {part: value} if isinstance(part, str) else [value]
    alone = tuple(part if isinstance(part, str) else 0 for part in place)
    assert isinstance(value, dict)
    _, problems = made_of(model, value)
    return all(problem["loc"][: len(alone)] != alone for problem in problems)
