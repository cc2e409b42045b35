"""A page polls with its version: it must be that of the file, or the page would never rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.preview import versions as module
from plainpledge.preview.versions import Versions, version
from plainpledge.reading.documents import read_document

PATH = "docs/page.md"
TEXTS = {
    "words": b"# One\n\nWords.\n",
    "empty": b"",
    "blank": b" \r\n\t\n",
    "a mark alone": b"\xef\xbb\xbf",
    "not UTF-8": b"caf\xe9\n",
    "too deep": b"> " * 60 + b"words\n",
    "too many brackets": b"[" * 2_000,
    "front matter not closed": b"---\ntitle: One\n",
    "a hold that never ends": b"<!-- hold: x -->\nwords\n",
    "too large": b"word " * 300_000,
}


def _same(root: Path) -> bool:
    return version(read_document(root, PATH)) == Versions(root).now(PATH)


def _write(root: Path, text: bytes) -> Path:
    file = root / PATH
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text)
    return root


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_document_has_the_version_of_its_file(text: bytes, tmp_path: Path) -> None:
    assert _same(_write(tmp_path, text))


@given(text=st.binary(max_size=200) | st.text("-> [<!\n*x", max_size=200).map(str.encode))
def test_any_document_has_the_version_of_its_file(
    text: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert _same(_write(tmp_path_factory.getbasetemp(), text))


def test_files_that_cannot_be_read_differ_by_the_reason(tmp_path: Path) -> None:
    wrong = [TEXTS[name] for name in ("empty", "not UTF-8", "too large")]
    versions = {version(read_document(_write(tmp_path, text), PATH)) for text in wrong}
    assert len(versions) == len(wrong)


def test_a_file_that_is_gone_has_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BEING_WRITTEN", 0.0)
    _write(tmp_path, b"words\n")
    versions = Versions(tmp_path)
    before = versions.now(PATH)
    (tmp_path / PATH).unlink()
    assert versions.now(PATH) != before and _same(tmp_path)
