"""For other programs: one JSON object.

| field | what it is |
|---|---|
| `files` | how many files were read |
| `errors`, `warnings`, `hints` | how many findings there are of each kind |
| `findings` | a list, in the order of files and places |

Each finding has all of these fields:

| field | what it is |
|---|---|
| `path` | the file, from the project's folder, with forward slashes |
| `line`, `column` | where it starts, both from 1; columns count characters |
| `end_line`, `end_column` | the place after its last character |
| `start`, `end` | the same places as counts of characters from the start of the file, from 0 |
| `rule` | the rule's name |
| `severity` | `error`, `warning` or `hint` |
| `message`, `why`, `advice` | what is wrong, why it matters, what to try |
| `suggestion` | text to put in place of what stands there, or `null` |

A byte order mark at the start of a file is not counted.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model import Finding, Severity, Site
from .location import files_read, location


def write(findings: Sequence[Finding], site: Site) -> str:
    """Return the findings as described above."""
    kinds = [finding.severity for finding in findings]
    report = {
        "files": files_read(site),
        **{f"{severity.value}s": kinds.count(severity) for severity in Severity},
        "findings": [_fields(finding, site) for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _fields(finding: Finding, site: Site) -> dict[str, str | int | None]:
    start, end = location(finding, site)
    return {
        "path": finding.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "start": finding.span.start,
        "end": finding.span.end,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": finding.why,
        "advice": finding.advice,
        "suggestion": finding.suggestion,
    }
