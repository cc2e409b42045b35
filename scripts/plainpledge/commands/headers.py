"""Writing the table of headers and redirects for a kind of server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..publishing.assets import hashed
from ..publishing.manifest import listed_files
from ..publishing.redirects import renamed
from ..publishing.servers.registry import servers
from ..publishing.table import Table, TableError, read_table
from .project import CannotRunError
from .selection import read_with_pages


def project_table(root: Path) -> Table:
    """Return the table of a project, with the old addresses of its renamed pages."""
    site, pages = read_with_pages(root)
    try:
        return read_table(root, renamed(site, pages))
    except TableError as error:
        raise CannotRunError(str(error)) from error


def server_files(root: Path, server: str, built: Path | None) -> Mapping[str, str]:
    """Return the files for a kind of server, by their names.

    Args:
        root: the project’s folder.
        server: one of the names of `servers()`.
        built: the built site, for servers that need a list of its files.
    """
    files = [file.relative_to(built).as_posix() for file in listed_files(built)] if built else []
    return servers()[server](project_table(root), hashed(files))
