"""The pictures of a page: how large each is, so that no word moves, and the name it is kept by."""

from __future__ import annotations

import html as entities
import io
import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

_IMAGE = re.compile(r"<img\b(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.IGNORECASE)
_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++)"
_ADDRESS = re.compile(
    rf"<img(?:\s++(?!src\s*=)[^\s=\"'<>]++(?:\s*+=\s*+{_VALUE})?+)*+"
    r"\s++src\s*+=\s*+(?:\"(?P<one>[^\"]*)\"|'(?P<other>[^']*)')",
    re.IGNORECASE,
)
"""The first address, which is the one that counts; what stands in other attributes is none."""
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


def with_hashes(html: str, hashed: Callable[[str], str | None]) -> str:
    """Return a page’s HTML with each picture asked for by a name that says what is in it.

    Args:
        html: what was made of a writer’s words.
        hashed: returns the name of the file with a hash, without its folder, for the address of a
            picture of this site as the page writes it; None if it has no such name.
    """
    return _IMAGE.sub(lambda found: _renamed(found[0], hashed), html)


def _renamed(tag: str, hashed: Callable[[str], str | None]) -> str:
    address = _ADDRESS.search(tag)
    if not address:
        return tag
    group = "one" if address["one"] is not None else "other"
    parts = urlsplit(entities.unescape(address[group]))
    name = None if parts.scheme or parts.netloc else hashed(unquote(parts.path))
    if name is None:
        return tag
    folder = "".join(parts.path.rpartition("/")[:2])
    new = parts._replace(path=f"{folder}{quote(name)}").geturl()
    return f"{tag[: address.start(group)]}{entities.escape(new)}{tag[address.end(group) :]}"


def size_attributes(data: bytes | None) -> str:
    """Return the attributes that say how large a picture is; nothing if nobody can tell it."""
    import imagesize  # type: ignore[import-untyped]  # noqa: PLC0415 - brings much; no check needs it

    try:
        width, height = imagesize.get(io.BytesIO(data or b""))
    except Exception:  # a broken picture may break the reader in any way; its size is a comfort
        return ""
    return f' width="{width:.0f}" height="{height:.0f}"' if min(width, height) > 0 else ""
