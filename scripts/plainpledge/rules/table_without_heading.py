"""A table has a column without a heading.

## What it checks

Each column of a table has a heading that says what stands in it. Only the first column may do
without, as its cells often name the rows.

## Why it matters

A screen reader says the heading of a column before each cell. Everyone else looks up to the
heading to know what a cell means. (Web accessibility guidelines, “Info and Relationships”.)

## Instead of

```markdown
|  |  |
|---|---|
| Monday | Plan the visit |
| Friday | Write the letter |
```

## Write

```markdown
| Day | What to do |
|---|---|
| Monday | Plan the visit |
| Friday | Write the letter |
```

## When to ignore it

When what you have is not a table, such as two columns of pictures. Better still, make it a list.
"""

import re
from collections.abc import Iterator

from ..language.prose import Prose
from ..model import Block, Document, Finding, Role, Severity, Site, Span
from .likeness import quoted

SEVERITY = Severity.WARNING

_RAW = re.compile(r"<table\b.*?</table\s*>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->")
_LAYOUT = re.compile(r"<(?:th|img|picture)\b|role\s*=", re.IGNORECASE)
_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_WHY = "Readers cannot tell what its cells mean, and a screen reader cannot say it."


def check_prose(prose: Prose, site: Site) -> Iterator[Finding]:
    """Find the columns that nothing stands above."""
    document = prose.document
    tables: dict[Span, list[Block]] = {}
    for block in document.blocks:
        if block.cell:
            tables.setdefault(block.cell.table, []).append(block)
        elif block.role is Role.HTML:
            for table in _RAW.finditer(document.text, block.span.start, block.span.end):
                if not _LAYOUT.search(table[0]) and len(_ROW.findall(table[0])) > 1:
                    place = Span(table.start(), table.start() + len("<table"))
                    yield _finding(document, place, "This table has no headings.")
    for cells in tables.values():
        yield from _columns(document, cells)


def _columns(document: Document, cells: list[Block]) -> Iterator[Finding]:
    columns: dict[int, list[str]] = {}
    for block in cells:
        typed = _COMMENT.sub("", document.text[block.span.start : block.span.end])
        column = block.cell.column if block.cell else 0
        columns.setdefault(column, []).append(typed.strip(" \t|"))
    below = {column: next(filter(None, found[1:]), "") for column, found in columns.items()}
    if not any(found[0] for found in columns.values()):
        if len(cells) > len(columns):
            yield _finding(document, cells[0].span, "This table has no headings.")
        return
    for column, found in columns.items():
        if column and not found[0] and below[column]:
            message = f"Column {column + 1} has no heading. In it stands {quoted(below[column])}."
            yield _finding(document, cells[0].span, message)


def _finding(document: Document, place: Span, message: str) -> Finding:
    advice = "Write in the first row what stands in each column."
    return Finding(document.path, place, message, _WHY, advice)
