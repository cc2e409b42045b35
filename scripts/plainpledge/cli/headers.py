"""`headers`."""

from __future__ import annotations

from pathlib import Path

import click

from ..commands.headers import server_files
from ..commands.project import require_project
from ..publishing.servers.registry import servers
from .options import Choice, with_project

SERVER = Choice("server", servers)


@click.command()
@click.argument("server", type=SERVER, metavar="SERVER")
@click.option(
    "--into",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Write the files into this folder, for example a site that is built already.",
)
@with_project
def headers(server: str, into: Path | None, project: Path | None) -> None:
    """Write what a server must send with each page, and where old addresses lead.

    SERVER is azure, caddy, iis, netlify or nginx. All are made from one table.
    """
    for name, text in server_files(require_project(project), server, into).items():
        if into:
            (into / name).write_text(text, "utf-8", newline="\n")
            click.echo(f"Written: {into / name}")
        else:
            click.echo(text, nl=False)
