"""The command line: takes words, hands them on, prints the answer.

Exit codes: 0 all is well, 1 something is wrong with what was written, 2 it could not run.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from ..commands.project import CannotRunError
from .options import refuse

COMMANDS = {
    "build": "site",
    "check": "checking",
    "headers": "headers",
    "language-server": "language_server",
    "measure": "measuring",
    "new": "new",
    "publish": "publishing",
    "render": "rendering",
    "rollback": "publishing",
    "rules": "rules",
    "schema": "schema",
    "serve": "site",
}
"""Each command's module here. It is imported when the command runs: then all start at once."""


GARBAGE = 500_000
"""New objects after which Python looks for unused ones: seldom, as what is made stays in use."""


def main() -> None:
    """Run the program, with output that no terminal's alphabet can stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(GARBAGE)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # else all packages are read
    try:
        cli(prog_name="plainpledge")
    finally:
        gc.freeze()  # on the way out Python would look at each object once more


class _Commands(click.Group):
    """Finds commands, and turns what cannot be done into a sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__package__}.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CannotRunError as error:
            refuse(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has gone: click knows
                raise
            refuse(_sentence(error))


def _sentence(error: OSError) -> str:
    what = f"“{error.filename}”" if error.filename else "A file"
    reason = os.strerror(error.errno) if error.errno else str(error)
    return f"{what} could not be opened or written ({reason})."


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Pledges in plain words: check them, and build a site from them."""
