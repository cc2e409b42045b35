"""The list of a release's files, each with its SHA-256 sum."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

_LINE = re.compile(r"(?P<sum>[0-9a-f]{64})  (?P<path>.+)")
_NO_LETTERS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Kinds of signs that no name of a file may have: they end lines, or cannot be written as UTF-8.

https://www.unicode.org/reports/tr44/#General_Category_Values
"""


def listed_files(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder in one order on all systems.

    Raises:
        OSError: a folder cannot be read, or something in it is neither a file nor a folder.
    """
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_symlink() or not (entry.is_file() or entry.is_dir()):
            raise OSError(
                f"{entry.path} is not an ordinary file: a site has files and folders only"
            )
        if entry.is_dir():
            yield from listed_files(Path(entry.path))
        else:
            yield Path(entry.path)


def sums_of(folder: Path) -> dict[str, str]:
    """Return the sum of every file below a folder, by its path with forward slashes."""
    return {file.relative_to(folder).as_posix(): sum_of(file) for file in listed_files(folder)}


def sum_of(file: Path) -> str:
    """Return the SHA-256 sum of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def written_sums(sums: Mapping[str, str]) -> str:
    """Return the sums as `sha256sum --check` reads them."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))


def read_sums(text: str) -> dict[str, str]:
    """Return the sums in a text; one line that cannot be read makes all of it worthless."""
    matches = [_LINE.fullmatch(line) for line in lines_of(text)]
    return {match["path"]: match["sum"] for match in matches if match} if all(matches) else {}


def lines_of(text: str) -> list[str]:
    """Return the lines of a list of ours: only a line feed ends one, as we write them."""
    return text.removesuffix("\n").split("\n") if text else []


def misnamed(folder: Path) -> list[str]:
    """Return the paths of files below a folder that no list of files could name."""
    found = (Path(place) / file for place, _, files in os.walk(folder) for file in files)
    paths = (file.relative_to(folder).as_posix() for file in found)
    return sorted(path for path in paths if path != in_print(path))


def in_print(path: str) -> str:
    """Return a path with a question mark for each sign that cannot be printed in a line."""
    return "".join("?" if unicodedata.category(one) in _NO_LETTERS else one for one in path)


def damage(folder: Path, sums: Mapping[str, str]) -> list[str]:
    """Return the files that are missing, that nobody listed, or that have other bytes."""
    found = sums_of(folder) if folder.is_dir() else {}
    paths = sorted({*found, *sums})
    return [path for path in paths if found.get(path) != sums.get(path)]
