"""Asks the server for a part of the new site and compares every byte."""

from __future__ import annotations

import hashlib
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from itertools import islice
from urllib.parse import quote, urlsplit

from .assets import is_hashed

MOST_FILES = 60
"""How many files are asked for; the home page and the files with a hash always are."""
MOST_PROBLEMS = 5
"""How many of them are told; then no more are looked for."""
TRIES, PAUSE = 3, 0.5
"""A server may need a moment to see the new link: how often it is asked, seconds between."""
PATIENCE = 10
"""Seconds that one answer may take."""
NOWHERE = "this-page-does-not-exist-and-never-will/"
HOME, LOST, INDEX = "index.html", "404.html", "index.html"


def smoke(address: str, sums: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the site at an address, in sentences; nothing when all is well.

    Args:
        address: where the home page is, http:// or https://.
        sums: the SHA-256 sum of each file that should be there.
    """
    if not sums:
        return ["The list of its files cannot be read, so nothing can be compared."]
    root = address if address.endswith("/") else f"{address}/"
    checks = [(path, HTTPStatus.OK, sums[path]) for path in _chosen(sums)]
    if LOST in sums:
        checks.append((NOWHERE, HTTPStatus.NOT_FOUND, sums[LOST]))
    problems: list[str] = []
    for number in range(TRIES):
        time.sleep(PAUSE if number else 0)
        found = (_problem(root, *check) for check in checks)
        problems = list(islice(filter(None, found), MOST_PROBLEMS))
        if not problems:
            break
    return problems


def is_open(address: str, path: str) -> bool:
    """True when anybody can read a file of data below an address; a page in its place is not it."""
    try:
        with _opener().open(f"{address.rstrip('/')}/{path}", timeout=PATIENCE) as answer:
            is_page = answer.headers.get_content_type() == "text/html"
            return bool(answer.status == HTTPStatus.OK) and not is_page
    except (OSError, ValueError):
        return False


def _chosen(sums: Mapping[str, str]) -> Iterator[str]:
    """Yield the files to ask for: some of each kind, spread over the whole site."""
    plain = [path for path in sorted(sums) if not path.endswith((".gz", ".br", ".zst"))]
    first = [path for path in plain if path == HOME or is_hashed(path)]
    others = [path for path in plain if path not in first and path != LOST]
    step = max(len(others) // max(MOST_FILES - len(first), 1), 1)
    yield from [*first, *others[::step]]


def _problem(root: str, path: str, status: HTTPStatus, digest: str) -> str:
    is_index = path.rpartition("/")[2] == INDEX
    return _difference(root + quote(path.removesuffix(INDEX) if is_index else path), status, digest)


def _difference(url: str, status: HTTPStatus, digest: str) -> str:
    try:
        with _opener().open(url, timeout=PATIENCE) as answer:
            code, data = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            code, data = error.code, error.read()
    except (OSError, ValueError) as error:
        return f"{url} gave no answer ({error})."
    if code != status:
        return f"{url} answered {code} where {status.value} was expected."
    if hashlib.sha256(data).hexdigest() != digest:
        return f"{url} has other words than those that were published."
    return ""


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no server to another one."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: object,
        code: int,
        msg: str,
        headers: object,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_StayHere)
