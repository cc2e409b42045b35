"""Tags in rendered HTML, as browsers read them: where each ends, and what may stand in it.

Each function moves forward only, and what is never closed reaches to the end of the page, so that
reading a page takes time in proportion to its length, whatever is written on it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .omitted import ENDINGS, NONE, Ending

INLINE = frozenset(
    "abbr b bdi bdo big cite data em font i ins mark q ruby rb small span strong time tt u"
    " var".split()
)
"""Elements that stand within a line and may hold links."""
CLOSED = frozenset(
    "a audio button canvas code datalist del dfn iframe kbd label math meter object output progress"
    " rp rt s samp select strike sub sup svg video".split()
)
"""Elements within a line that hold no links of ours: links, code, controls, pictures."""
SHUT = frozenset("caption dt h1 h2 h3 h4 h5 h6 legend menu nav pre summary th thead".split())
"""Blocks that hold no links of ours: headings of all kinds, menus and code."""
RAW = frozenset(
    "iframe noembed noframes noscript plaintext script style template textarea title xmp".split()
)
"""Elements whose content is not read as words, or not even as tags."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ROLES = frozenset(
    "button checkbox combobox heading img link listbox menu menuitem option presentation radio"
    " searchbox slider switch tab textbox".split()
)
"""Roles of parts in which a link would be lost, or would not work."""

_MARKS = frozenset(("admonition-title", "gap", "held"))
"""Classes of headings of boxes, and of our own marks: what is to be filled in, or held back."""

_SIMPLE = re.compile(r"<(/?)([a-z][a-z0-9]*)>")
_START = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_REST = re.compile(r"(?:[^>=]|=\s*(?:\"[^\"]*\"|'[^']*')?+)*+>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


class Tag(NamedTuple):
    """A tag, a comment or another mark that is not read."""

    start: int
    end: int
    name: str = ""
    """In small letters; empty for what is no tag, such as a comment."""
    is_end: bool = False
    attributes: str = ""
    """As typed, with what closes the tag."""


def read_tag(html: str, start: int) -> Tag | None:
    """Return what begins with the `<` at a place; None for a `<` that is only a sign."""
    if match := _SIMPLE.match(html, start):
        return Tag(start, match.end(), match[2], bool(match[1]))
    if match := _START.match(html, start):
        rest = _REST.match(html, match.end())
        end = rest.end() if rest else len(html)
        return Tag(start, end, match[2].lower(), bool(match[1]), html[match.end() : end])
    if html.startswith("<!--", start):
        if html.startswith((">", "->"), start + 4):  # `<!-->` is all of it
            return Tag(start, html.index(">", start) + 1)
        return Tag(start, _after(html, "-->", start + 4))
    if html.startswith(("<!", "<?", "</"), start):
        return Tag(start, _after(html, ">", start))
    return None


def raw_end(html: str, tag: Tag) -> int:
    """Return where an element ends whose content is not read as tags."""
    closing = re.compile(rf"</{re.escape(tag.name)}(?=[\s/>])", re.IGNORECASE)
    found = closing.search(html, tag.end)
    return _after(html, ">", found.end()) if found else len(html)


def element_end(html: str, tag: Tag) -> int:
    """Return where an element ends that may hold others, its own kind among them."""
    ending, deeper = ENDINGS.get(tag.name, NONE), 0
    depth, at = 1, html.find("<", tag.end)
    while at >= 0:
        inner = read_tag(html, at)
        end = inner.end if inner else at + 1
        if inner and inner.name in ending.around:
            deeper += -1 if inner.is_end else 1
        if inner and _is_ended_by(ending, inner, deeper):
            return inner.start
        if inner and inner.name == tag.name:
            depth += -1 if inner.is_end else 1
            if not depth:
                return end
        elif inner and inner.name in RAW and not inner.is_end:
            end = raw_end(html, inner)
        at = html.find("<", end)
    return len(html)


def _is_ended_by(ending: Ending, inner: Tag, deeper: int) -> bool:
    """True where an element ends without a tag of its own."""
    return deeper < 0 or (not deeper and not inner.is_end and inner.name in ending.starts)


def attributes(tag: Tag) -> dict[str, str]:
    """Return what the attributes of a tag say; of two with one name, the first counts."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(tag.attributes):
        found.setdefault(name.lower(), next(filter(None, values), ""))
    return found


def is_closed_to_links(tag: Tag) -> bool:
    """True when a link within an element would be hidden, would not work, or spoils a mark."""
    if not tag.attributes or len(tag.attributes) < len(" role=x>"):
        return False
    given = attributes(tag)
    return (
        "hidden" in given
        or "inert" in given
        or given.get("aria-hidden", "").lower() == "true"
        or given.get("contenteditable", "false").lower() != "false"
        or given.get("role", "").lower() in _ROLES
        or not _MARKS.isdisjoint(given.get("class", "").split())
    )


def _after(html: str, closing: str, start: int) -> int:
    end = html.find(closing, start)
    return end + len(closing) if end >= 0 else len(html)
