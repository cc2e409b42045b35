"""`publish` and `rollback`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..commands.building import build as build_site
from ..commands.building import site_folder
from ..commands.commit import commit_of
from ..commands.places import place_of
from ..commands.project import require_project
from ..commands.publishing import KEEP, Publisher
from ..commands.selection import check_project
from ..formats.registry import formats
from .options import WRONG, with_project

FOLDER = click.Path(path_type=Path)
with_address = click.option(
    "--address", metavar="URL", help="Where readers find the site. It is asked for, and compared."
)


@click.command()
@click.argument("target", metavar="PLACE")
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
    target: str, site: Path | None, address: str | None, keep: int, project: Path | None
) -> None:
    """Put the site where readers find it.

    PLACE is a folder that a server reads, or object storage as s3://BUCKET/PREFIX. Without --site
    everything is checked and built first. Readers see the old site up to the moment at which the
    new one is stored whole. If it does not work at --address, the old one comes back.
    """
    root = require_project(project) if project or not site else Path.cwd()
    publisher = Publisher(place_of(target, root), click.echo, address, keep)
    publisher.require()
    if not publisher.publish(site or _built(root), commit_of(root)):
        sys.exit(WRONG)


@click.command()
@click.argument("target", metavar="PLACE")
@click.option("--to", "name", metavar="RELEASE", help="A release by its name.")
@with_address
def rollback(target: str, name: str | None, address: str | None) -> None:
    """Show the release before this one again.

    PLACE is what was given to “publish”.
    """
    if not Publisher(place_of(target, None), click.echo, address).rollback(name):
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
