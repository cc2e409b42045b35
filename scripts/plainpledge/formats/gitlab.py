"""For GitLab: a code quality report, a JSON list with an object for each finding."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence

from ..model import Finding, Severity, Site
from .location import location

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def write(findings: Sequence[Finding], site: Site) -> str:
    """Return the report."""
    seen = Counter[str]()
    report = []
    for finding in findings:
        same = f"{finding.path}\n{finding.rule}\n{finding.message}"
        seen[same] += 1
        name = hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest()
        report.append(_issue(finding, name, site))
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, name: str, site: Site) -> dict[str, object]:
    start, end = location(finding, site)
    return {
        "description": " ".join(filter(None, (finding.message, finding.why, finding.advice))),
        "check_name": finding.rule,
        "fingerprint": name,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.path,
            "lines": {"begin": start.line, "end": end.line},
        },
    }
