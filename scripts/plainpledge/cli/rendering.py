"""`render`."""

from __future__ import annotations

from pathlib import Path

import click

from ..commands.project import require_project
from ..commands.rendering import render as render_site
from .options import with_project


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@with_project
def render(folder: Path, project: Path | None) -> None:
    """Write the whole site as plain Markdown, for any generator.

    What is held back stays out, as on the site.
    """
    number = render_site(require_project(project), folder)
    click.echo(f"Written: {number} pages and a configuration, in {folder}.")
