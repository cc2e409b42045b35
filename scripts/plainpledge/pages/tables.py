"""Puts each table of a page into a frame of its own, in which it can be moved sideways."""

from __future__ import annotations

import html as entities
import re
from collections import Counter
from collections.abc import Iterator

_MARK = re.compile(
    r"<h(?P<level>[1-6])\b[^>]*>(?P<heading>.*?)</h(?P=level)>|<(?P<end>/?)table\b[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]*>")
_CALLED = "Table"


def framed(html: str) -> str:
    """Return a page’s HTML with a frame around each outermost table.

    The frame can be reached and moved by keyboard, and is called after the heading above it.
    """
    return "".join(_pieces(html)) if "<table" in html else html


def _pieces(html: str) -> Iterator[str]:
    heading, depth, done, called = _CALLED, 0, 0, Counter[str]()
    for mark in _MARK.finditer(html):
        if mark["heading"] is not None:
            heading = f"{_CALLED}: {_words(mark['heading'])}"
        elif not mark["end"]:
            depth += 1
            if depth == 1:
                yield html[done : mark.start()] + _frame(heading, called)
                done = mark.start()
        elif depth:
            depth -= 1
            if not depth:
                yield f"{html[done : mark.end()]}</div>"
                done = mark.end()
    yield html[done:] + ("</div>" if depth else "")


def _frame(heading: str, called: Counter[str]) -> str:
    called[heading] += 1
    number = f" ({called[heading]})" if called[heading] > 1 else ""
    name = entities.escape(f"{heading}{number}")
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{name}">'


def _words(heading: str) -> str:
    return " ".join(entities.unescape(_TAG.sub("", heading)).split())
