"""Files as a release needs them: whole, readable for a server, and there after a power cut."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

OPEN_FOLDER, OPEN_FILE = 0o755, 0o644
"""A server reads as another user, whatever the publisher’s own files are for."""


def copy(file: Path, target: Path) -> None:
    """Copy a file; make the folders that it stands in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target)


def write(file: Path, text: str) -> None:
    """Write a text as UTF-8 with the same line ends on all systems."""
    file.write_text(text, "utf-8", newline="\n")


def text_of(file: Path) -> str:
    """Return what is in a file; nothing where it cannot be read, or is not a text of ours."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def put_in_place(file: Path, target: Path) -> None:
    """Give a finished file its name in one step, below folders that a server can read."""
    make_open(target.parent)
    file.chmod(OPEN_FILE)
    keep_content(file)
    file.replace(target)
    keep_on_disk(target.parent)


def take_away(file: Path, top: Path) -> None:
    """Remove a file, and the folders below `top` that are empty without it."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == top or any(folder.iterdir()):
            return
        folder.rmdir()


def keep_content(file: Path) -> None:
    """Have what is in a file outlive a power cut."""
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def keep_on_disk(folder: Path) -> None:
    """Have the names in a folder outlive a power cut, where the system can promise that."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def make_open(folder: Path) -> None:
    """Make a folder that a server can read; one that is there stays as somebody wanted it."""
    if folder.is_dir():
        return
    make_open(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(OPEN_FOLDER)
    keep_on_disk(folder.parent)
