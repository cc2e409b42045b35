"""`rules`."""

from __future__ import annotations

import click

from ..commands.project import CannotRunError
from ..rules.likeness import nearest
from ..rules.registry import Rule
from ..rules.registry import rules as all_rules


@click.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules, or show what one is for."""
    known = all_rules()
    if name is None:
        click.echo("\n".join(map(_row, known.values())))
    elif name in known:
        click.echo(f"{known[name].title}\n\n{known[name].page}", nl=False)
    else:
        near = nearest(name, known)
        advice = f"Did you mean “{near}”?" if near else "“plainpledge rules” lists them all."
        raise CannotRunError(f"There is no rule “{name}”. {advice}")


def _row(rule: Rule) -> str:
    return f"{rule.name:<26} {rule.severity.value:<8} {rule.title}"
