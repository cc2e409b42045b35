"""`check`."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path

import click

from ..commands.project import ACCEPTED, require_project
from ..commands.remembered import Printed, remembered
from .options import WRONG, Choice, with_paths, with_project


def _formats() -> Collection[str]:
    from ..formats.registry import formats  # noqa: PLC0415 - seldom asked for

    return formats().keys()


def _rules() -> Collection[str]:
    from ..rules.registry import rules  # noqa: PLC0415 - seldom asked for

    return rules().keys()


def _severities() -> Collection[str]:
    from ..model import Severity  # noqa: PLC0415 - seldom asked for

    return [severity.value for severity in Severity]


FORMAT, RULE = Choice("format", _formats), Choice("rule", _rules)
SEVERITY = Choice("severity", _severities)


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
@click.option("--accept", is_flag=True, help=f"Write all that is found now into {ACCEPTED}.")
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

    def work() -> Printed:
        from ..model import Severity  # noqa: PLC0415 - nobody waits for it when nothing has changed
        from . import findings  # noqa: PLC0415

        wanted = findings.Wanted(paths, project, names, Severity(severity), not no_cache)
        if accept:
            return findings.accept(wanted)
        if fix:
            return findings.fixed_findings(wanted, form, only_new=only_new, sure=yes)
        return (findings.new_findings if only_new else findings.findings)(wanted, form)

    if paths or only_new or accept or fix or no_cache:
        printed = work()
    else:
        asked = f"{form} {severity} {sorted(names)}"
        printed = remembered(require_project(project), asked, work)
    click.echo(printed.text, nl=False)
    if printed.has_errors:
        sys.exit(WRONG)
