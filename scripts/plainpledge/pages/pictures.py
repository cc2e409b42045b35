"""Says in a page how large each of its pictures is, so that no word moves when a picture comes."""

from __future__ import annotations

import html as entities
import io
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import imagesize  # type: ignore[import-untyped]

_IMAGE = re.compile(r"<img\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.IGNORECASE)
_ADDRESS = re.compile(r"\ssrc\s*=\s*(?:\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)')", re.IGNORECASE)
_SIZED = re.compile(r"\s(?:width|height)\s*=", re.IGNORECASE)
_START = len("<img")


def with_sizes(html: str, content: Callable[[str], bytes | None]) -> str:
    """Return a page’s HTML with the width and height of its pictures, in CSS pixels.

    A picture stays as it is if it has a size already, or if nobody can tell it.

    Args:
        html: what was made of a writer’s words.
        content: returns what is in the picture at an address of this site, as the page writes it
            but without a query; None if there is none.
    """
    return _IMAGE.sub(lambda found: _sized(found[0], content), html)


def _sized(tag: str, content: Callable[[str], bytes | None]) -> str:
    address = _ADDRESS.search(tag)
    if not address or _SIZED.search(tag):
        return tag
    parts = urlsplit(entities.unescape(address["one"] or address["other"] or ""))
    data = None if parts.scheme or parts.netloc else content(unquote(parts.path))
    return f"{tag[:_START]}{size_attributes(data)}{tag[_START:]}"


def size_attributes(data: bytes | None) -> str:
    """Return the attributes that say how large a picture is; nothing if nobody can tell it."""
    try:
        width, height = imagesize.get(io.BytesIO(data or b""))
    except Exception:  # a broken picture may break the reader in any way; its size is a comfort
        return ""
    return f' width="{width:.0f}" height="{height:.0f}"' if min(width, height) > 0 else ""
