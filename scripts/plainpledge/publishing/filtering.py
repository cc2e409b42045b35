"""The second net: what could act is taken out of a rendered page."""

from __future__ import annotations

import html
import re
from collections.abc import Set
from functools import lru_cache

import nh3

from ..rules.html_policy import (
    ACTIVE,
    LINKS,
    LOADED,
    UNSAFE_TAGS,
    address_problem,
    attribute_problem,
)

_OF_TEMPLATES = frozenset(
    """html head body title meta link script noscript form fieldset legend label input button
    textarea svg""".split()
)
"""What our templates use and writers may not."""
_INLINE_SCRIPT = re.compile(
    r"<script\b(?![^>]*\ssrc=)(?! type=\"application/ld\+json\">)[^>]*>", re.IGNORECASE
)
"""JSON-LD is data: no browser runs it."""
_TAG_NAME = re.compile(r"<([A-Za-z][^\s/<>]*)")
_ATTRIBUTE_NAME = re.compile(r"(?<![^\s\"'<>/=])[^\s\"'<>/=]++(?=\s*=)")
_WITH_ADDRESS = "|".join(sorted(LINKS | LOADED | {"action"}))
_ADDRESS = re.compile(
    rf"(?P<name>{_WITH_ADDRESS})\s*=(?=\s*[\"']?(?P<address>[^\"'>]*))", re.IGNORECASE
)
"""Every address, also one that stands within other words: what a browser takes is among them."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_CONTEXT = 60
"""How many characters of a page are shown where something was taken out."""


def filtered(body: str) -> str:
    """Return the HTML made of a writer's words without anything that could act."""
    return _cleaned(body, UNSAFE_TAGS.keys())


def difference(body: str) -> str | None:
    """Return the first thing that the filter would take out, with what follows; None if nothing.

    The HTML is read twice by the same reader, so only what is forbidden can make a difference.
    """
    return _first_difference(_cleaned(body, None), filtered(body))


def page_difference(page: str) -> str | None:
    """Return the first thing on a whole page, templates included, that could act by itself."""
    if inline := _INLINE_SCRIPT.search(page):
        return inline[0]
    forbidden = UNSAFE_TAGS.keys() - _OF_TEMPLATES
    if _is_plainly_safe(page, forbidden):
        return None
    return _first_difference(_cleaned(page, None), _cleaned(page, forbidden))


def _is_plainly_safe(page: str, forbidden: Set[str]) -> bool:
    """True when nothing that looks like a tag, an attribute or an address could act.

    It takes more for those than a browser does, so most pages need not be read twice by the filter.
    """
    names = {name.lower() for name in _ATTRIBUTE_NAME.findall(page)} - {"action"}
    return (
        forbidden.isdisjoint(name.lower() for name in _TAG_NAME.findall(page))
        and not any(attribute_problem(name, "x") for name in names)
        and names.isdisjoint({"srcset", "imagesrcset"})
        and not any(_address_problem(*found.groups()) for found in _ADDRESS.finditer(page))
    )


@lru_cache(maxsize=4096)
def _address_problem(name: str, address: str) -> bool:
    return bool(address_problem(address, is_loaded=name.lower() not in LINKS))


def _first_difference(before: str, after: str) -> str | None:
    if before == after:
        return None
    pairs = enumerate(zip(before, after, strict=False))
    start = next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))
    start = max(before.rfind("<", 0, start + 1), 0)
    return " ".join(before[start : start + _CONTEXT].split())


def _cleaned(text: str, forbidden: Set[str] | None) -> str:
    """Read HTML as a browser does and write it again, without what is forbidden, if anything is."""
    names = {name.lower() for name in _TAG_NAME.findall(text)}
    plain = html.unescape(text).replace("\t", "").replace("\n", "")
    return nh3.clean(
        text,
        tags=names if forbidden is None else names - forbidden,
        clean_content_tags=set() if forbidden is None else {"script", "style"} & forbidden,
        attributes={"*": {name.lower() for name in _ATTRIBUTE_NAME.findall(text)}},
        attribute_filter=None
        if forbidden is None
        else _kept
        if "form" in forbidden
        else _kept_of_templates,
        url_schemes={scheme.lower() for scheme in _SCHEME.findall(plain)} | ACTIVE,
        strip_comments=False,
        link_rel=None,
    )


def _kept(_tag: str, name: str, value: str) -> str | None:
    return None if attribute_problem(name, value) else value


def _kept_of_templates(tag: str, name: str, value: str) -> str | None:
    """Our own forms send what is typed to our own pages; our own pages may lead on."""
    if name == "action":
        return None if address_problem(value, is_loaded=True) else value
    if (tag, name, value) == ("meta", "http-equiv", "refresh"):
        return value  # an old address leads to the new one
    return _kept(tag, name, value)
