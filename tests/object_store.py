"""An object store on this computer: it remembers what it was asked, and can say no.

The store itself is moto’s. Two doors lead to it: through `url` the program comes and goes, watched;
tests look at what is there through `client`, unwatched.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs

import boto3
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from moto.s3.models import s3_backends
from werkzeug.serving import make_server

from headed_server import answering
from plainpledge.pages.hashed_names import hashed_name

LOCK = ".plainpledge/lock"
REGION = "eu-west-2"
ACCOUNT = "123456789012"
"""The one account that this store knows."""
CUT = (0, "cut")
"""In place of an answer: the connection ends."""
SILENT = (0, "silent")
"""In place of an answer: nothing, until the store closes."""
LOST = (0, "lost")
"""What was asked is done, but the connection ends before the answer."""
_CONDITIONS = {"HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH"}
_SUM = "x-amz-checksum-sha256"
_SUM_IN_BODY = re.compile("<ChecksumSHA256>(.*?)</ChecksumSHA256>")
Answer = tuple[int, str]


@dataclass(frozen=True)
class Asked:
    """One request."""

    act: str
    """list, get, head, put, copy or delete."""
    path: str
    """Below the bucket."""
    headers: dict[str, str] = field(compare=False)


class _Quiet(MotoRequestHandler):
    def log(self, *_: Any) -> None:
        """Say nothing."""


class ObjectStore:
    """The store and what happens at its watched door."""

    def __init__(self) -> None:
        self._app = DomainDispatcherApplication(create_backend_app)
        self._closing = threading.Event()
        self.forget()

    @property
    def settings(self) -> dict[str, str]:
        """What a person sets to come through the watched door."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "tests",
            "AWS_SECRET_ACCESS_KEY": "tests",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "none",
            "AWS_SHARED_CREDENTIALS_FILE": "none",
        }

    @property
    def changed(self) -> list[Asked]:
        """What was written or removed, but for the lock."""
        acts = {"put", "copy", "delete"}
        return [one for one in self.asked if one.act in acts and not one.path.endswith(LOCK)]

    def forget(self) -> None:
        """Begin anew: nobody asked anything, nothing is refused."""
        self.asked: list[Asked] = []
        self.before: Callable[[Asked], Answer | None] = lambda _: None
        """Called with each request before it is done; may answer in the store’s place."""
        self.after: Callable[[Asked], None] = lambda _: None
        """Called when it is done, before the answer is sent."""
        self.ignores_conditions = False
        """Writes whatever the tag, as older stores do."""
        self.sum_told: Callable[[Asked, str], str] = lambda _, digest: digest
        """Called with the SHA-256 sum that the store tells; returns what is told in its place."""

    def new_prefix(self, bucket: str) -> Prefix:
        """Make a bucket."""
        place = {"LocationConstraint": REGION}
        self.client.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)
        return Prefix(self, bucket)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer, as a WSGI application."""
        asked = _asked(environ)
        self.asked.append(asked)
        answer = self.before(asked)
        if answer == SILENT:
            self._closing.wait()
        if answer in {CUT, SILENT}:
            _hang_up(environ)
        if answer and answer != LOST:
            return _refused(asked, answer, environ, start)
        if self.ignores_conditions:
            environ = {name: text for name, text in environ.items() if name not in _CONDITIONS}
        done = self._done(asked, environ, start)
        self.after(asked)
        if answer == LOST:
            _hang_up(environ)
        return done

    def _done(
        self, asked: Asked, environ: dict[str, Any], start: Callable[..., Any]
    ) -> Iterable[bytes]:
        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            told = [
                (name, self.sum_told(asked, text) if name.lower() == _SUM else text)
                for name, text in headers
                if name.lower() != "content-length"
            ]
            return start(status, [one for one in told if one[1]], *rest)

        body = b"".join(self._app(environ, begin)).decode("latin-1")
        if asked.act == "copy":
            body = _SUM_IN_BODY.sub(lambda found: self._element(asked, found[1]), body)
        return [body.encode("latin-1")]

    def _element(self, asked: Asked, digest: str) -> str:
        told = self.sum_told(asked, digest)
        return f"<ChecksumSHA256>{told}</ChecksumSHA256>" if told else ""

    @contextmanager
    def open(self) -> Iterator[None]:
        """Open both doors."""
        with _served(self) as self.url, _served(self._app) as direct:
            self.client = boto3.client(
                "s3",
                endpoint_url=direct,
                region_name=REGION,
                aws_access_key_id="tests",
                aws_secret_access_key="tests",
            )
            try:
                yield
            finally:
                self._closing.set()


def _hang_up(environ: dict[str, Any]) -> NoReturn:
    with suppress(OSError):
        environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionError


def _refused(
    asked: Asked, answer: Answer, environ: dict[str, Any], start: Callable[..., Any]
) -> list[bytes]:
    environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    status, code = answer
    body = f"<Error><Code>{code}</Code><Message>No.</Message></Error>".encode()
    start(f"{status} No", [("Content-Type", "application/xml")])
    return [] if asked.act == "head" else [body]


def _asked(environ: dict[str, Any]) -> Asked:
    act = {"GET": "get", "HEAD": "head", "PUT": "put", "DELETE": "delete"}[
        environ["REQUEST_METHOD"]
    ]
    if "list-type" in parse_qs(environ["QUERY_STRING"]):
        act = "list"
    if "HTTP_X_AMZ_COPY_SOURCE" in environ:
        act = "copy"
    path = environ["PATH_INFO"].encode("latin-1").decode().lstrip("/").partition("/")[2]
    headers = {name[5:]: text for name, text in environ.items() if name.startswith("HTTP_")}
    return Asked(act, path, headers)


def _served(app: Any) -> AbstractContextManager[str]:
    return answering(make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet))


@dataclass(frozen=True)
class Prefix:
    """Where one test publishes to: a prefix in a bucket of its own."""

    store: ObjectStore
    name: str
    prefix: str = "pledges/"

    @property
    def address(self) -> str:
        return f"s3://{self.name}/{self.prefix}"

    def all(self) -> dict[str, bytes]:
        """Return every object in the bucket by its name."""
        return {name: self.read(name) for name in self.listed()}

    def listed(self) -> list[str]:
        pages = self.store.client.get_paginator("list_objects_v2").paginate(Bucket=self.name)
        return [one["Key"] for page in pages for one in page.get("Contents", ())]

    def shown(self) -> dict[str, bytes]:
        """Return what readers find below the prefix, by path."""
        start = len(self.prefix)
        names = [name[start:] for name in self.listed() if name.startswith(self.prefix)]
        return {
            name: self.read(f"{self.prefix}{name}")
            for name in names
            if not name.startswith(".plainpledge/")
        }

    def read(self, name: str) -> bytes:
        data: bytes = self.store.client.get_object(Bucket=self.name, Key=name)["Body"].read()
        return data

    def write(self, name: str, data: bytes) -> None:
        self.store.client.put_object(Bucket=self.name, Key=name, Body=data)

    def spoil(self, name: str) -> None:
        """Give an object other bytes, and change nothing that is said of it."""
        said = self.store.client.head_object(Bucket=self.name, Key=name)["Metadata"]
        self.store.client.put_object(Bucket=self.name, Key=name, Body=b"spoilt", Metadata=said)

    def head(self, path: str) -> dict[str, Any]:
        """Return what is sent with an object below the prefix."""
        found: dict[str, Any] = self.store.client.head_object(
            Bucket=self.name, Key=f"{self.prefix}{path}", ChecksumMode="ENABLED"
        )
        return found

    def age(self, path: str, seconds: float) -> None:
        """Have an object below the prefix written some time ago."""
        bucket = s3_backends[ACCOUNT]["aws"].buckets[self.name]
        bucket.keys[f"{self.prefix}{path}"].last_modified -= timedelta(seconds=seconds)


def make_linked_site(folder: Path, version: int, pages: int = 5) -> Path:
    """Make a small site whose pages name what they load and where they lead.

    From one version to the next some pages stay, some change, one goes and one comes.
    """
    written = {asset(version): _styles(version)}
    written["assets/plain.js"] = f"// {version}"
    written["404.html"] = "<h1>Not found</h1>"
    written["download/A & B’s “plan” 100% +#1?.txt"] = f"é {version}"
    numbers = [0, *range(version, version + pages)]
    links = "".join(f'<a href="/page-{number}/">x</a>' for number in numbers[1:])
    for number in numbers:
        is_changed = number % 2 == 0
        wanted = version if is_changed else number
        words = f"<p>{version if is_changed else 'as ever'}</p>{links if is_changed else ''}"
        path = f"page-{number}/index.html" if number else "index.html"
        written[path] = f'<link href="/{asset(wanted)}"><h1>Page {number}</h1>{words}'
        written[asset(wanted)] = _styles(wanted)
    for path, words in written.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")
    return folder


def asset(version: int) -> str:
    """Return the path of the styles that the pages of a version load."""
    return hashed_name("assets/main.css", _styles(version).encode())


def _styles(version: int) -> str:
    return f"/* {version} */" * 9


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a site by its path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
