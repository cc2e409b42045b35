"""Runs the rules: over one document at a time, then over what was noted in all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from ..language.prose import Prose
from ..model import Allow, Document, Finding, Site
from .registry import Kind, Rule, rules

Notes = Mapping[str, tuple[Any, ...]]


class Looked(NamedTuple):
    """What looking at one document gave. Small, so that those of many files fit in memory."""

    path: str
    findings: tuple[Finding, ...]
    notes: Notes
    """By the name of the rule."""
    allows: tuple[Allow, ...]


def check(site: Site, wanted: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Return all that is wrong, each thing once, in the order of files and places.

    Args:
        site: what was read.
        wanted: names of rules; without it all rules are run.
    """
    looked = (look(document, site, wanted) for document in site.documents.values())
    return conclude(looked, site, wanted)


def look(document: Document, site: Site, wanted: Collection[str] | None = None) -> Looked:
    """Run the rules that need one document."""
    findings = list[Finding]()
    for rule in _chosen(wanted) if document.findings else ():
        findings += [_signed(rule, found) for found in document.findings_of(rule.name)]
    for rule in _chosen(wanted, Kind.DOCUMENT):
        for found in rule.check(document, site):
            findings.append(_signed(rule, found))
    notes: dict[str, tuple[Any, ...]] = {}
    if not (site.wording and site.wording.document.path == document.path):
        prose = Prose(document)
        for rule in _chosen(wanted, Kind.PROSE):
            for found in rule.check(prose, site):
                findings.append(_signed(rule, found))
        for rule in _chosen(wanted, Kind.NOTES):
            if rule.note and (noted := tuple(rule.note(prose, site))):
                notes[rule.name] = noted
    return Looked(document.path, tuple(findings), notes, document.allows)


def conclude(
    looked: Iterable[Looked],
    site: Site,
    wanted: Collection[str] | None = None,
    *,
    is_project: bool = True,
) -> tuple[Finding, ...]:
    """Run the rules that need more than one document; take out what the writer has allowed."""
    chosen, found = _chosen(wanted), set[Finding]()
    notes: dict[str, dict[str, tuple[Any, ...]]] = {}
    allows: dict[str, tuple[Allow, ...]] = {}
    for one in looked:
        found.update(one.findings)
        allows |= {one.path: one.allows} if one.allows else {}
        for name, of_file in one.notes.items():
            notes.setdefault(name, {})[one.path] = of_file
    for rule in chosen:
        if rule.kind is Kind.SITE and is_project:
            found.update(_signed(rule, one) for one in rule.check(site))
        elif rule.kind is Kind.NOTES:
            noted = notes.get(rule.name, {})
            found.update(_signed(rule, one) for one in rule.check(noted, site))
    return tuple(sorted(_heard(found, allows, chosen), key=_order))


def _chosen(wanted: Collection[str] | None, kind: Kind | None = None) -> tuple[Rule, ...]:
    return _named(rules, None if wanted is None else frozenset(wanted), kind)


@cache
def _named(
    known: Callable[[], Mapping[str, Rule]], wanted: frozenset[str] | None, kind: Kind | None
) -> tuple[Rule, ...]:
    named = (rule for name, rule in known().items() if wanted is None or name in wanted)
    return tuple(rule for rule in named if kind in (None, rule.kind))


def _signed(rule: Rule, finding: Finding) -> Finding:
    return replace(finding, rule=rule.name, severity=rule.severity)


def _heard(
    found: set[Finding], allows: Mapping[str, tuple[Allow, ...]], chosen: tuple[Rule, ...]
) -> Iterator[Finding]:
    """Yield what is not silenced, and what is wrong with the marks that silence."""
    used: set[tuple[str, Allow, str]] = set()
    for finding in found:
        silent = [allow for allow in allows.get(finding.path, ()) if _silences(allow, finding)]
        used.update((finding.path, allow, finding.rule) for allow in silent)
        if not silent:
            yield finding
    for rule in chosen:
        if rule.kind is Kind.FINDINGS:
            names = frozenset(rule.name for rule in chosen)
            yield from (_signed(rule, one) for one in rule.check(allows, used, names))


def _silences(allow: Allow, finding: Finding) -> bool:
    return (
        finding.rule in allow.rules
        and bool(allow.reason)
        and rules()[finding.rule].can_be_allowed
        and allow.covers.start <= finding.span.start < max(allow.covers.end, 1)
    )


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.path, finding.span, finding.rule, finding.message, finding.advice)
