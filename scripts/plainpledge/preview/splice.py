"""A change of one stretch of a file, as small as it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Span

LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Splice:
    """A stretch of a file's text, and what comes in its place."""

    span: Span
    text: str

    def applied(self, text: str) -> str:
        """Return the text with this change made."""
        return text[: self.span.start] + self.text + text[self.span.end :]


@dataclass(frozen=True)
class Refused:
    """Why a change was not made: a sentence for the writer."""

    why: str


def smallest(text: str, span: Span, new: str) -> Splice:
    r"""Return the least change that puts a text with `\n` ends in place of a stretch.

    Line ends that stay are those of the file; a new one is like the first in the file.
    """
    old = text[span.start : span.end]
    kept, typed = _signs(old), list(new)
    most = min(len(kept), len(typed))
    head = next((at for at in range(most) if _as_typed(kept[at]) != typed[at]), most)
    most -= head
    tail = next((at for at in range(most) if _as_typed(kept[-1 - at]) != typed[-1 - at]), most)
    start = span.start + sum(map(len, kept[:head]))
    end = span.end - sum(map(len, kept[len(kept) - tail :]))
    middle = "".join(typed[head : len(typed) - tail])
    return Splice(Span(start, end), middle.replace("\n", line_end(text)))


def _signs(text: str) -> list[str]:
    """Return the signs of a text; a line end of two is one."""
    return re.findall(r"\r\n|.", text, re.DOTALL)


def _as_typed(sign: str) -> str:
    return "\n" if sign in ("\r\n", "\r") else sign


def line_end(text: str) -> str:
    """Return how the lines of a text end, as the first one does."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"
