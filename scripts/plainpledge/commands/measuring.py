"""Measuring how plain texts are: those of the project, or any Markdown and plain text files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..formats.measures.measured_file import MeasuredFile, MeasuredSection
from ..language.measures import Measured
from ..model import Document, HouseStyle
from ..reading.site import PLEDGES, read_house_style, read_site
from ..reading.source import MAX_BYTES
from .contents import MARKDOWN, files_below
from .files import STANDARD_INPUT, place_of, read_loose, read_plain
from .project import CannotRunError, find_project

PLAIN = ".txt"


def measure_project(root: Path) -> list[MeasuredFile]:
    """Measure every file of words in a project."""
    site = read_site(root)
    wording = f"{PLEDGES}/{site.house_style.wording_file}"
    pledges = {path for path in site.documents if path.startswith(f"{PLEDGES}/")} - {wording}
    return [
        _markdown(document, site.house_style if path in pledges else HouseStyle())
        for path, document in site.documents.items()
    ]


def measure_paths(root: Path | None, paths: Sequence[Path]) -> list[MeasuredFile]:
    """Measure files and all that is in folders; `-` is what comes from standard input."""
    pledges, style = _pledges(root or find_project(Path.cwd()))
    measured: dict[str, MeasuredFile] = {}
    for path in paths:
        found = [_input()] if str(path) == STANDARD_INPUT else _below(path, pledges, style)
        measured |= {one.path: one for one in found}
    if not measured:
        raise CannotRunError("There is no .md or .txt file there, so nothing was measured.")
    return list(measured.values())


def _pledges(root: Path | None) -> tuple[Path | None, HouseStyle]:
    """Return the folder whose files have sections with audiences, and what is said of those."""
    return (root.resolve() / PLEDGES, read_house_style(root)[0]) if root else (None, HouseStyle())


def _below(path: Path, pledges: Path | None, style: HouseStyle) -> Iterator[MeasuredFile]:
    place = place_of(path)
    if not place.is_dir() and place.suffix.lower() not in (MARKDOWN, PLAIN):
        raise CannotRunError(f"“{path}” cannot be measured. Its name must end in .md or .txt.")
    for file in files_below(place, (MARKDOWN, PLAIN)):
        if file.suffix.lower() == PLAIN:
            yield _plain(read_plain(file))
        else:
            is_pledge = file.parent == pledges and file.name != style.wording_file
            yield _markdown(read_loose(file), style if is_pledge else HouseStyle())


def _input() -> MeasuredFile:
    """Measure what is given on standard input, in UTF-8 whatever the terminal is set to."""
    content = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise CannotRunError(f"That is more than {limit} MB. Measure it in smaller parts.")
    try:
        return _plain(Document(STANDARD_INPUT, content.decode("utf-8-sig")))
    except UnicodeDecodeError:
        raise CannotRunError("That is not text in UTF-8, so it was not measured.") from None


def _plain(document: Document) -> MeasuredFile:
    measured = Measured.plain(document.text)
    return MeasuredFile(document, measured.text, measured.whole)


def _markdown(document: Document, style: HouseStyle) -> MeasuredFile:
    measured = Measured.document(document)
    sections = tuple(
        MeasuredSection(section, style.audience_of(section.title), measured.part(section.span))
        for section in document.sections
    )
    return MeasuredFile(document, measured.text, measured.whole, sections)
