"""YAML → plain values with the place of each, and findings in a writer's words.

Every scalar stays the text that was typed. YAML alone would read `no` as false and `1:1` as 61.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import Finding, KeyPath, Span, Value

RULE = "broken-front-matter"
REPEATED = "repeated-field"

_FIELD_LINE = re.compile(r"^[^\s#\-\]}][^\n]*", re.MULTILINE)
_COLON_IN_VALUE = re.compile(
    r"^[ \t]*(?:- +)?[^\s:'\"\[{]+:[ \t]+(?P<value>[^'\"\[{\s][^\r\n]*:(?:[ \t][^\r\n]*)?)$"
)


@dataclass
class Tree:
    """What a piece of YAML says, and where."""

    values: dict[str, Value] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    places: dict[KeyPath, Span] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_tree(path: str, text: str, span: Span) -> Tree:
    """Read the YAML fields in a span of a file; a broken field does not harm the others."""
    from .yaml_fields import BrokenError, add_fields  # noqa: PLC0415 - most loose files have none

    tree = Tree()
    source = text[span.start : span.end]
    try:
        add_fields(tree, path, source, span.start)
    except BrokenError:
        tree = Tree()
        for piece in _pieces(source):
            try:
                add_fields(tree, path, source[piece.start : piece.end], span.start + piece.start)
            except BrokenError:
                tree.findings.append(_broken(path, source, piece, span.start))
    return tree


def _pieces(source: str) -> Iterator[Span]:
    """Cut at each line that starts a field; what stands before the first one is a piece too."""
    fields = {match.start() for match in _FIELD_LINE.finditer(source)}
    starts = sorted({len(source) - len(source.lstrip()), *fields})
    for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
        yield Span(start, start + len(source[start:end].rstrip()))


def _broken(path: str, source: str, piece: Span, offset: int) -> Finding:
    """Say what is wrong with one field that YAML cannot read."""
    text = source[piece.start : piece.end]
    line = text.splitlines()[0]
    key, colon, value = line.partition(":")
    span = Span(offset + piece.start, offset + piece.start + len(line))
    why = "A computer reads these lines, and it could not understand this one."
    suggestion = None
    if not colon:
        message = f"“{line.strip()}” has no colon, so it is not a field."
        advice = "Write the field’s name, a colon, a space and the value. Or take the line out."
    elif _COLON_IN_VALUE.match(line):
        message = f"The value of “{key}” has a colon in it."
        advice = "Put the whole value in quotation marks."
        suggestion = f"{key}: {quoted(value.strip())}"
    elif "\t" in text:
        message = f"“{key}” has a tab in it."
        advice = "Use spaces in place of the tab."
    elif re.search(r"(^|[\s\[,])[&*]\w", value):
        message = f"The value of “{key}” starts with & or *, which has a special meaning here."
        advice = "Put the whole value in quotation marks."
        suggestion = f"{key}: {quoted(value.strip())}"
    else:
        message = f"The value of “{key}” could not be understood."
        advice = (
            "Close each quotation mark and bracket that you opened, or put the value in quotes."
        )
    return Finding(path, span, message, why, advice, suggestion, rule=RULE)


def quoted(value: str) -> str:
    """Return a text as YAML takes it whatever stands in it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
