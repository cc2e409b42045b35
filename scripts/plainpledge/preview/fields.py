"""A field at the head of a file gets another value, written in the way in which it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Document, Finding, Site, Span, Value, Written, fields_of
from ..reading.documents import parse_document
from ..reading.fields import read_fields
from ..reading.site import kind_of_file
from ..reading.yaml_tree import RULE, quoted
from .editable import NO_CHANGE, NOT_TYPED
from .form import broken_place
from .splice import Refused, Splice, line_end

CHANGES_MORE = "This would change more than the one field. Open the file itself."
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?\n?\Z", re.MULTILINE)
_DASH = re.compile(r"(?P<indent>[ \t]*)-[ \t]")
_NOT_IN_FIELDS = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\uf8ff\ufeff\ufffe\uffff]"
)


def edit_field(
    site: Site, document: Document, name: str, typed: str | list[str]
) -> Splice | Refused:
    """Return the change that gives a field another value, in the way in which it was written.

    Args:
        site: for what kind of file it is.
        document: the file as the writer saw it.
        name: the field.
        typed: its value; nothing empties the field.
    """
    model = kind_of_file(document.path, site.house_style)
    if name not in fields_of(model):
        return Refused(f"There is no field “{name}” here.")
    value = _cleaned(typed)
    if any(map(_NOT_IN_FIELDS.search, value if isinstance(value, list) else [value])):
        return Refused(NOT_TYPED)
    if broken := next((one for one in document.findings if _hides_fields(document, one)), None):
        return Refused(f"{broken.message} {broken.advice}")
    if (document.front_matter.values.get(name) or "") == (value or ""):
        return Refused(NO_CHANGE)
    for splice in _ways(document, name, value):
        after = parse_document(document.path, splice.applied(document.text))
        if _says(document, after, name, value):
            return _refusal(model, after, name) or splice
    return Refused(CHANGES_MORE)


def _hides_fields(document: Document, finding: Finding) -> bool:
    """True for what keeps fields that stand there from being read at all."""
    return finding.rule == RULE and not document.front_matter.span.end


def _cleaned(typed: str | list[str]) -> str | list[str]:
    if isinstance(typed, str):
        return typed.strip()
    return [entry.strip() for entry in typed if entry.strip()]


def _ways(document: Document, name: str, value: str | list[str]) -> Iterator[Splice]:
    """Yield ways to write the value, the one most like what stands there first."""
    text, head = document.text, document.front_matter
    if not head.span.end:
        yield from _first(name, value, line_end(text))
        return
    place = _trimmed(text, head.places.get((name,)) or broken_place(document, name))
    if place is None:
        closing = _CLOSING.search(text, 0, head.span.end)
        end = line_end(text)
        at = closing.start() if closing else head.span.end
        for written in _written(value, ""):
            yield Splice(Span(at, at), f"{name}: {written}".rstrip() + end)
        return
    before = text[place.start - 1 : place.start]
    for written in _written(value, text[place.start : place.end], _indent(text, place)):
        yield Splice(place, written if before in (" ", "\t") or not written else f" {written}")


def _first(name: str, value: str | list[str], end: str) -> Iterator[Splice]:
    """Yield ways to give a file without fields its first one."""
    for written in _written(value, ""):
        yield Splice(Span(0, 0), end.join(("---", f"{name}: {written}", "---", "", "")))


def _trimmed(text: str, place: Span | None) -> Span | None:
    """Leave out the lines that YAML counts with a list although they come after it."""
    if place is None:
        return None
    return Span(place.start, place.start + len(text[place.start : place.end].rstrip("\r\n \t")))


def _written(value: str | list[str], old: str, indent: str = "") -> Iterator[str]:
    if isinstance(value, list):
        entries = [quoted(entry) for entry in value]
        if _DASH.match(old) and value:
            end = "\r\n" if "\r\n" in old else "\n"
            yield f"{end}{indent}".join(f"- {entry}" for entry in value)
            yield f"{end}{indent}".join(f"- {entry}" for entry in entries)
        yield f"[{', '.join(value)}]"
        yield f"[{', '.join(entries)}]"
        return
    if value and old[:1] == '"':
        yield quoted(value)
    elif value and old[:1] == "'":
        yield "'" + value.replace("'", "''") + "'"
    yield value
    yield quoted(value)


def _indent(text: str, place: Span) -> str:
    start = max(text.rfind("\n", 0, place.start), text.rfind("\r", 0, place.start)) + 1
    before = text[start : place.start]
    return before if not before.strip() else ""


def _says(before: Document, after: Document, name: str, value: str | list[str]) -> bool:
    """True when one field has its new value and all else reads as before."""
    old, new = dict(before.front_matter.values), dict(after.front_matter.values)
    wanted: Value = [*value] if isinstance(value, list) else value or None
    old.pop(name, None)
    return (
        new.pop(name, None) == wanted
        and old == new
        and _body(after, before) == before.text[before.body.start :]
        and len(after.findings) <= len(before.findings)
    )


def _body(after: Document, before: Document) -> str:
    """Return the text below the fields; the line between it and the very first field is new."""
    body = after.text[after.body.start :]
    return body if before.front_matter.span.end else body.removeprefix(line_end(after.text))


def _refusal(model: type[Written], after: Document, name: str) -> Refused | None:
    """Say what is wrong with a value, in the words of its finding."""
    head = after.front_matter
    _, findings = read_fields(model, after.path, head, {"document": after})
    places = [head.places.get((name,)), head.keys.get((name,))]
    for finding in findings:
        if any(one and one.contains(finding.span) for one in places):
            return Refused(f"{finding.message} {finding.advice}")
    return None
