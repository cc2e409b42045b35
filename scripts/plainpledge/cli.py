"""The command line: takes words, hands them on, prints the answer.

Exit codes: 0 all is well, 1 something is wrong with what was written, 2 it could not run.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from .commands.project import CannotRunError, require_project

if TYPE_CHECKING:
    from .commands.new_file import NewFile
    from .commands.selection import Checked
    from .rules.registry import Rule

# Commands import what they need when they run: then `--help` and `serve` start at once.
# ruff: noqa: PLC0415

WRONG, COULD_NOT_RUN = 1, 2
TEXT_OR_JSON = "text or json."

Command = Callable[..., None]


def main() -> None:
    """Run the program, with output that no terminal's alphabet can stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli(prog_name="plainpledge")


class _Refusal(click.ClickException):
    exit_code = COULD_NOT_RUN


class _Commands(click.Group):
    """Turns what cannot be done into a sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CannotRunError as error:
            _refuse(str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has gone: click knows
                raise
            _refuse(_sentence(error))


def _refuse(sentence: str) -> NoReturn:
    raise _Refusal(sentence)


def _sentence(error: OSError) -> str:
    what = f"“{error.filename}”" if error.filename else "A file"
    reason = os.strerror(error.errno) if error.errno else str(error)
    return f"{what} could not be opened or written ({reason})."


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Pledges in plain words: check them, and build a site from them."""


def _with_project(command: Command) -> Command:
    return click.option(
        "--project",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The project's folder. Without it: the nearest one, going upwards.",
    )(command)


class _Format(click.ParamType[str]):
    name = "format"

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from .formats import registry

        known = getattr(registry, self.kind)()
        if value in known:
            return str(value)
        self.fail(f"There is no format “{value}”. Choose one of: {', '.join(known)}.")


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=_Format("formats"), default="text", help=TEXT_OR_JSON)
@_with_project
def check(paths: tuple[Path, ...], form: str, project: Path | None) -> None:
    """Say what is wrong, why, and what to try.

    Without PATH the whole project is checked. A PATH may be any Markdown file or folder.
    """
    from .commands.selection import check_paths, check_project

    checked = check_paths(project, paths) if paths else check_project(require_project(project))
    _print(checked, form)
    if checked.has_errors:
        sys.exit(WRONG)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=_Format("measure_formats"), default="text", help=TEXT_OR_JSON
)
@click.option("--sentences", is_flag=True, help="List each sentence too; json always has them.")
@_with_project
def measure(paths: tuple[Path, ...], form: str, sentences: bool, project: Path | None) -> None:
    """Say how plain the words are, and which of them are hard.

    Without PATH the whole project is measured. A PATH may be any .md or .txt file, or a folder.
    A single hyphen reads plain text from standard input.
    """
    from .commands.measuring import measure_paths, measure_project
    from .formats.registry import measure_formats

    root = require_project(project) if project or not paths else None
    files = measure_paths(root, paths) if paths else measure_project(require_project(root))
    click.echo(measure_formats()[form](files, sentences), nl=False)
    if any(file.problem for file in files):
        _refuse("Not every file could be read. What stands above says which, and why.")


@cli.command()
@_with_project
def build(project: Path | None) -> None:
    """Check everything, then build the site."""
    from .commands.building import build as build_site
    from .commands.selection import check_project

    root = require_project(project)
    checked = check_project(root)
    _print(checked, "text")
    if checked.has_errors:
        click.echo("The site was not built. Correct the errors above first.", err=True)
        sys.exit(WRONG)
    if not build_site(root):
        click.echo("The site was not built. The lines above say why.", err=True)
        sys.exit(WRONG)


@cli.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@_with_project
def serve(port: int, project: Path | None) -> None:
    """Show the site on this computer, and again after each change."""
    from .commands.serving import serve as serve_site

    if not serve_site(require_project(project), port, click.echo):
        click.echo("The site could not be shown. The lines above say why.", err=True)
        sys.exit(WRONG)


@cli.group()
def new() -> None:
    """Make a file that is ready to fill in."""


@new.command("pledge")
@click.argument("title")
@_with_project
def new_pledge(title: str, project: Path | None) -> None:
    """Make the file of a pledge with the next number."""
    from .commands import new_file
    from .reading.site import read_site

    _announce(new_file.new_pledge(read_site(require_project(project)), title))


@new.command("term")
@click.argument("title")
@_with_project
def new_term(title: str, project: Path | None) -> None:
    """Make the file of a term in the glossary."""
    from .commands import new_file
    from .reading.site import read_site

    _announce(new_file.new_term(read_site(require_project(project)), title))


@cli.command()
@click.argument("name", required=False)
def rules(name: str | None) -> None:
    """List the rules, or show what one is for."""
    from .rules.likeness import nearest
    from .rules.registry import rules as all_rules

    known = all_rules()
    if name is None:
        click.echo("\n".join(map(_row, known.values())))
    elif name in known:
        click.echo(f"{known[name].title}\n\n{known[name].page}", nl=False)
    else:
        near = nearest(name, known)
        advice = f"Did you mean “{near}”?" if near else "“plainpledge rules” lists them all."
        raise CannotRunError(f"There is no rule “{name}”. {advice}")


def _row(rule: Rule) -> str:
    return f"{rule.name:<26} {rule.severity.value:<8} {rule.title}"


def _print(checked: Checked, form: str) -> None:
    from .formats.registry import formats

    click.echo(formats()[form](checked.findings, checked.site), nl=False)


def _announce(made: NewFile) -> None:
    click.echo(f"Made {made.path}")
    click.echo("Now open it, write your words in place of each [gap: …], and save it.")
    click.echo("Then run “plainpledge check” to see how it reads.")
    if made.missing_number:
        click.echo(
            f"The agreed wording has no number {made.missing_number}. “check” will say so until "
            "the new item is agreed and stands there."
        )
