"""What is sent to a browser, and how a question is read."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

LARGEST = 300_000
"""Bytes of a question: far more than one block of text."""
HEADERS = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
]
FOLDER = "/.preview/"
"""Where the preview’s own files and questions stand; no page can have this name."""
Answer = tuple[HTTPStatus, str, bytes]


def body(environ: dict[str, Any]) -> dict[str, Any] | None:
    """Return a question’s JSON object; None for anything else."""
    length = str(environ.get("CONTENT_LENGTH") or "")
    kind = str(environ.get("CONTENT_TYPE") or "").partition(";")[0].strip()
    is_small = length.isascii() and length.isdigit() and len(length) < 8 and int(length) <= LARGEST
    if not is_small or kind != "application/json":
        return None
    try:
        found = json.loads(environ["wsgi.input"].read(int(length)))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def with_panel(html: str, about: dict[str, Any]) -> str:
    """Put the panel’s style and script into a page on its way to the browser, and nowhere else."""
    data = json.dumps(about).replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    tags = (
        f'<meta name="plainpledge-preview" content="{data}">'
        f'<link rel="stylesheet" href="{FOLDER}marks.css">'
        f'<script type="module" src="{FOLDER}panel.js"></script>'
    )
    return html.replace("</head>", f"{tags}</head>", 1)


def with_charset(kind: str) -> str:
    """Return a type of file, with its alphabet if it is text."""
    is_text = kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml"))
    return f"{kind}; charset=utf-8" if is_text else kind


def plain(status: HTTPStatus, words: str) -> Answer:
    """Return an answer in words."""
    return status, "text/plain; charset=utf-8", words.encode()


def as_json(value: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return an answer for a script."""
    return status, "application/json; charset=utf-8", json.dumps(value).encode()
