"""`new pledge` and `new term`."""

from __future__ import annotations

from pathlib import Path

import click

from ..commands.new_file import NewFile, new_pledge, new_term
from ..commands.project import require_project
from ..reading.site import read_site
from .options import with_project


@click.group()
def new() -> None:
    """Make a file that is ready to fill in."""


@new.command()
@click.argument("title")
@with_project
def pledge(title: str, project: Path | None) -> None:
    """Make the file of a pledge with the next number."""
    _announce(new_pledge(read_site(require_project(project)), title))


@new.command()
@click.argument("title")
@with_project
def term(title: str, project: Path | None) -> None:
    """Make the file of a term in the glossary."""
    _announce(new_term(read_site(require_project(project)), title))


def _announce(made: NewFile) -> None:
    click.echo(f"Made {made.path}")
    click.echo("Now open it, write your words in place of each [gap: …], and save it.")
    click.echo("Then run “plainpledge check” to see how it reads.")
    if made.missing_number:
        click.echo(
            f"The agreed wording has no number {made.missing_number}. “check” will say so until "
            "the new item is agreed and stands there."
        )
