"""Who may ask: only a page of this preview, on this computer.

Another site that is open in the same browser must not read or change anything. It cannot know the
token; it cannot give our address as its own; and a name of its own that leads here is not ours.
"""

from __future__ import annotations

import hmac
import ipaddress
from typing import Any

TOKEN_HEADER = "X-Plainpledge-Token"
_TOKEN = "HTTP_X_PLAINPLEDGE_TOKEN"
NAMES = ("127.0.0.1", "localhost", "[::1]")
_HTTP = 80

NOT_HERE = "The preview answers only to this computer, at the address that the black window shows."
NOT_OURS = "This did not come from a page of the preview, so nothing was done. Load the page again."


def refusal(environ: dict[str, Any]) -> str | None:
    """Return why a request gets no answer at all; None if it may have one."""
    if not _is_loopback(environ.get("REMOTE_ADDR", "")) or _host(environ) not in _hosts(environ):
        return NOT_HERE
    return None


def action_refusal(environ: dict[str, Any], token: str) -> str | None:
    """Return why a request may neither read nor change the files; None if it may.

    Args:
        environ: the request.
        token: the random one of this start.
    """
    origin = environ.get("HTTP_ORIGIN")
    is_ours = origin == f"http://{_host(environ)}"
    may_be_without = environ.get("REQUEST_METHOD") == "GET" and origin is None
    given = environ.get(_TOKEN, "").encode("utf-8", "surrogateescape")
    from_here = environ.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
    if (is_ours or may_be_without) and from_here and hmac.compare_digest(given, token.encode()):
        return None
    return NOT_OURS


def _host(environ: dict[str, Any]) -> str:
    return str(environ.get("HTTP_HOST", "")).lower()


def _hosts(environ: dict[str, Any]) -> set[str]:
    port = str(environ.get("SERVER_PORT", ""))
    bare = set(NAMES) if port == str(_HTTP) else set()
    return bare | {f"{name}:{port}" for name in NAMES}


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
