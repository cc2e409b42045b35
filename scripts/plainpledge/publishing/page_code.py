"""The code of a page at a first look: which tags, attributes and addresses it may hold.

It takes more for those than a browser does, so what is safe here is safe. Only pages that are not
need be read by the filter, which is slow.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from ..rules.html_policy import LINKS, LOADED, address_problem, attribute_problem

_TAG_NAME = re.compile(r"<(?=([A-Za-z][^\s/<>]*))(?=([^\t\n\f\r />]*))")
"""A name with all that a browser takes into it, and up to the first sign that no name needs."""
_ATTRIBUTE_NAME = re.compile(r"(?<![^\s\"'<>/=])[^\s\"'<>/=]++(?=\s*=)")
_WITH_ADDRESS = "|".join(sorted(LINKS | LOADED | {"action"}))
_ADDRESS = re.compile(
    rf"(?P<name>{_WITH_ADDRESS})\s*=(?=\s*[\"']?(?P<address>[^\"'>]*))", re.IGNORECASE
)
"""Every address, also one that stands within other words: what a browser takes is among them."""
_WITHIN_THE_SITE = re.compile(r"(?!//)[\w./#?=%~-]*")
"""Addresses that need no second look: most of them. Without a colon they run nothing."""
_SEVERAL_ADDRESSES = frozenset({"srcset", "imagesrcset"})
_MOST_KNOWN = 1 << 15
"""How many pieces of pages are remembered: those of the templates come again on every page."""


def tag_names(code: str) -> set[str]:
    """Return the names of all tags, in small letters, and of what may be one."""
    return {name.lower() for names in _TAG_NAME.findall(code) for name in names}


def attribute_names(code: str) -> set[str]:
    """Return the names of all attributes, in small letters, and of what may be one."""
    return {name.lower() for name in _ATTRIBUTE_NAME.findall(code)}


class FirstLook:
    """Tells pages on which nothing could act, and remembers the pieces that it has judged."""

    def __init__(self, forbidden: Set[str], allowed: Set[str] = frozenset()) -> None:
        """Take the names of forbidden tags, and of attributes of which only addresses count."""
        self._forbidden, self._allowed = frozenset(forbidden), frozenset(allowed)
        self._safe = set[str]()

    def is_safe(self, code: str) -> bool:
        """True when nothing that looks like a tag, an attribute or an address could act."""
        unknown = set(code.split("<")) - self._safe
        if not all(map(self._is_safe, unknown)):
            return False
        if len(self._safe) > _MOST_KNOWN:
            self._safe = set()
        self._safe |= unknown
        return True

    def _is_safe(self, piece: str) -> bool:
        """Judge what stands between one `<` and the next; what cannot be judged is not safe."""
        if ">" not in piece:
            return not piece or piece.isspace()
        if not self._forbidden.isdisjoint(tag_names(f"<{piece}")):
            return False
        return "=" not in piece or self._is_filled_safely(piece)

    def _is_filled_safely(self, piece: str) -> bool:
        names = attribute_names(piece) - self._allowed
        return (
            not any(map(_is_unsafe_attribute, names))
            and names.isdisjoint(_SEVERAL_ADDRESSES)
            and not any(map(_is_unsafe_address, _ADDRESS.finditer(piece)))
        )


@lru_cache(maxsize=1024)
def _is_unsafe_attribute(name: str) -> bool:
    return bool(attribute_problem(name, "x"))


def _is_unsafe_address(found: re.Match[str]) -> bool:
    """True also where nothing ends an address: more of it may stand behind the next `<`."""
    name, address = found.groups()
    if found.end("address") == len(found.string):
        return True
    if _WITHIN_THE_SITE.fullmatch(address):
        return False
    return bool(address_problem(address, is_loaded=name.lower() not in LINKS))
