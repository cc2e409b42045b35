"""What is in files and folders, byte for byte: enough to tell whether anything has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..reading.day import build_day
from ..reading.folders import DOCS, PLEDGES

MARKDOWN = ".md"
_TEMPLATES = "overrides"
_READ = (MARKDOWN, ".yml", ".svg", ".html")
"""What a check looks into; of all other files only the name matters."""


def files_below(place: Path, endings: tuple[str, ...]) -> Iterator[Path]:
    """Yield a file itself; of a folder all files with these endings, hidden ones left out."""
    if not place.is_dir():
        yield place
        return
    for folder, names, files in os.walk(place, onerror=_stop):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(endings) and not name.startswith("."):
                yield Path(folder) / name


def data_of(file: Path) -> bytes:
    """Return what is in a file; why it cannot be read, where it cannot."""
    try:
        return file.read_bytes()
    except OSError as error:
        return str(error).encode()


def project_contents(root: Path) -> Iterator[str | bytes]:
    """Yield all that what is found in a project may depend on, the day included."""
    yield str(build_day())
    yield data_of(root / "mkdocs.yml")
    for folder in (PLEDGES, DOCS, _TEMPLATES):
        for file in files_below(root / folder, ("",)):
            yield file.relative_to(root).as_posix()
            if file.suffix.lower() in _READ:
                yield data_of(file)


def _stop(error: OSError) -> None:
    raise error
