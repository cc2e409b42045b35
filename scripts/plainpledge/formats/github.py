"""For GitHub: each finding as a note beside the line that it is about.

One line a finding, as the workflow commands `error`, `warning` and `notice`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Finding, Severity, Site
from .location import location

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = _IN_TEXT | {":": "%3A", ",": "%2C"}


def write(findings: Sequence[Finding], site: Site) -> str:
    """Return a command for each finding."""
    return "".join(f"{_command(finding, site)}\n" for finding in findings)


def _command(finding: Finding, site: Site) -> str:
    start, end = location(finding, site)
    properties = {
        "file": finding.path,
        "line": start.line,
        "endLine": end.line,
        "title": finding.rule,
    }
    if start.line == end.line:  # columns are only taken for findings within a line
        properties |= {"col": start.column, "endColumn": end.column}
    pairs = (f"{key}={_safe(str(value), _IN_PROPERTY)}" for key, value in properties.items())
    text = "\n".join(filter(None, (finding.message, finding.why, finding.advice)))
    return f"::{_COMMANDS[finding.severity]} {','.join(pairs)}::{_safe(text, _IN_TEXT)}"


def _safe(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)
