"""Findings → what an editor underlines and lists."""

from __future__ import annotations

from lsprotocol import types

from ..model import Finding, Severity
from .desk import Opened
from .rule_pages import rule_page

SOURCE = "Plainpledge"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.HINT: types.DiagnosticSeverity.Information,
}


def diagnostics(opened: Opened) -> list[types.Diagnostic]:
    """Return all that is found in a text, in the order of its places."""
    return [diagnostic(opened, finding) for finding in opened.checked().findings]


def diagnostic(opened: Opened, finding: Finding) -> types.Diagnostic:
    """Return one finding: what is wrong, why it matters and what to try, each on a line."""
    link = rule_page(opened.project.root, finding.rule) if opened.project else None
    advice = f"Try this: {finding.advice}" if finding.advice else ""
    return types.Diagnostic(
        opened.positions.range(finding.span),
        "\n".join(filter(None, (finding.message, finding.why, advice))),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(link) if link else None,
        source=SOURCE,
    )
