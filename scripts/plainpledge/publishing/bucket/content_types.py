"""What object storage is told of each file: servers there know nothing of endings.

The types are those that IANA lists. Python’s own table is not asked: it differs between systems.
"""

from __future__ import annotations

from pathlib import PurePosixPath

_WORDS = "text/{}; charset=utf-8"
_TYPES = {
    ".avif": "image/avif",
    ".css": _WORDS.format("css"),
    ".csv": _WORDS.format("csv"),
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".htm": _WORDS.format("html"),
    ".html": _WORDS.format("html"),
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": _WORDS.format("javascript"),
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".md": _WORDS.format("markdown"),
    ".mjs": _WORDS.format("javascript"),
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ogg": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".ttl": _WORDS.format("turtle"),
    ".txt": _WORDS.format("plain"),
    ".vtt": _WORDS.format("vtt"),
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
UNKNOWN = "application/octet-stream"


def content_type(path: str) -> str:
    """Return the type of a file by the ending of its name."""
    return _TYPES.get(PurePosixPath(path).suffix.lower(), UNKNOWN)
