"""Admonitions, details and content tabs: boxes whose content stands four spaces further in.

`!!! note "Title"`, `??? note` and `=== "Tab"` are Python-Markdown's; to other readers what stands
in them is code. Here each becomes a quotation, in a text of the same length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEP = 4
"""Columns that the content of a box stands further in than its first line."""
_MAY_OPEN = re.compile(r"^[ \t]*(?:!!!|\?\?\?|===[+!]*[ ])", re.MULTILINE)
_NAME = r"[\w-]+(?: +[\w-]+)*"
_OPENING = re.compile(
    rf"(?:!!! ?{_NAME}(?: +\"(?P<of_note>.*)\")?"
    rf"|\?\?\?\+? ?(?:{_NAME})?(?: +\"(?P<of_details>.*)\")?"
    r"|===[+!]{0,2} +\"(?P<of_tab>.*)\")[ \t]*"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")


def boxes_as_quotations(source: str) -> tuple[str, list[int]]:
    """Return a text in which each box is a quotation, and where a box ends without an empty line.

    A title is a heading in its quotation. All that is left of the rest stands where it stood.
    """
    may_open = "!!!" in source or "???" in source or "===" in source
    if not may_open or not _MAY_OPEN.search(source):
        return source, []
    boxes = _Boxes()
    return "".join(boxes.lines(source)), boxes.cuts


class _Boxes:
    """The boxes that are open while the lines go by."""

    def __init__(self) -> None:
        self.columns: list[int] = []
        """Where the content of each open box starts, the outermost first."""
        self.empty: list[str] = []
        """Empty lines that may belong to a box."""
        self.cuts: list[int] = []

    def lines(self, source: str) -> Iterator[str]:
        """Yield the lines as they are to be read."""
        for match in _LINE.finditer(source):
            line = match[0]
            words = line.strip(" \t\r\n")
            if not words:
                self.empty.append(line)
                continue
            lead = line[: line.index(words[0])]
            indent = len(lead.expandtabs(_STEP))
            if self.close(indent) and not self.empty:
                self.cuts.append(match.start())
            yield self.gap_and_lead(lead)
            yield self.opened(line[len(lead) :], indent)
        yield from self.empty

    def close(self, indent: int) -> bool:
        """Close the boxes that a line stands outside of."""
        before = len(self.columns)
        while self.columns and indent < self.columns[-1]:
            self.columns.pop()
        return len(self.columns) < before

    def gap_and_lead(self, lead: str) -> str:
        """Return the empty lines before a line, and its first spaces, with marks of quotation.

        Without a mark an empty line would end the box for a reader of quotations. It has no room
        for one; but together with the four spaces after it there is room for two lines of marks.
        """
        gap, depth = "".join(self.empty), len(self.columns)
        self.empty.clear()
        is_plain = self.columns == [_STEP * level for level in range(1, depth + 1)]
        if gap and depth and is_plain and "\t" not in lead:
            marks = ">" * depth + " " * (len(gap) - 1) + "\n" + ">  " * depth
            return marks + lead[_STEP * depth :]
        return gap + self.marked(lead)

    def marked(self, lead: str) -> str:
        """Put a mark of quotation for each open box into the spaces before a line."""
        signs, column, wanted = list(lead), 0, [column - _STEP + 1 for column in self.columns]
        for index, sign in enumerate(lead):
            width = _STEP - column % _STEP if sign == "\t" else 1
            if wanted and column <= wanted[0] < column + width:
                signs[index] = ">"
                wanted.pop(0)
            column += width
        return "".join(signs)

    def opened(self, line: str, indent: int) -> str:
        """Open a box if a line says so, and leave of that line only the title.

        Python-Markdown opens one only where the line starts, of the page or of what it stands in.
        """
        words = line.rstrip("\r\n")
        may_open = words[0] in "!?=" and indent % _STEP == 0
        opening = _OPENING.fullmatch(words) if may_open else None
        if not opening:
            return line
        self.columns.append(indent + _STEP)
        kind = opening.lastgroup
        title = opening[kind].strip() if kind else ""
        if not kind or not title:
            return ">" + " " * (len(words) - 1) + line[len(words) :]
        start = words.index(title, opening.start(kind))
        end = start + len(title)
        head = "> #".ljust(start)
        return head + title + " " * (len(words) - end) + line[len(words) :]
