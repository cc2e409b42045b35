"""`measure`."""

from __future__ import annotations

from pathlib import Path

import click

from ..commands.measuring import measure_paths, measure_project
from ..commands.project import require_project
from ..formats.registry import measure_formats
from .options import Choice, refuse, with_paths, with_project

FORMAT = Choice("format", measure_formats)


@click.command()
@with_paths
@click.option("--format", "form", type=FORMAT, default="text", help="text or json.")
@click.option("--sentences", is_flag=True, help="List each sentence too; json always has them.")
@with_project
def measure(paths: tuple[Path, ...], form: str, sentences: bool, project: Path | None) -> None:
    """Say how plain the words are, and which of them are hard.

    Without PATH the whole project is measured. A PATH may be any .md or .txt file, or a folder.
    A single hyphen reads plain text from standard input.
    """
    root = require_project(project) if project or not paths else None
    files = measure_paths(root, paths) if paths else measure_project(require_project(root))
    click.echo(measure_formats()[form](files, sentences), nl=False)
    if any(file.problem for file in files):
        refuse("Not every file could be read. What stands above says which, and why.")
