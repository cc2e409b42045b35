"""The second net: what could act is taken out of a rendered page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Set
from functools import lru_cache

import nh3

from ..reading.html_tags import opening_tags
from ..rules.html_policy import ACTIVE, UNSAFE_TAGS, address_problem, attribute_problem
from .page_code import FirstLook, attribute_names, tag_names

_OF_TEMPLATES = frozenset(
    """html head body title meta link script noscript form fieldset legend label input button
    textarea svg""".split()
)
"""What our templates use and writers may not."""
_UNSAFE_ON_PAGES = UNSAFE_TAGS.keys() - _OF_TEMPLATES
_WORDS, _PAGES = FirstLook(UNSAFE_TAGS.keys()), FirstLook(_UNSAFE_ON_PAGES, {"action"})
_INLINE_SCRIPT = re.compile(
    r"<script\b(?![^>]*\ssrc=)(?! type=\"application/ld\+json\">)[^>]*>", re.IGNORECASE
)
"""JSON-LD is data: no browser runs it."""
_LINK = re.compile(r"<link(?=[\s/])", re.IGNORECASE)
_ONLY_NAMED = frozenset({"canonical", "alternate"})
"""What a `<link>` may be to a page of another site: browsers load any other by themselves."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_UNKNOWN = "unknown-"
"""What makes the name of a tag one that no reader of HTML knows."""
_CONTEXT = 60
"""How many characters of a page are shown where something was taken out."""


def filtered(body: str) -> str:
    """Return the HTML made of a writer's words without anything that could act."""
    return _cleaned(body, UNSAFE_TAGS.keys())


def difference(body: str) -> str | None:
    """Return the first thing that the filter would take out, with what follows; None if nothing."""
    return None if _WORDS.is_safe(body) else _taken_out(body, UNSAFE_TAGS.keys())


def page_difference(page: str) -> str | None:
    """Return the first thing on a whole page, templates included, that could act by itself."""
    if inline := _INLINE_SCRIPT.search(page):
        return inline[0]
    if loaded := next(_loaded_from_elsewhere(page), None):
        return loaded
    return None if _PAGES.is_safe(page) else _taken_out(page, _UNSAFE_ON_PAGES)


def _taken_out(code: str, forbidden: Set[str]) -> str | None:
    """Compare HTML with what the filter leaves of it.

    It is read twice by the same reader, so only what is forbidden can make a difference.
    """
    names = {f"{prefix}{name}" for name in forbidden for prefix in ("", _UNKNOWN)}
    for reading in _readings(code):
        if found := _first_difference(_cleaned(reading, None), _cleaned(reading, names)):
            return found.replace(_UNKNOWN, "")
    return None


def _readings(code: str) -> Iterator[str]:
    """Yield HTML as it is, and twice so that no tag can hide what follows it.

    The reader leaves out what stands where it may not, such as part of a drawing outside of one,
    with all that is in it. Names that nobody knows may stand anywhere. First those tags get such a
    name. Then all do: a page that starts within the page is left out too.
    """
    yield code
    lost = "|".join(re.escape(name) for name in sorted(tag_names(code)) if _is_left_out(name))
    if lost:
        yield re.sub(
            rf"(</?)(?=(?:{lost})(?![^\s/>]))", rf"\1{_UNKNOWN}", code, flags=re.IGNORECASE
        )
    yield re.sub(r"(</?)(?=[A-Za-z])", rf"\1{_UNKNOWN}", code)


@lru_cache(maxsize=1024)
def _is_left_out(name: str) -> bool:
    """True for a tag that starts a drawing or a formula, or that means nothing outside of one."""
    starts = name in ("svg", "math")
    return starts or not nh3.clean(f"<{name}>x", tags={name}, clean_content_tags=set())


def _loaded_from_elsewhere(page: str) -> Iterator[str]:
    """Yield the styles, icons and the like that a browser would get from another site."""
    for match in _LINK.finditer(page):
        tag = next(opening_tags(page[match.start() :]))
        values = {one.name: one.value for one in reversed(tag.attributes)}
        kinds = set(values.get("rel", "").lower().split())
        is_loaded = not kinds or not kinds <= _ONLY_NAMED
        if address_problem(values.get("href", ""), is_loaded=is_loaded):
            yield " ".join(page[match.start() :][: tag.span.end].split())


def _first_difference(before: str, after: str) -> str | None:
    if before == after:
        return None
    pairs = enumerate(zip(before, after, strict=False))
    start = next((place for place, (old, new) in pairs if old != new), min(len(before), len(after)))
    start = max(before.rfind("<", 0, start + 1), 0)
    return " ".join(before[start : start + _CONTEXT].split())


def _cleaned(text: str, forbidden: Set[str] | None) -> str:
    """Read HTML as a browser does and write it again, without what is forbidden, if anything is."""
    names = tag_names(text)
    plain = html.unescape(text).replace("\t", "").replace("\n", "")
    return nh3.clean(
        text,
        tags=names if forbidden is None else names - forbidden,
        clean_content_tags=set() if forbidden is None else {"script", "style"} & forbidden,
        attributes={"*": attribute_names(text)},
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
    if tag.removeprefix(_UNKNOWN) == "meta" and (name, value) == ("http-equiv", "refresh"):
        return value  # an old address leads to the new one
    return _kept(tag, name, value)
