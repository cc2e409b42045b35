"""`language-server`."""

from __future__ import annotations

import sys
from importlib.metadata import requires
from importlib.util import find_spec

import click

from .options import refuse

EXTRA = "editor"
"""The optional packages that it needs, by their name in `pyproject.toml`."""


@click.command("language-server")
@click.option("--stdio", is_flag=True, hidden=True, help="The only way; some editors add it.")
def language_server(stdio: bool) -> None:
    """Answer an editor, such as VS Code or Neovim.

    The editor starts this itself; “How to edit” says how to set each one up. It gets the same
    findings as “check” while you type, with changes to choose from.
    """
    if not find_spec("pygls"):
        packages = " ".join(f'"{name}"' for name in needed())
        refuse(
            "The language server needs packages that are not here yet. To get them, type: "
            f'"{sys.executable}" -m pip install {packages}'
        )
    from ..language_server.features import start  # noqa: PLC0415 (only with those packages)

    start()


def needed() -> list[str]:
    """Return what has to be installed, each with its lowest version."""
    parts = (line.partition(";") for line in requires("plainpledge") or ())
    return [name.strip() for name, _, marker in parts if EXTRA in marker]
