"""Puts suggestions in place that cannot change what is meant, such as a word written twice."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..model import Document, Finding, Site
from ..reading.atomic import replace_file
from ..rules.registry import rules
from .project import CannotRunError


@dataclass(frozen=True)
class Change:
    """One suggestion, ready to be put in place."""

    finding: Finding
    place: str
    """`path:line:column`."""
    before: str
    after: str


def safe_changes(findings: Iterable[Finding], site: Site) -> tuple[Change, ...]:
    """Return the changes that can be made without asking what was meant, none overlapping."""
    return tuple(_changes(findings, site))


def _changes(findings: Iterable[Finding], site: Site) -> Iterator[Change]:
    last: Finding | None = None
    for finding in findings:
        document = site.documents.get(finding.path)
        rule = rules().get(finding.rule)
        if not (document and rule and rule.can_be_fixed) or finding.suggestion is None:
            continue
        if last and last.path == finding.path and finding.span.start < last.span.end:
            continue
        last = finding
        start = document.position(finding.span.start)
        before = document.text[finding.span.start : finding.span.end]
        place = f"{finding.path}:{start.line}:{start.column}"
        yield Change(finding, place, before, finding.suggestion)


def make(changes: Iterable[Change], root: Path, site: Site) -> int:
    """Make changes in the files; everything else stays byte for byte. Returns their number.

    Raises:
        CannotRunError: a file is no longer as it was checked.
    """
    made = 0
    for path, group in groupby(changes, key=lambda change: change.finding.path):
        of_file = list(group)
        _write(root / path, site.documents[path], of_file)
        made += len(of_file)
    return made


def _write(file: Path, document: Document, changes: list[Change]) -> None:
    data = file.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if data[len(mark) :] != document.text.encode():
        raise CannotRunError(f"“{file.name}” has changed since it was checked. Nothing was lost.")
    parts, done = [], 0
    for change in changes:
        span = change.finding.span
        parts += [document.text[done : span.start], change.after]
        done = span.end
    text = "".join([*parts, document.text[done:]])
    replace_file(file, mark + text.encode())
