"""Finds the rules and runs them.

A rule is a module in this folder with `SEVERITY`, a docstring that is its public page, and either
`check_document(document, site)` or `check_site(site)`. Its file name is its name. It yields
findings; their rule and severity are filled in here.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType, ModuleType

from ..model import Document, Finding, Severity, Site

CheckSite = Callable[[Site], Iterable[Finding]]
CheckDocument = Callable[[Document, Site], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """One thing that is checked."""

    name: str
    """As it is written everywhere: in findings, addresses and folders of tests."""
    title: str
    page: str
    """What writers may read about it, in Markdown, without the title."""
    severity: Severity
    check: CheckSite

    def find(self, site: Site) -> Iterator[Finding]:
        """Yield what is wrong, signed with this rule's name."""
        for finding in self.check(site):
            yield replace(finding, rule=self.name, severity=self.severity)


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in the order of the alphabet."""
    folder = importlib.import_module(__package__).__path__
    modules = sorted(module.name for module in pkgutil.iter_modules(folder))
    found = [rule for name in modules if (rule := _rule(name))]
    return MappingProxyType({rule.name: rule for rule in found})


def check(site: Site) -> tuple[Finding, ...]:
    """Return all that is wrong, each thing once, in the order of files and places."""
    found = {finding for rule in rules().values() for finding in rule.find(site)}
    return tuple(sorted(found, key=_order))


def read_by(site: Site, rule: str) -> Iterator[Finding]:
    """Yield what was found under a rule's name while the files were read."""
    return (finding for finding in site.reading_findings if finding.rule == rule)


def _rule(module_name: str) -> Rule | None:
    """Return the rule in a module; None for a module that only helps rules."""
    module = importlib.import_module(f"{__package__}.{module_name}")
    check_site = _check_of(module)
    if check_site is None:
        return None
    title, _, page = (inspect.getdoc(module) or "").partition("\n")
    name = module_name.replace("_", "-")
    return Rule(name, title.rstrip(". "), page.strip() + "\n", module.SEVERITY, check_site)


def _check_of(module: ModuleType) -> CheckSite | None:
    if check_document := getattr(module, "check_document", None):
        return partial(_check_each, check_document)
    check_site: CheckSite | None = getattr(module, "check_site", None)
    return check_site


def _check_each(check_document: CheckDocument, site: Site) -> Iterator[Finding]:
    for document in site.documents.values():
        yield from check_document(document, site)


def _order(finding: Finding) -> tuple[object, ...]:
    return (finding.path, finding.span, finding.rule, finding.message, finding.advice)
