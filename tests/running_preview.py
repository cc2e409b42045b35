"""A preview of the small project, without a generator: pages are rendered by a stand-in."""

from __future__ import annotations

import http.client
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest

from headed_server import answering
from plainpledge.commands.selection import read_project
from plainpledge.model import Finding
from plainpledge.pages.page import SitePage
from plainpledge.pages.registry import site_pages
from plainpledge.preview.actions import Actions
from plainpledge.preview.built import Built
from plainpledge.preview.desk import Desk
from plainpledge.preview.server import Server
from plainpledge.preview.splice import Refused
from plainpledge.preview.store import Store
from plainpledge.rules.checking import check

SMALL = Path(__file__).parent / "small_project"
LISTEN = "pledges/01-listen.md"


def render(page: SitePage, findings: Sequence[Finding]) -> str:
    text = page.document.text if page.document else page.body
    return f"<html><head></head><body><pre>{text}</pre>{len(findings)}</body></html>"


def built(root: Path) -> Built:
    """Return what a build of a project leaves."""
    site = read_project(root)
    pages = site_pages(site)
    urls = {f"{address.removesuffix('.md')}/": address for address in pages}
    return Built(site, pages, urls, check(site), render, lambda url: None, "looks")


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@dataclass
class Running:
    """A preview that can be asked."""

    root: Path
    port: int
    token: str
    desk: Desk
    behind: list[str]
    """What was handed on to the generator’s own server."""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def headers(self, **changes: str | None) -> dict[str, str]:
        """Return the headers of a right question, with some of them changed or left out."""
        right: dict[str, str | None] = {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "X-Plainpledge-Token": self.token,
            "Content-Type": "application/json",
        }
        changed = {name.replace("_", "-"): value for name, value in changes.items()}
        return {name: value for name, value in (right | changed).items() if value is not None}

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, bytes]:
        """Send one request as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in (self.headers() if headers is None else headers).items():
                connection.putheader(name, value.encode("latin-1", "replace"))
            if body is not None and "Content-Length" not in (headers or {}):
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def do(self, **asked: Any) -> tuple[int, dict[str, Any]]:
        """Ask for a change of the first pledge as it is now."""
        path = asked.setdefault("path", LISTEN)
        asked.setdefault("version", self.desk.versions.now(path))
        status, answer = self.ask("POST", "/.preview/do", json.dumps(asked).encode())
        return status, json.loads(answer)

    def state(self, **asked: str) -> dict[str, Any]:
        """Ask what is new on the page of the first pledge."""
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        status, answer = self.ask("GET", f"/.preview/state?url=pledges/01-listen/&{query}")
        assert status == 200, answer
        found: dict[str, Any] = json.loads(answer)
        return found


def no_term(*_: Any) -> Refused:
    return Refused("No words are added in these tests.")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A preview of a copy of the small project."""
    root = tmp_path / "project"
    shutil.copytree(SMALL, root)
    desk = Desk(root)
    desk.take(built(root))
    behind: list[str] = []

    def generator(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        behind.append(environ["PATH_INFO"])
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"not there"]

    app = Server(desk, Actions(desk, Store(root), no_term), generator)
    server = _Threads(("127.0.0.1", 0), _Quiet)
    server.set_app(app)
    with answering(server):
        yield Running(root, server.server_port, app.token, desk, behind)
