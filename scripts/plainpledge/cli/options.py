"""What several commands share: options, exit codes, and the way to refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

WRONG, COULD_NOT_RUN = 1, 2

Command = Callable[..., None]


class _Refusal(click.ClickException):
    exit_code = COULD_NOT_RUN


def refuse(sentence: str) -> NoReturn:
    """Stop with a sentence for the person who asked."""
    raise _Refusal(sentence)


def with_project(command: Command) -> Command:
    """Give a command the option that names the project."""
    return click.option(
        "--project",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The project's folder. Without it: the nearest one, going upwards.",
    )(command)


def with_paths(command: Command) -> Command:
    """Let a command take files and folders."""
    path = click.Path(path_type=Path)
    return click.argument("paths", nargs=-1, metavar="[PATH]...", type=path)(command)


class Choice(click.ParamType[str]):
    """One of the names that a function returns when it is asked for."""

    def __init__(self, name: str, known: Callable[[], Any]) -> None:
        self.name = name
        self._known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name, or refuse with all that there are; a default needs no looking up."""
        if param and value == param.default:
            return str(value)
        known = list(self._known())
        if value in known:
            return str(value)
        from ..rules.likeness import nearest  # noqa: PLC0415 - only for a slip

        near = nearest(str(value), known)
        advice = f"Did you mean “{near}”?" if near else f"Choose one of: {', '.join(known)}."
        self.fail(f"There is no {self.name} “{value}”. {advice}")
