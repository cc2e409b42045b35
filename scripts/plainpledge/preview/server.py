"""The preview as a web application: pages as they are now, the panel’s files, and its questions."""

from __future__ import annotations

import mimetypes
import secrets
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote

from . import overview
from .actions import Actions
from .answers import FOLDER, HEADERS, Answer, as_json, body, plain, with_charset, with_panel
from .built import Built
from .desk import Desk
from .guard import action_refusal, refusal
from .report import report
from .splice import Refused

_ASKED = ("url", "version", "build", "looks")
ASSETS = Path(__file__).parent / "assets"
LONGEST_WAIT = 20.0
"""Seconds that a question for changes is kept open."""
STEP = 0.01
"""Seconds between two looks at the file that a page shows."""
Environ = dict[str, Any]
App = Callable[[Environ, Any], Iterable[bytes]]


class Server:
    """Answers what it knows and hands everything else on.

    Args:
        desk: what the preview knows.
        actions: what a person may change.
        behind: the generator’s own server, for all other files.
        mount: the folder in the address under which the site stands.
    """

    def __init__(self, desk: Desk, actions: Actions, behind: App, mount: str = "/") -> None:
        self.token = secrets.token_urlsafe(32)
        self._desk, self._actions, self._behind, self._mount = desk, actions, behind, mount

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        answer = self._answer(environ)
        if answer is None:
            return self._behind(environ, start_response)
        status, kind, data = answer
        length = [("Content-Type", kind), ("Content-Length", str(len(data)))]
        start_response(f"{status.value} {status.phrase}", [*length, *HEADERS])
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else data]

    def _answer(self, environ: Environ) -> Answer | None:
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        if why := refusal(environ):
            return plain(HTTPStatus.FORBIDDEN, why)
        method = environ.get("REQUEST_METHOD")
        if path.startswith(FOLDER):
            return self._own(path.removeprefix(FOLDER), method, environ)
        if method not in ("GET", "HEAD"):
            return plain(HTTPStatus.METHOD_NOT_ALLOWED, "Pages can only be read.")
        return self._page(path)

    def _page(self, path: str) -> Answer | None:
        """Return a page as its file is now, or a file that belongs to the site’s looks."""
        built = self._desk.built
        if not built or not path.startswith(self._mount):
            return None
        url = quote(path.removeprefix(self._mount).removesuffix("index.html"))
        if url not in built.urls:
            data = built.static(url)
            kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
            return None if data is None else (HTTPStatus.OK, with_charset(kind), data)
        html, version = self._html(built, url)
        about = {
            "token": self.token,
            "build": built.number,
            "looks": built.looks,
            "root": self._mount,
            "url": url,
            "version": version,
        }
        return HTTPStatus.OK, "text/html; charset=utf-8", with_panel(html, about).encode()

    def _html(self, built: Built, url: str) -> tuple[str, str]:
        page = built.pages[built.urls[url]]
        fresh = self._desk.fresh(page.document.path) if page.document else None
        html = self._desk.html(fresh) if fresh else None
        return html or built.render(page, ()), fresh.version if fresh else ""

    def _own(self, name: str, method: str | None, environ: Environ) -> Answer:
        if method == "GET" and name == "":
            return self._overview()
        if method == "GET" and (ASSETS / name) in ASSETS.iterdir():
            kind = mimetypes.guess_type(name)[0] or "text/plain"
            return HTTPStatus.OK, with_charset(kind), (ASSETS / name).read_bytes()
        if why := action_refusal(environ, self.token):
            return plain(HTTPStatus.FORBIDDEN, why)
        if method == "GET" and name == "state":
            return self._state(parse_qs(environ.get("QUERY_STRING", "")))
        if method == "POST" and name == "do":
            return self._do(environ)
        return plain(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _overview(self) -> Answer:
        built = self._desk.built
        html = (
            overview.html(built, self._mount)
            if built
            else "The pages are being made. Try again soon."
        )
        return HTTPStatus.OK, "text/html; charset=utf-8", html.encode()

    def _state(self, asked: dict[str, list[str]]) -> Answer:
        """Wait until a page is no longer what it could be, and return what it should be."""
        url, version, number, looks = (asked.get(name, [""])[0] for name in _ASKED)
        end = time.monotonic() + LONGEST_WAIT
        trouble = self._desk.trouble
        while (built := self._desk.built) and time.monotonic() < end:
            if self._desk.trouble != trouble:
                break
            page = built.pages.get(built.urls.get(url, ""))
            document = page.document if page else None
            now = self._desk.versions.now(document.path) if document else ""
            if str(built.number) != number or now != version:
                return as_json(self._news(built, url, looks))
            with self._desk.changed:
                self._desk.changed.wait(STEP)
        return as_json({"same": True, "trouble": self._desk.trouble})

    def _news(self, built: Built, url: str, looks: str) -> dict[str, Any]:
        news: dict[str, Any] = {
            "build": built.number,
            "looks": built.looks,
            "trouble": self._desk.trouble,
            "load_again": url not in built.urls or looks not in (built.looks, ""),
            "report": None,
        }
        if url not in built.urls:
            return news
        page = built.pages[built.urls[url]]
        fresh = self._desk.fresh(page.document.path) if page.document else None
        if not fresh:
            return news | {"html": built.render(page, ()), "version": ""}
        path = fresh.document.path
        told = report(fresh, self._desk.before(path))
        told["can_undo"] = self._actions.store.can_undo(path)
        return news | {"html": self._desk.html(fresh), "version": fresh.version, "report": told}

    def _do(self, environ: Environ) -> Answer:
        asked = body(environ)
        if asked is None:
            return plain(HTTPStatus.BAD_REQUEST, "This could not be read, so nothing was done.")
        done = self._actions.do(asked)
        with self._desk.changed:
            self._desk.changed.notify_all()
        if isinstance(done, Refused):
            return as_json({"refused": done.why}, HTTPStatus.CONFLICT)
        built = self._desk.built
        return as_json({"path": done, "url": built.url_of(done) if built else None})
