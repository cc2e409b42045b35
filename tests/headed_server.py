"""A small server that sends the headers of our table, as a real one would that has our files."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import HTTPServer, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plainpledge.publishing.table import Table, read_table


class _Headed(SimpleHTTPRequestHandler):
    """Serves a folder, with what the table says for each path."""

    def __init__(self, *arguments: Any, table: Table | None, **names: Any) -> None:
        self.table = table
        super().__init__(*arguments, **names)

    def do_GET(self) -> None:
        target = self.table.redirect_for(self._path) if self.table else None
        if not target:
            super().do_GET()
            return
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    @property
    def _path(self) -> str:
        return urlsplit(self.path).path

    def send_response(self, code: int, message: str | None = None) -> None:
        super().send_response(code, message)
        if self.table:
            is_there = code != HTTPStatus.NOT_FOUND
            for name, value in self.table.headers_for(self._path, is_there=is_there).items():
                self.send_header(name, value)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with suppress(ConnectionError):  # the browser has gone on already
            self.wfile.write(lost.read_bytes())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, *, with_headers: bool = True) -> Iterator[str]:
    """Serve a folder on this computer; yield the address without a slash at its end."""
    table = read_table(None) if with_headers else None
    handler = functools.partial(_Headed, directory=str(folder), table=table)
    with answering(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as address:
        yield address


@contextmanager
def answering(server: HTTPServer) -> Iterator[str]:
    """Let a server answer, in a thread, until it is no longer needed; yield its address."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
