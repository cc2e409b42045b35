"""`publish` and `rollback`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..commands.building import build as build_site
from ..commands.building import site_folder
from ..commands.project import require_project
from ..commands.publishing import KEEP, Publisher, commit_of
from ..commands.selection import check_project
from ..formats.registry import formats
from .options import WRONG, with_project

FOLDER = click.Path(path_type=Path)
with_address = click.option(
    "--address", metavar="URL", help="Where readers find the site. It is asked for, and compared."
)


@click.command()
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--site", type=FOLDER, metavar="DIR", help="A site that is built already.")
@with_address
@click.option(
    "--keep",
    type=click.IntRange(2, 1000),
    default=KEEP,
    show_default=True,
    help="Releases to keep.",
)
@with_project
def publish(
    folder: Path, site: Path | None, address: str | None, keep: int, project: Path | None
) -> None:
    """Put the site into a folder that a server reads.

    Without --site everything is checked and built first. Readers see the old site up to the moment
    at which the new one is whole. If it does not work at --address, the old one comes back.
    """
    root = require_project(project) if project or not site else Path.cwd()
    built = site or _built(root)
    if not Publisher(folder, click.echo, address, keep).publish(built, commit_of(root)):
        sys.exit(WRONG)


@click.command()
@click.argument("folder", type=FOLDER, metavar="DIR")
@click.option("--to", "name", metavar="RELEASE", help="A release by its name.")
@with_address
def rollback(folder: Path, name: str | None, address: str | None) -> None:
    """Show the release before this one again."""
    if not Publisher(folder, click.echo, address).rollback(name):
        sys.exit(WRONG)


def _built(root: Path) -> Path:
    checked = check_project(root)
    if checked.has_errors:
        click.echo(formats()["text"](checked.findings, checked.site), nl=False)
        click.echo("Nothing was published. Correct the errors above first.", err=True)
        sys.exit(WRONG)
    if not build_site(root):
        click.echo("Nothing was published. The lines above say why.", err=True)
        sys.exit(WRONG)
    return site_folder(root)
