"""For people, in a terminal: what is wrong, where, why, and what to try, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from ..model import Finding, Severity, Site
from .excerpt import excerpt
from .location import files_read, location

LONGEST = 300
"""How much of one sentence is shown, in characters: a whole file could stand in a field."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def write(findings: Sequence[Finding], site: Site) -> str:
    """Return the findings and a line that sums them up; in colour, which `click.echo` may drop."""
    groups = groupby(findings, key=lambda finding: finding.path)
    files = ["\n".join(_write_one(finding, site) for finding in group) for _, group in groups]
    return "\n\n".join([*files, summary(findings, site)]) + "\n"


def summary(findings: Sequence[Finding], site: Site) -> str:
    """Return one line that says how it went, and how many of the files that were read have it."""
    read = _counted(files_read(site), "file")
    if not findings:
        return f"No problems found in {read}."
    number = Counter(finding.severity for finding in findings)
    kinds = (_counted(number[kind], kind.value) for kind in Severity if number[kind])
    return f"{', '.join(kinds)} in {len({finding.path for finding in findings})} of {read}."


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _write_one(finding: Finding, site: Site) -> str:
    start, _ = location(finding, site)
    place = f"{_one_line(finding.path)}:{start.line}:{start.column}"
    severity = click.style(finding.severity.value, fg=_COLOURS[finding.severity])
    rule = click.style(f"[{finding.rule}]", dim=True)
    return "\n".join(
        [
            f"{place}  {severity}  {_one_line(finding.message)}  {rule}",
            *_here(finding, site),
            *_more(finding),
        ]
    )


def _here(finding: Finding, site: Site) -> Iterator[str]:
    """Yield the sentence, with the words that the finding is about marked: »so«."""
    document = site.documents.get(finding.path)
    if document and (found := excerpt(document, finding.span)):
        marked = click.style(f"»{found.marked}«", bold=True)
        yield f"    {'Here:':<6} {found.before}{marked}{found.after}"


def _more(finding: Finding) -> Iterator[str]:
    more = {"Why": finding.why, "Try": finding.advice, "Write": finding.suggestion or ""}
    for label, text in more.items():
        if text:
            yield f"    {label + ':':<6} {_one_line(text)}"


def _one_line(text: str) -> str:
    """Return a text that stays on one line and cannot steer the terminal."""
    start = text[: 2 * LONGEST]
    if not start.isprintable():
        start = "".join(sign if sign.isprintable() else " " for sign in start)
    line = " ".join(start.split())
    return f"{line[: LONGEST - 1]}…" if len(line) > LONGEST else line
