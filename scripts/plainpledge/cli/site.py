"""`build` and `serve`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..commands.building import build as build_site
from ..commands.project import require_project
from ..commands.selection import check_project
from ..commands.serving import serve as serve_site
from ..formats.registry import formats
from .options import WRONG, with_project


@click.command()
@with_project
def build(project: Path | None) -> None:
    """Check everything, then build the site."""
    root = require_project(project)
    checked = check_project(root)
    click.echo(formats()["text"](checked.findings, checked.site), nl=False)
    if checked.has_errors:
        click.echo("The site was not built. Correct the errors above first.", err=True)
        sys.exit(WRONG)
    if not build_site(root):
        click.echo("The site was not built. The lines above say why.", err=True)
        sys.exit(WRONG)


@click.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@with_project
def serve(port: int, project: Path | None) -> None:
    """Show the site on this computer, and again after each change."""
    if not serve_site(require_project(project), port, click.echo):
        click.echo("The site could not be shown. The lines above say why.", err=True)
        sys.exit(WRONG)
