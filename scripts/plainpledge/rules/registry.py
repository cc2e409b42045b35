"""Finds the rules.

A rule is a module in this folder with `SEVERITY`, a docstring that is its public page, and one of
the functions named in `Kind`. Its file name is its name. It yields findings; their rule and
severity are filled in when it is run.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Any

from ..model import Finding, Severity, Site

EVERY_RULE = "every rule"
"""In the place of a name in `ASKED_WITH`: said whichever rule is asked for."""


class Kind(Enum):
    """What a rule looks at; the value is the name of its function."""

    PROSE = "check_prose"
    """`(prose, site)`: the words of one document. Of the site it may use the settings, the agreed
    wording and the front matter of other files, but not their text."""
    DOCUMENT = "check_document"
    """`(document, site)`: one document, in the same way."""
    NOTES = "check_notes"
    """`(notes, site)`: what its function `note(prose, site)` noted in each file, by path. For
    rules that compare files, which are never all in memory at once."""
    SITE = "check_site"
    """`(site)`: everything at once. Only for projects."""
    FINDINGS = "check_findings"
    """`(allows, used, known)`: the marks that silence findings, by path; which of them silenced
    which rule, as `(path, mark, rule)`; and the names of the rules that were run."""


@dataclass(frozen=True)
class Rule:
    """One thing that is checked."""

    name: str
    """As it is written everywhere: in findings, addresses and folders of tests."""
    title: str
    page: str
    """What writers may read about it, in Markdown, without the title."""
    severity: Severity
    kind: Kind
    check: Callable[..., Any]
    note: Callable[..., Any] | None = None
    """What it notes in one document, for a rule that compares files."""
    can_be_fixed: bool = False
    """True when its suggestions cannot change what is meant: its module says `CAN_BE_FIXED`."""
    asked_with: str = ""
    """The rule with which it answers one question, so that both are run for that name."""

    @property
    def can_be_allowed(self) -> bool:
        """False for what must not be published whatever the reason, such as a broken hold."""
        return self.severity is not Severity.ERROR or self.kind in (Kind.PROSE, Kind.NOTES)


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its name, in the order of the alphabet."""
    folder = importlib.import_module(__package__).__path__
    modules = sorted(module.name for module in pkgutil.iter_modules(folder))
    found = [rule for name in modules if (rule := _rule(name))]
    return MappingProxyType({rule.name: rule for rule in found})


def asked_for(names: Collection[str]) -> frozenset[str]:
    """Return the rules that answer to some names: those, and what belongs to each or to all.

    A file that cannot be read is always told: no rule could find anything there.
    """
    wanted = {*names, EVERY_RULE} if names else set[str]()
    return frozenset(name for name, rule in rules().items() if {name, rule.asked_with} & wanted)


def read_by(site: Site, rule: str) -> Iterator[Finding]:
    """Yield what was found under a rule's name while the files were read."""
    return (finding for finding in site.reading_findings if finding.rule == rule)


def _rule(module_name: str) -> Rule | None:
    """Return the rule in a module; None for a module that only helps rules."""
    module = importlib.import_module(f"{__package__}.{module_name}")
    kind = _kind(module)
    if kind is None:
        return None
    title, _, page = (inspect.getdoc(module) or "").partition("\n")
    name = module_name.replace("_", "-")
    check, note = getattr(module, kind.value), getattr(module, "note", None)
    text = page.strip() + "\n"
    fixed = getattr(module, "CAN_BE_FIXED", False)
    asked_with = getattr(module, "ASKED_WITH", "")
    title = title.rstrip(". ")
    return Rule(name, title, text, module.SEVERITY, kind, check, note, fixed, asked_with)


def _kind(module: ModuleType) -> Kind | None:
    if not hasattr(module, "SEVERITY"):
        return None
    return next((kind for kind in Kind if hasattr(module, kind.value)), None)
