"""Sites in a browser: built ones behind a plain server, and ones that are being written."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from built_sites import Build
from headed_server import serve

PATIENCE = 60
"""How many seconds a server gets to start, and to stop."""


@contextmanager
def _served(site: Build) -> Iterator[str]:
    assert site.code == 0, site.printed
    with serve(site.folder, with_headers=False) as address:
        yield address


@pytest.fixture(scope="session")
def own_address(own_site: Build) -> Iterator[str]:
    """Where our own built site is served."""
    with _served(own_site) as address:
        yield address


@pytest.fixture(scope="session")
def charter_address(charter_site: Build) -> Iterator[str]:
    """Where the built second site is served."""
    with _served(charter_site) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_address(hostile_site: Build) -> Iterator[str]:
    """Where the site with the title full of signs is served."""
    with _served(hostile_site) as address:
        yield address


@dataclass
class Preview:
    """A project under `plainpledge serve`."""

    project: Path
    address: str
    process: subprocess.Popen[bytes]
    output: Path

    def printed(self) -> str:
        return self.output.read_text("utf-8", "replace")

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def wait_until_printed(self, words: str, after: int = 0) -> None:
        """Wait for words in the terminal, after those that stood there at some moment."""
        self._wait(lambda: words in self.printed()[after:], f"{words!r} was never printed")

    def wait_until_served(self) -> None:
        self._wait(lambda: _answers(self.address), "the preview did not start")

    def _wait(self, is_true: Any, complaint: str) -> None:
        end = time.monotonic() + PATIENCE
        while not is_true():
            assert self.is_alive() and time.monotonic() < end, f"{complaint}:\n{self.printed()}"
            time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE):
            return True
    except urllib.error.URLError:
        return False


@pytest.fixture
def preview(charter: Path, tmp_path: Path) -> Iterator[Preview]:
    """A copy of the charter that is being written."""
    with previewed(charter, tmp_path) as served:
        yield served


@contextmanager
def previewed(project: Path, folder: Path) -> Iterator[Preview]:
    """Serve a project until it is no longer needed; what is printed goes to a file in a folder."""
    port, output = _free_port(), folder / "printed.txt"
    command = [sys.executable, "-m", "plainpledge", "serve", "--port", str(port)]
    with output.open("wb") as file:
        process = subprocess.Popen(
            [*command, "--project", str(project)],
            stdout=file,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
    served = Preview(project, f"http://127.0.0.1:{port}", process, output)
    try:
        served.wait_until_served()
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass
class Traffic:
    """What a page asked for and complained about."""

    requested: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page) -> Traffic:
        """Start to listen; to be called before the page is opened."""
        traffic = cls()
        page.on("request", lambda request: traffic.requested.append(request.url))
        page.on("requestfailed", lambda request: traffic.problems.append(f"failed: {request.url}"))
        page.on("response", lambda answer: traffic.note_status(answer.status, answer.url))
        page.on("console", lambda message: traffic.note_message(message.type, message.text))
        page.on("pageerror", lambda error: traffic.problems.append(f"error: {error}"))
        return traffic

    def note_status(self, status: int, url: str) -> None:
        if status >= HTTPStatus.BAD_REQUEST:
            self.problems.append(f"{status}: {url}")

    def note_message(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.problems.append(f"{kind}: {text}")
