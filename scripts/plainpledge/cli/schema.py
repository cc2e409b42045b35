"""`schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..commands.schemas import KINDS
from ..commands.schemas import schema as schema_of
from .options import Choice

KIND = Choice("kind of file", lambda: KINDS)


@click.command()
@click.argument("kind", type=KIND, metavar="KIND")
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it into this file.",
)
def schema(kind: str, into: Path | None) -> None:
    """Write which fields a kind of file may have, as a JSON Schema for editors.

    KIND is house-style, page, pledge, term or wording.
    """
    text = json.dumps(schema_of(KINDS[kind]), ensure_ascii=False, indent=2) + "\n"
    if not into:
        click.echo(text, nl=False)
        return
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(text, "utf-8", newline="\n")
    click.echo(f"Written: {into}")
