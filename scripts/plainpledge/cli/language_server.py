"""`language-server`."""

from __future__ import annotations

import sys
from importlib.metadata import requires
from importlib.util import find_spec
from pathlib import Path

import click

from .options import refuse

EXTRA = "editor"
"""The optional packages that it needs, by their name in `pyproject.toml`."""
LOCKED = Path(__file__).parents[3] / "requirements-editor.txt"
"""All of them with their versions and hashes; not there where only the program was installed."""


@click.command("language-server")
@click.option("--stdio", is_flag=True, hidden=True, help="The only way; some editors add it.")
def language_server(stdio: bool) -> None:
    """Answer an editor, such as VS Code or Neovim.

    The editor starts this itself; “How to edit” says how to set each one up. It gets the same
    findings as “check” while you type, with changes to choose from.
    """
    if not find_spec("pygls"):
        refuse(
            "The language server needs packages that are not here yet. To get them, type: "
            f'"{sys.executable}" -m pip install {wanted()}'
        )
    from ..language_server.features import start  # noqa: PLC0415 (only with those packages)

    start()


def wanted() -> str:
    """Return what pip is to install: the locked versions where their list is, else what we need."""
    if LOCKED.is_file():
        return f'--require-hashes -r "{LOCKED}"'
    return " ".join(f'"{name}"' for name in needed())


def needed() -> list[str]:
    """Return what has to be installed, each with its lowest version."""
    parts = (line.partition(";") for line in requires("plainpledge") or ())
    return [name.strip() for name, _, marker in parts if EXTRA in marker]
