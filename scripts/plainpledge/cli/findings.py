"""What `check` does when it cannot just repeat what it said the last time."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from ..commands import baseline
from ..commands.cache import Cache
from ..commands.fixing import Change, make, safe_changes
from ..commands.project import ACCEPTED, find_project, require_project
from ..commands.remembered import Printed
from ..commands.selection import Checked, Checker
from ..formats.registry import formats
from ..model import Severity
from ..rules.registry import asked_for
from .options import refuse


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    paths: tuple[Path, ...]
    project: Path | None
    rules: tuple[str, ...]
    severity: Severity
    is_cached: bool

    def check(self) -> Checked:
        """Check what was asked for."""
        cache = Cache() if self.is_cached else None
        checker = Checker(asked_for(self.rules) or None, cache)
        try:
            if self.paths:
                checked = checker.paths(self.project, self.paths)
            else:
                checked = checker.project(require_project(self.project))
        finally:
            if cache:
                cache.close()
        kept = (found for found in checked.findings if found.severity.rank <= self.severity.rank)
        return replace(checked, findings=tuple(kept))

    @property
    def root(self) -> Path:
        """The folder of the project; the current one where there is none."""
        if self.project or not self.paths:
            return require_project(self.project)
        return find_project(Path.cwd()) or Path.cwd()


def findings(wanted: Wanted, form: str) -> Printed:
    """Check, and return what was found in one of the formats."""
    return _printed(wanted.check(), form)


def new_findings(wanted: Wanted, form: str) -> Printed:
    """Check, and leave out what was accepted before."""
    return _printed(_only_new(wanted.check(), wanted.root), form)


def fixed_findings(wanted: Wanted, form: str, *, only_new: bool, sure: bool) -> Printed:
    """Check, make the changes that are safe, and return what is left."""
    checked = wanted.check()
    shown = _only_new(checked, wanted.root) if only_new else checked
    if _fix(shown, wanted.root if not wanted.paths else Path.cwd(), sure=sure):
        shown = wanted.check()
    return _printed(shown, form)


def accept(wanted: Wanted) -> Printed:
    """Write down all findings as accepted."""
    checked, file = wanted.check(), wanted.root / ACCEPTED
    number = baseline.accept(file, checked.findings, checked.site)
    lines = (
        f"{number} findings are accepted in {file.name}. Keep that file with your words.",
        "From now on “check --new” shows only what is not in it.",
    )
    return Printed("\n".join(lines) + "\n", has_errors=False)


def _printed(checked: Checked, form: str) -> Printed:
    return Printed(formats()[form](checked.findings, checked.site), checked.has_errors)


def _only_new(checked: Checked, root: Path) -> Checked:
    known = baseline.accepted(root / ACCEPTED)
    return replace(checked, findings=baseline.only_new(checked.findings, checked.site, known))


def _fix(checked: Checked, root: Path, *, sure: bool) -> bool:
    """Show what can be changed and change it; return whether anything was."""
    changes = safe_changes(checked.findings, checked.site)
    if not changes:
        click.echo("There is nothing that could be changed without a person’s judgement.\n")
        return False
    click.echo("\n".join(map(_shown, changes)))
    if not sure and not _agreed(len(changes)):
        click.echo("Nothing was changed.\n")
        return False
    number = make(changes, root, checked.site)
    click.echo(f"Changes made: {number}.\n")
    return True


def _shown(change: Change) -> str:
    before, after = (" ".join(text.split()) for text in (change.before, change.after))
    return f"{change.place}  {before} → {after or '(nothing)'}  [{change.finding.rule}]"


def _agreed(number: int) -> bool:
    if not sys.stdin.isatty():
        refuse("To make these changes, add --yes.")
    return click.confirm(f"Make these changes ({number})?")
