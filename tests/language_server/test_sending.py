"""When findings are sent, and what a writer hears when a project cannot be read."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from cases import SMALL_PROJECT
from plainpledge.language_server.desk import Desk
from plainpledge.language_server.features import make_server
from plainpledge.language_server.project import Project
from plainpledge.language_server.publishing import UNREAD, Publisher
from plainpledge.language_server.server import TROUBLE

TEXT = "---\ntitle: About\nsummary: This is all about us.\n---\n\nSay say.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project")) / "docs/about.md"


def lived(story: Coroutine[Any, Any, Told]) -> Told:
    """Return what comes of a story. Browser tests leave a loop of their own in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()


class Told:
    """What an editor was sent."""

    def __init__(self) -> None:
        self.sent: list[types.PublishDiagnosticsParams] = []
        self.said: list[str] = []
        self.desk = Desk()
        self.publisher = Publisher(self.desk, self.sent.append, self.said.append)

    async def wait(self, number: int) -> None:
        """Wait until findings were sent so many times."""
        async with asyncio.timeout(30):
            while len(self.sent) < number:
                await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("error", "said"), [(PermissionError(13, "no"), [UNREAD]), (RuntimeError("a fault"), [])]
)
def test_a_project_that_cannot_be_read(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: list[str]
) -> None:
    """The text itself is checked all the same."""

    def fail(_: Project) -> None:
        raise error

    async def story() -> Told:
        told = Told()
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        told.publisher.opened(told.desk.put(file.as_uri(), 1, TEXT, "utf-16"))
        await told.wait(1)
        return told

    monkeypatch.setattr(Project, "read", fail)
    told = lived(story())
    assert [one.code for one in told.sent[0].diagnostics] == ["doubled-word"]
    assert told.said == said


def test_saves_while_a_project_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, it is read once more, after the last of them."""
    reads: list[str] = []
    read = Project.read

    def slowly(project: Project) -> None:
        reads.append(file.read_text("utf-8"))
        read(project)

    async def story() -> Told:
        told = Told()
        told.publisher.opened(told.desk.put(file.as_uri(), 1, TEXT, "utf-16"))
        project = told.desk.project_of(file)
        assert project
        for number in range(5):
            file.write_text(f"{TEXT}\n{number}\n", "utf-8")
            told.publisher._read(project)
        await told.wait(1)
        return told

    monkeypatch.setattr(Project, "read", slowly)
    told = lived(story())
    assert len(reads) == 2 and reads[-1].endswith("4\n")
    assert len(told.sent) == 1


def test_a_closed_text_gets_nothing_more(file: Path) -> None:
    async def story() -> Told:
        told = Told()
        told.publisher.opened(told.desk.put(file.as_uri(), 1, TEXT, "utf-16"))
        await told.wait(1)
        told.publisher.changed(told.desk.put(file.as_uri(), 2, TEXT * 2, "utf-16"))
        told.publisher.closed(file.as_uri())
        await asyncio.sleep(0.5)
        return told

    told = lived(story())
    assert [len(one.diagnostics) > 0 for one in told.sent] == [True, False]
    assert told.desk.opened == {}


def test_a_fault_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server = make_server()
    said: list[Any] = []
    monkeypatch.setattr(server, "window_show_message", said.append)
    loop = asyncio.new_event_loop()
    server.note(loop, {"message": "x", "exception": ValueError("a fault of ours")})
    loop.close()
    assert [one.message for one in said] == [TROUBLE]
    assert "a fault of ours" in caplog.text and "a fault" not in TROUBLE
