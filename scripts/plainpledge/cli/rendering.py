"""`render`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..commands.project import require_project
from ..commands.rendering import render as render_site
from ..commands.selection import check_project
from ..formats.registry import formats
from .options import WRONG, with_project


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@with_project
def render(folder: Path, project: Path | None) -> None:
    """Write the whole site as plain Markdown, for any generator.

    Everything is checked first. What is held back stays out, as on the site.
    """
    root = require_project(project)
    checked = check_project(root)
    if checked.has_errors:
        click.echo(formats()["text"](checked.findings, checked.site), nl=False)
        click.echo("Nothing was written. Correct the errors above first.", err=True)
        sys.exit(WRONG)
    number = render_site(root, folder)
    click.echo(f"Written: {number} pages and a configuration, in {folder}.")
