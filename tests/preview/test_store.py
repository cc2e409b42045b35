"""Writing: byte for byte, or not at all; and what went wrong is said in plain words."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from plainpledge.model import Document, Span
from plainpledge.preview import store as store_module
from plainpledge.preview.desk import Desk
from plainpledge.preview.splice import Refused, Splice
from plainpledge.preview.store import (
    CHANGED,
    DISK_FULL,
    GONE,
    NOTHING_TO_UNDO,
    READ_ONLY,
    UNDO_TOO_LATE,
    Store,
)
from plainpledge.reading.documents import read_document

PATH = "pledges/01-x.md"
BYTES = b"\xef\xbb\xbf---\r\ntitle: x  \r\n---\r\n\r\nWe \xe2\x80\x98listen\xe2\x80\x99.\t\r\nEnd"
WORD = Span(25, 32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "pledges").mkdir()
    file = tmp_path / PATH
    file.write_bytes(BYTES)
    return file


@pytest.fixture
def document(tmp_path: Path, file: Path) -> Document:
    return read_document(tmp_path, PATH)


def splice(document: Document, old: str, new: str) -> Splice:
    start = document.text.index(old)
    return Splice(Span(start, start + len(old)), new)


def test_only_the_bytes_asked_for_change(tmp_path: Path, file: Path, document: Document) -> None:
    store = Store(tmp_path)
    assert store.write(document, splice(document, "listen", "héar")) is None
    assert file.read_bytes() == BYTES.replace(b"listen", "héar".encode())
    assert store.can_undo(PATH)
    assert store.undo(PATH) is None
    assert file.read_bytes() == BYTES
    assert store.undo(PATH) == Refused(NOTHING_TO_UNDO)


def test_a_file_that_has_changed_is_left_alone(
    tmp_path: Path, file: Path, document: Document
) -> None:
    store = Store(tmp_path)
    other = BYTES.replace(b"End", b"Else")
    file.write_bytes(other)
    assert store.write(document, splice(document, "listen", "hear")) == Refused(CHANGED)
    assert file.read_bytes() == other


def test_nothing_is_taken_back_over_what_others_wrote(
    tmp_path: Path, file: Path, document: Document
) -> None:
    store = Store(tmp_path)
    store.write(document, splice(document, "listen", "hear"))
    file.write_bytes(b"else")
    assert store.undo(PATH) == Refused(UNDO_TOO_LATE)
    assert file.read_bytes() == b"else"


def test_a_deleted_file_is_not_made_again(tmp_path: Path, file: Path, document: Document) -> None:
    file.unlink()
    store = Store(tmp_path)
    assert store.write(document, splice(document, "listen", "hear")) == Refused(GONE)
    assert not file.exists()


def test_a_protected_file_stays(tmp_path: Path, file: Path, document: Document) -> None:
    file.chmod(0o444)
    store = Store(tmp_path)
    assert store.write(document, splice(document, "listen", "hear")) == Refused(READ_ONLY)
    assert file.read_bytes() == BYTES


@pytest.mark.parametrize("at", ["write", "fsync", "replace"])
def test_a_full_disk_loses_nothing(
    tmp_path: Path, file: Path, document: Document, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if at == "write":
        monkeypatch.setattr(tempfile, "mkstemp", full)
    elif at == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    assert Store(tmp_path).write(document, splice(document, "listen", "hear")) == Refused(DISK_FULL)
    assert file.read_bytes() == BYTES
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path, file: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(BYTES)
    root = tmp_path / "project"
    (root / "pledges").mkdir(parents=True)
    document = Document(PATH, BYTES.decode("utf-8-sig"))
    (root / PATH).symlink_to(outside)
    assert Store(root).write(document, splice(document, "listen", "hear")) == Refused(GONE)
    assert outside.read_bytes() == BYTES


WRITER = """
import sys
from pathlib import Path
from plainpledge.reading.atomic import replace_file
file, number = Path(sys.argv[1]), 0
while True:
    number += 1
    replace_file(file, b"%d\\n" % (number % 10) * 200_000)
    print(number, flush=True)
"""


def test_a_killed_server_leaves_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "pledges").mkdir()
    file = tmp_path / PATH
    for pause in (0.0, 0.003, 0.007, 0.011, 0.017):
        file.write_bytes(b"0\n" * 200_000)
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(file)], stdout=subprocess.PIPE)
        assert writer.stdout and writer.stdout.readline()
        time.sleep(pause)
        writer.kill()
        writer.communicate()
        data = file.read_bytes()
        assert len(data) == 400_000 and len(set(data)) == 2
    Desk(tmp_path)
    assert [one.name for one in file.parent.iterdir()] == [file.name], "what was left is swept"


def test_every_reason_is_a_sentence() -> None:
    for error in (OSError(5, "Input/output error"), PermissionError(13, "Permission denied")):
        why = store_module.sentence(error).why
        assert why.endswith(".") and "Traceback" not in why
