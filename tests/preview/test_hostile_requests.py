"""Whoever is no page of this preview reads nothing and changes nothing."""

from __future__ import annotations

import http.client
import json
import random
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from plainpledge.preview.guard import refusal
from running_preview import LISTEN, Running

NUMBER = 1_000
HOSTS = [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "rebind.test",
    "",
    "[::]",
]
HOSTS += [
    "127.0.0.2",
    "0.0.0.0",
    "127.1",
    "2130706433",
    "localhost@evil.example",
    "evil.example#localhost",
]
ORIGINS = [
    "http://evil.example",
    "null",
    "",
    "https://{host}",
    "http://{host}.evil.example",
    "file://",
]
ORIGINS += [
    "http://localhost:1",
    "http://{host}/",
    "HTTP://EVIL",
    "http://{host}@evil.example",
    "//{host}",
]
PATHS = [
    "../secret.md",
    "/etc/passwd",
    "pledges/../../secret.md",
    "pledges\\01-listen.md",
    "",
    ".",
    "mkdocs.yml",
]
PATHS += [
    "pledges/house-style.yml",
    "pledges/01-listen.md\x00",
    "PLEDGES/01-LISTEN.MD",
    "docs/",
    "~/.profile",
]
PATHS += [
    "pledges//01-listen.md",
    "./pledges/01-listen.md",
    "file:///etc/passwd",
    "CON",
    "\\\\host\\share",
]
METHODS = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "GET", "HEAD", "CONNECT", "POST2", "get"]
KINDS = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "",
    "application/jsonp",
]
TOKENS = ["", "x", "é", "0" * 43, "null", "undefined", "Bearer x"]
ADDRESSES = ["/.preview/do", "/.preview/../.preview/do", "/.preview//do", "/.preview/do/"]
ASSETS = [
    "../server.py",
    "..%2fserver.py",
    "%2e%2e/server.py",
    "panel.js/../../server.py",
    "assets",
    ".",
]

Attempt = tuple[str, str, bytes | None, dict[str, str]]


def attempts(running: Running) -> Iterator[Attempt]:
    """Yield requests of all kinds that must not be granted."""
    dice = random.Random(9)
    good = {
        "path": LISTEN,
        "version": running.desk.versions.now(LISTEN),
        "action": "edit",
        "block": 1,
    }
    body = json.dumps(good | {"text": "Owned."}).encode()
    while True:
        yield "POST", "/.preview/do", body, running.headers(Host=_host(dice, running))
        yield "GET", "/pledges/01-listen/", None, running.headers(Host=_host(dice, running))
        yield (
            "GET",
            "/.preview/state?url=pledges/01-listen/",
            None,
            running.headers(Host=_host(dice, running)),
        )
        origin = dice.choice(ORIGINS).format(host=running.host)
        yield "POST", "/.preview/do", body, running.headers(Origin=origin)
        yield "POST", "/.preview/do", body, running.headers(Origin=None)
        token = dice.choice(
            [*TOKENS, running.token[:-1], running.token + "x", running.token.swapcase()]
        )
        yield "POST", "/.preview/do", body, running.headers(X_Plainpledge_Token=token)
        yield "POST", "/.preview/do", body, running.headers(X_Plainpledge_Token=None)
        yield (
            "GET",
            "/.preview/state?url=pledges/01-listen/",
            None,
            running.headers(X_Plainpledge_Token=token),
        )
        yield "POST", "/.preview/do", body, running.headers(Sec_Fetch_Site="cross-site")
        yield dice.choice(METHODS), dice.choice(ADDRESSES), body, running.headers()
        yield "POST", dice.choice(ADDRESSES[1:]), body, running.headers()
        bad = good | {"path": dice.choice(PATHS), "text": "Owned."}
        yield "POST", "/.preview/do", json.dumps(bad).encode(), running.headers()
        yield "POST", "/.preview/do", body, running.headers(Content_Type=dice.choice(KINDS))
        yield "POST", "/.preview/do", _garbage(dice, good), running.headers()
        old = good | {"version": dice.choice(["", "0" * 16, None, 7]), "text": "Owned."}
        yield "POST", "/.preview/do", json.dumps(old).encode(), running.headers()
        yield "GET", f"/.preview/{dice.choice(ASSETS)}", None, running.headers()
        yield (
            "POST",
            "/.preview/do",
            None,
            running.headers(Content_Length=dice.choice(["-1", "x", "9" * 30])),
        )


def _host(dice: random.Random, running: Running) -> str:
    name = dice.choice(HOSTS)
    return dice.choice(
        [name, f"{name}:{running.port}", f"127.0.0.1:{running.port + 1}", f"{running.host}."]
    )


def _garbage(dice: random.Random, good: dict[str, Any]) -> bytes:
    kinds: list[Callable[[], bytes]] = [
        lambda: dice.randbytes(dice.randrange(2000)),
        lambda: b"[" * 100_000,
        lambda: b'{"path":' * 20_000,
        lambda: json.dumps([good]).encode(),
        lambda: json.dumps(good | {"text": "x" * 400_000}).encode(),
        lambda: json.dumps(good | {"block": 10**9, "text": "x"}).encode(),
        lambda: json.dumps(good | {"block": True, "text": "x"}).encode(),
        lambda: json.dumps(good | {"block": "1", "text": "x"}).encode(),
        lambda: json.dumps(good | {"action": "delete"}).encode(),
        lambda: json.dumps(good | {"action": ["edit"], "text": "x"}).encode(),
        lambda: json.dumps(good | {"text": {"a": 1}}).encode(),
        lambda: json.dumps(good | {"text": "a\ud800"}).encode(),
        lambda: json.dumps({"action": "suggestion", **good, "span": [0, 9], "rule": "x"}).encode(),
        lambda: json.dumps(good | {"action": "field", "name": "__class__", "value": "x"}).encode(),
        lambda: json.dumps(good | {"action": "field", "name": "document", "value": "x"}).encode(),
        lambda: b'{"path": NaN}',
        lambda: b"",
    ]
    return dice.choice(kinds)()


def test_a_thousand_hostile_requests(running: Running) -> None:
    before = {file: file.read_bytes() for file in running.root.rglob("*") if file.is_file()}
    said, answered = b"We listen", 0
    for _, (method, path, body, headers) in zip(range(NUMBER), attempts(running), strict=False):
        try:
            status, answer = running.ask(method, path, body, headers)
        except (http.client.HTTPException, OSError):
            continue  # hung up on: no answer is an answer
        answered += 1
        assert status >= 400, (method, path, body, headers)
        assert running.token.encode() not in answer, (method, path, headers)
        assert b"Traceback" not in answer and said not in answer, (method, path, headers)
    after = {file: file.read_bytes() for file in running.root.rglob("*") if file.is_file()}
    assert after == before and answered > 0.9 * NUMBER
    assert running.do(action="edit", block=1, text="We hear.")[0] == 200, "it still works"


def test_what_is_no_request_at_all(running: Running) -> None:
    for data in (
        b"\x00" * 70_000,
        b"GET\r\n\r\n",
        b"POST /.preview/do HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01",
    ):
        with socket.create_connection(("127.0.0.1", running.port), timeout=5) as raw:
            try:
                raw.sendall(data)
                raw.shutdown(socket.SHUT_WR)
                answer = raw.recv(4096)
            except OSError:
                continue
            assert b"200 OK" not in answer
    assert running.ask("GET", "/pledges/01-listen/")[0] == 200


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "LOCALHOST"])
def test_our_own_names_are_answered(running: Running, name: str) -> None:
    host = f"{name}:{running.port}"
    headers = running.headers(Host=host, Origin=f"http://{host.lower()}")
    assert running.ask("GET", "/pledges/01-listen/", None, headers)[0] == 200
    asked = {"path": LISTEN, "version": running.desk.versions.now(LISTEN), "action": "edit"}
    body = json.dumps(asked | {"block": 1, "text": "We hear."}).encode()
    assert running.ask("POST", "/.preview/do", body, headers)[0] == 200


def test_only_from_this_computer() -> None:
    here = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost:8000", "SERVER_PORT": "8000"}
    assert refusal(here) is None
    assert refusal(here | {"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8000"}) is None
    for address in ("192.168.0.7", "10.0.0.1", "::ffff:8.8.8.8", "", "x"):
        assert refusal(here | {"REMOTE_ADDR": address})
