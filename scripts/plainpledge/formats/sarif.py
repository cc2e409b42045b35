"""For code hosts and editors: SARIF 2.1.0, as OASIS has published it.

Columns count characters, as people do (`columnKind` says so).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from urllib.parse import quote

from ..model import Finding, Severity, Site
from ..rules.registry import Rule, rules
from .location import location

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def write(findings: Sequence[Finding], site: Site) -> str:
    """Return one run with all findings, and the rules that they come from."""
    names = sorted({finding.rule for finding in findings})
    driver = {
        "name": "plainpledge",
        "version": version("plainpledge"),
        "rules": [_rule(name, rules().get(name)) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, site, names.index(finding.rule)) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(name: str, rule: Rule | None) -> dict[str, object]:
    if not rule:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, site: Site, index: int) -> dict[str, object]:
    text = " ".join(filter(None, (finding.message, finding.why, finding.advice)))
    place = {"artifactLocation": {"uri": quote(finding.path)}, "region": _region(finding, site)}
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
    if finding.suggestion is not None:
        result["fixes"] = [_fix(finding, place)]
    return result


def _region(finding: Finding, site: Site) -> dict[str, int]:
    start, end = location(finding, site)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(finding: Finding, place: dict[str, object]) -> dict[str, object]:
    change = {
        "deletedRegion": place["region"],
        "insertedContent": {"text": finding.suggestion},
    }
    return {
        "description": {"text": finding.advice or "Put the suggestion in its place."},
        "artifactChanges": [
            {"artifactLocation": place["artifactLocation"], "replacements": [change]}
        ],
    }
