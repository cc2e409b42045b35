"""Small additions that a person asks for: a mark that allows a finding, and a new list item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..model import Document, Finding, Role, Span
from ..reading.documents import parse_document
from .editable import NOT_EDITABLE, NOT_TYPED, edit_block, is_same_around
from .splice import LINE_END, Refused, Splice, line_end

NO_REASON = "Write the reason. Whoever reads this later needs to know why."
BAD_REASON = "Write the reason in plain words, without -- and without < or >."
CANNOT_ALLOW = "This finding cannot be set aside here."
CANNOT_ADD = "A new item cannot be added here. Open the file itself."
_ITEM = re.compile(
    r"(?P<indent>[ \t>]*)(?P<marker>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+)"
)

IsSilent = Callable[[Document], bool]


def allow(
    document: Document, finding: Finding, reason: str, is_silent: IsSilent
) -> Splice | Refused:
    """Return the change that sets a finding aside where it stands.

    Args:
        document: the file as the writer saw it.
        finding: what is to be set aside.
        reason: why.
        is_silent: says whether the finding is gone in a changed file.
    """
    if refused := problem(reason):
        return refused
    for splice, first, rest in _allow_marks(document, finding, " ".join(reason.split())):
        after = parse_document(document.path, splice.applied(document.text))
        if is_same_around(document, after, first, rest) and is_silent(after):
            return splice
    return Refused(CANNOT_ALLOW)


def _allow_marks(
    document: Document, finding: Finding, reason: str
) -> Iterator[tuple[Splice, int, int]]:
    """Yield each place for the mark, with how many blocks before and after it must stay."""
    mark, count = f"allow {finding.rule}: {reason}", len(document.blocks)
    if finding.span.start < document.body.start:
        start = line_start(document.text, finding.span.start)
        yield Splice(Span(start, start), f"# {mark}{line_end(document.text)}"), 0, count
        return
    for index, block in enumerate(document.blocks):
        if block.span.start <= finding.span.start < block.span.end:
            if block.role not in (Role.CODE, Role.HTML):
                end = block.span.end
                yield Splice(Span(end, end), f" <!-- {mark} -->"), index, count - index - 1
            start = line_start(document.text, block.span.start)
            yield (
                Splice(Span(start, start), f"<!-- {mark} -->{line_end(document.text)}"),
                index,
                count - index,
            )


def add_item(document: Document, index: int, typed: str) -> Splice | Refused:
    """Return the change that puts a new list item after one that has no others within it."""
    block = document.blocks[index] if 0 <= index < len(document.blocks) else None
    if not block or block.role is not Role.ITEM or document.is_held(block.span):
        return Refused(NOT_EDITABLE)
    text, words = document.text, " ".join(typed.split())
    start = line_start(text, block.span.start)
    item = _ITEM.match(text, start)
    if not words or not item or item.end() != block.span.start:
        return Refused(CANNOT_ADD)
    marker = f"{int(item['number']) + 1}{item['dot']}" if item["number"] else item["marker"]
    stop = line_stop(text, block.span.end)
    splice = Splice(
        Span(stop, stop), f"{line_end(text)}{item['indent']}{marker}{item['gap']}{words}"
    )
    after = parse_document(document.path, splice.applied(text))
    new = after.blocks[index + 1 : index + 2]
    is_right = (
        len(after.blocks) == len(document.blocks) + 1
        and is_same_around(document, after, index + 1, len(document.blocks) - index - 1)
        and [one.role for one in new] == [Role.ITEM]
        and not isinstance(edit_block(after, index + 1, words + "."), Refused)
    )
    return splice if is_right else Refused(CANNOT_ADD)


def problem(reason: str) -> Refused | None:
    """Say what is wrong with a reason."""
    if not reason.strip():
        return Refused(NO_REASON)
    if "--" in reason or "<" in reason or ">" in reason:
        return Refused(BAD_REASON)
    return None if reason.isprintable() else Refused(NOT_TYPED)


def line_start(text: str, at: int) -> int:
    """Return where the line starts that a place stands in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_stop(text: str, at: int) -> int:
    """Return where the line ends that a place stands in."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)
