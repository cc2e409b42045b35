"""`check`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from ..commands import baseline
from ..commands.cache import Cache
from ..commands.fixing import Change, make, safe_changes
from ..commands.project import find_project, require_project
from ..commands.selection import Checked, Checker
from ..formats.registry import formats
from ..model import Severity
from ..rules.registry import rules
from .options import WRONG, Choice, refuse, with_paths, with_project

FORMAT = Choice("format", formats)
RULE = Choice("rule", rules)
SEVERITY = Choice("severity", lambda: [severity.value for severity in Severity])


@dataclass(frozen=True)
class Wanted:
    """What was asked for."""

    paths: tuple[Path, ...]
    project: Path | None
    rules: tuple[str, ...]
    severity: Severity

    def check(self, *, cached: bool) -> Checked:
        """Check what was asked for."""
        cache = Cache() if cached else None
        checker = Checker(frozenset(self.rules) or None, cache)
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


@click.command()
@with_paths
@click.option(
    "--format", "form", type=FORMAT, default="text", help="text, json, sarif, github or gitlab."
)
@click.option("--rule", "names", type=RULE, multiple=True, help="Only this rule. May be repeated.")
@click.option(
    "--severity", type=SEVERITY, default="hint", help="error, warning or hint: this and worse."
)
@click.option("--new", "only_new", is_flag=True, help="Only what was not accepted before.")
@click.option("--accept", is_flag=True, help=f"Write all that is found now into {baseline.FILE}.")
@click.option("--fix", is_flag=True, help="Show the changes that are safe, then make them.")
@click.option("--yes", is_flag=True, help="With --fix: make the changes without asking.")
@click.option("--no-cache", is_flag=True, help="Look at every file again, changed or not.")
@with_project
def check(
    paths: tuple[Path, ...],
    form: str,
    names: tuple[str, ...],
    severity: str,
    only_new: bool,
    accept: bool,
    fix: bool,
    yes: bool,
    no_cache: bool,
    project: Path | None,
) -> None:
    """Say what is wrong, why, and what to try.

    Without PATH the whole project is checked. A PATH may be any Markdown file or folder.
    A single hyphen reads Markdown from standard input.
    """
    wanted = Wanted(paths, project, names, Severity(severity))
    checked = wanted.check(cached=not no_cache)
    file = wanted.root / baseline.FILE
    if accept:
        _accept(file, checked)
        return
    if only_new:
        new = baseline.only_new(checked.findings, checked.site, baseline.accepted(file))
        checked = replace(checked, findings=new)
    if fix and _fix(checked, wanted.root if not paths else Path.cwd(), sure=yes):
        checked = wanted.check(cached=not no_cache)
    click.echo(formats()[form](checked.findings, checked.site), nl=False)
    if checked.has_errors:
        sys.exit(WRONG)


def _accept(file: Path, checked: Checked) -> None:
    number = baseline.accept(file, checked.findings, checked.site)
    click.echo(f"{number} findings are accepted in {file.name}. Keep that file with your words.")
    click.echo("From now on “check --new” shows only what is not in it.")


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
