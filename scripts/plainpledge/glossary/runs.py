"""Rendered HTML as runs of words: what a reader reads in one go, and where each word stands."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator

from .markup import (
    CLOSED,
    INLINE,
    RAW,
    SHUT,
    VOID,
    Tag,
    attributes,
    element_end,
    is_closed_to_links,
    raw_end,
    read_tag,
)
from .run import Element, Piece, Run

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ANY_TAG = re.compile(r"<[^<>]*>")
_BREAK = "\ufffc"
"""Stands for what is no word and no space, such as a picture."""
_SCOPES = frozenset(("h1", "h2"))
"""Headings under which a term is linked anew."""
_LINE = {"br": "\n", "wbr": ""}
_DEEPEST = 50
"""Elements within each other that are followed; nobody writes more in earnest."""


class Runs:
    """Cuts a page into runs. A run without words is left out; None stands for a new section."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.run, self.stack = Run(), list[Element]()
        self.quotations = 0
        """How many block quotations the words stand in."""

    def __iter__(self) -> Iterator[Run | None]:
        html, done = self.html, 0
        at = html.find("<")
        while at >= 0:
            tag = read_tag(html, at)
            if tag is None:
                at = html.find("<", at + 1)
                continue
            if done < at:
                self._words(done, at)
            if tag.name in INLINE and not is_closed_to_links(tag):
                done = self._inline(tag)
            elif tag.name in CLOSED or tag.name in INLINE:
                done = self._closed(tag)
            elif not tag.name:
                done = tag.end
            elif tag.name in VOID and tag.name != "hr":
                done = self._void(tag)
            else:
                yield from self._flush()
                if tag.name in _SCOPES and not tag.is_end:
                    yield None
                done = self._block(tag)
            at = html.find("<", done)
        if done < len(html):
            self._words(done, len(html))
        yield from self._flush()

    def _flush(self) -> Iterator[Run]:
        run, self.run = self.run, Run()
        if self.stack:
            run.is_sound = False
            self.stack.clear()
        run.is_block_quotation = self.quotations > 0
        if run.pieces:
            yield run

    def _words(self, start: int, end: int) -> None:
        """Add words; each entity is a piece of its own."""
        text, run, around = self.html[start:end], self.run, tuple(self.stack)
        if not run.length and text.isspace():
            return
        done = 0
        for match in _ENTITY.finditer(text) if "&" in text else ():
            if done < match.start():
                before = Piece(run.length, start + done, start + match.start(), around)
                run.add(text[done : match.start()], before)
            place = (start + match.start(), start + match.end())
            run.add(entities.unescape(match[0]), Piece(run.length, *place, around, is_one=True))
            done = match.end()
        if done < len(text):
            run.add(text[done:], Piece(run.length, start + done, end, around))

    def _inline(self, tag: Tag) -> int:
        if not tag.is_end and len(self.stack) < _DEEPEST:
            self.stack.append(Element(tag.name, tag.start, self.run.length))
            if tag.name == "q":
                self.run.marked.append(self.stack[-1])
        elif tag.is_end and self.stack and self.stack[-1].name == tag.name:
            element = self.stack.pop()
            element.tag_end, element.read_end = tag.end, self.run.length
        else:
            self.run.is_sound = False
        return tag.end

    def _closed(self, tag: Tag) -> int:
        """Add the words of a link, of code and the like; they are read but not linked."""
        if tag.is_end:
            self.run.is_sound = False
            return tag.end
        end = raw_end(self.html, tag) if tag.name in RAW else element_end(self.html, tag)
        target = entities.unescape(attributes(tag).get("href", "")) if tag.name == "a" else ""
        is_read = tag.name not in ("sub", "sup", "rp", "rt")
        inner = _ANY_TAG.sub("", self.html[tag.end : end]) if is_read else ""
        self._add_closed(entities.unescape(inner) or _BREAK, tag.start, end, target)
        return end

    def _void(self, tag: Tag) -> int:
        if text := _LINE.get(tag.name, _BREAK):
            self._add_closed(text, tag.start, tag.end, is_open=tag.name == "br")
        return tag.end

    def _add_closed(
        self, text: str, start: int, end: int, target: str = "", *, is_open: bool = False
    ) -> None:
        around = tuple(self.stack)
        self.run.add(text, Piece(self.run.length, start, end, around, is_open, target, is_one=True))

    def _block(self, tag: Tag) -> int:
        if tag.name == "blockquote":
            self.quotations = max(0, self.quotations + (-1 if tag.is_end else 1))
        if tag.is_end:
            return tag.end
        if tag.name in RAW:
            return raw_end(self.html, tag)
        if tag.name in SHUT or is_closed_to_links(tag):
            return element_end(self.html, tag) if tag.name not in VOID else tag.end
        return tag.end
