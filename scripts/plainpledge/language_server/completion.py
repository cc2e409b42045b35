"""What an editor offers while somebody types fields, or a mark that allows a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol import types

from ..model import Span
from ..reading.yaml_tree import quoted
from ..rules.registry import rules
from .choices import Choice, choices
from .desk import Opened
from .field_places import FieldPlace, field_place, fields_span
from .known_fields import KnownField, known_fields

TRIGGERS = [":", " ", "[", ","]
"""Signs after which an editor asks by itself."""
_ALLOW = re.compile(
    r"(?:<!--|^[ \t]*#)[ \t]*allow[ \t]+(?:[\w-]+[ \t]*,[ \t]*)*(?P<typed>[\w-]*)\Z"
)
_PLAIN = re.compile(r"[^\W_][\w ’-]*")


def completions(opened: Opened, offset: int) -> list[types.CompletionItem]:
    """Return what could stand at an offset."""
    checked = opened.checked()
    text = checked.document.text
    line = text[max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1 : offset]
    if mark := _ALLOW.search(line):
        return list(_rules(opened, Span(offset - len(mark["typed"]), offset)))
    fields = Span(0, len(text)) if checked.is_settings else fields_span(text)
    if not fields or not checked.whole:
        return []
    place = field_place(text, fields, offset)
    return list(_offered(opened, place)) if place else []


def _rules(opened: Opened, span: Span) -> Iterator[types.CompletionItem]:
    where = opened.positions.range(span)
    for rule in rules().values():
        if rule.can_be_allowed:
            yield types.CompletionItem(
                rule.name,
                kind=types.CompletionItemKind.Event,
                detail=rule.title,
                text_edit=types.TextEdit(where, f"{rule.name}: "),
            )


def _offered(opened: Opened, place: FieldPlace) -> Iterator[types.CompletionItem]:
    """Yield values where a value is typed or an entry of a list, else keys."""
    above = place.above if place.key else place.above[:-1]
    name = place.key or (place.above[-1] if place.above else None)
    field = known_fields(opened.checked(), above).get(name or "")
    if field and not field.is_group:
        if place.key or field.is_list:
            there = opened.checked().document.front_matter.values.get(field.name)
            for choice in choices(opened.checked(), field):
                if not isinstance(there, list) or choice.value not in there:
                    yield _value(opened, place, choice)
    elif not place.key:
        yield from _keys(opened, place)


def _value(opened: Opened, place: FieldPlace, choice: Choice) -> types.CompletionItem:
    value = choice.value if _PLAIN.fullmatch(choice.value) else quoted(choice.value)
    label = f"{choice.value} – {choice.about}" if choice.about else choice.value
    return types.CompletionItem(
        label,
        kind=types.CompletionItemKind.Value,
        filter_text=f"{value} {choice.about}".rstrip(),
        text_edit=types.TextEdit(opened.positions.range(place.span), value),
    )


def _keys(opened: Opened, place: FieldPlace) -> Iterator[types.CompletionItem]:
    """Yield the keys that are not there yet, the needed ones first."""
    checked = opened.checked()
    there = set(checked.document.front_matter.values) if not place.above else set()
    fields = known_fields(checked, place.above).values()
    for number, field in enumerate(sorted(fields, key=lambda one: not one.needed)):
        if field.name not in there:
            yield _key(opened, place, field, number)


def _key(opened: Opened, place: FieldPlace, field: KnownField, number: int) -> types.CompletionItem:
    has_colon = ":" in opened.checked().document.text[place.span.end : place.line.end]
    typed = field.name if has_colon else f"{field.name}:{'' if field.is_group else ' '}"
    return types.CompletionItem(
        field.name,
        kind=types.CompletionItemKind.Field,
        detail="needed" if field.needed else None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, field.help),
        sort_text=f"{number:03}",
        text_edit=types.TextEdit(opened.positions.range(place.span), typed),
    )
