"""Bytes on disk → text, or a finding that says why not."""

from __future__ import annotations

import errno
import os
import re
import stat
from functools import lru_cache
from pathlib import Path

from ..model import Finding, Span

MAX_BYTES = 1_000_000
"""About 170,000 words, a long novel: nobody reads that as one page. Our own bound."""

RULE = "unreadable-file"
NOWHERE = Span(0, 0)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_text(root: Path, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Return a file's text without a byte order mark; a text of blanks and a finding if that fails.

    The blanks have line ends where the file has them, up to the place that the finding points at.
    """
    file = root / path
    try:
        if not leads_inside(root, path):
            return _refuse(
                path,
                "This is a link to a file outside the project, so it was not read.",
                "A page could show files that are nobody’s business.",
                "Put the file itself here in place of the link.",
            )
        if not stat.S_ISREG((about := file.stat()).st_mode):
            return _refuse(
                path,
                "This is not a file, so it was not read.",
                "Its page would be missing.",
                "Take it out, or put a file in its place.",
            )
        if (size := about.st_size) > MAX_BYTES:
            return _refuse(
                path,
                f"This file is {size / 1_000_000:.1f} MB, so it was not read.",
                f"A page of more than {MAX_BYTES // 1_000_000} MB is far too long to read.",
                "Split it into several pages. Put pictures into files of their own.",
            )
        return _decode(path, file.read_bytes())
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        reason = os.strerror(getattr(error, "errno", None) or errno.ELOOP)
        return _refuse(
            path,
            f"This file could not be opened ({reason}).",
            "Its page would be missing.",
            "Check that the file is still there and that you may read it.",
        )


def leads_inside(root: Path, path: str) -> bool:
    """True unless a link leads from this place out of the project."""
    if os.name == "posix" and not _may_lead_away(root, path):
        return True
    place, folder = os.path.normcase(os.path.realpath(root / path)), _followed(root)
    return place == folder or place.startswith(os.path.join(folder, ""))  # noqa: PTH118 - much quicker


def _may_lead_away(root: Path, path: str) -> bool:
    """True where there is a link below the folder: most often there is none, which costs little."""
    parts, place = path.split("/"), str(root)
    for part in parts:
        place = f"{place}/{part}"
        if os.path.islink(place):  # noqa: PTH114 - much quicker
            return True
    return "" in parts or ".." in parts


@lru_cache(maxsize=1)
def _followed(folder: Path) -> str:
    """Return where a folder really is; it stays there while the program runs."""
    return os.path.normcase(os.path.realpath(folder))


def _decode(path: str, content: bytes) -> tuple[str, tuple[Finding, ...]]:
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()  # without a byte order mark
        line = len(_LINE_END.findall(before)) + 1
        place = Span(len(before), len(before) + 1)
        _, findings = _refuse(
            path,
            f"Line {line} has a character that is not saved as UTF-8.",
            "Letters such as ’ or é would come out wrong.",
            "In your editor choose “Save with encoding” and then “UTF-8”.",
            place,
        )
        return _NOT_LINE_END.sub(" ", before) + " ", findings


def _refuse(
    path: str, message: str, why: str, advice: str, place: Span = NOWHERE
) -> tuple[str, tuple[Finding, ...]]:
    return "", (Finding(path, place, message, why, advice, rule=RULE),)
