"""Hold marks: what stands between them is not published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ..model import Block, Finding, Hold, Role, Span
from .lines import widened
from .parsed import Parsed

RULE = "broken-hold"
_OPENING = re.compile(r"<!--\s*hold\b\s*:?(?P<reason>.*)-->", re.DOTALL | re.IGNORECASE)
_CLOSING = re.compile(r"<!--\s*/\s*hold\s*-->", re.IGNORECASE)
_LIKE_A_MARK = re.compile(
    r"[<&\[(](?:(?:(?<=<)|(?<=&)lt;)\s*![^\w<>]*(?:(?:on|end|stop|close|un)[ _-]?)?"
    r"(?:hold\b|held\s*(?::|--))"
    r"|(?<=[\[(])\s*(?:hold\s*:|/\s*hold\s*[\])]))",
    re.IGNORECASE,
)
"""Also marks that a word processor or a slip has spoilt: `<!– hold: why –>`, `[hold: why]`.
It starts with one of four signs and looks back from there: that is many times as fast."""
_PLAIN_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[\w+#.-]*[ \t]*")
_AFTER_EMPTY_LINE = re.compile(r"(?:\n\r?\n|^)\Z")
_TAG = re.compile(r"<[A-Za-z/?]|<!\[")
_READ_AS_MARKDOWN = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b", re.IGNORECASE)
"""An element whose Markdown is read: where it ends is often in doubt."""
_WHY = (
    "Held lines must never be published by mistake, so nothing is published until this is mended."
)


def find_holds(
    path: str, text: str, parsed: Parsed
) -> tuple[tuple[Hold, ...], tuple[Finding, ...]]:
    """Return the held stretches, and what is wrong with the marks."""
    holds: list[Hold] = []
    findings: list[Finding] = []
    marks: list[Span] = []
    opened: tuple[Span, str] | None = None
    for comment in parsed.comments:
        source = text[comment.start : comment.end]
        if opening := _OPENING.fullmatch(source):
            marks.append(comment)
            if opened:
                findings.append(_nested(path, comment))
                continue
            opened = (comment, " ".join(opening["reason"].split()))
            if not opened[1]:
                findings.append(_no_reason(path, comment))
        elif _CLOSING.fullmatch(source):
            marks.append(comment)
            if not opened:
                findings.append(_not_opened(path, comment))
                continue
            holds.append(_hold(text, *opened, comment))
            opened = None
    if opened:
        findings.append(_not_closed(path, opened[0]))
    findings.extend(_unreadable(path, text, [*marks, *_code_beyond_doubt(text, parsed)]))
    return tuple(holds), tuple(findings)


def _hold(text: str, opening: Span, reason: str, closing: Span) -> Hold:
    span = widened(text, Span(opening.start, closing.end))
    return Hold(span, Span(opening.end, closing.start), reason)


def _unreadable(path: str, text: str, known: Iterable[Span]) -> Iterator[Finding]:
    """Find marks where they would do nothing, although a reader might see the held lines."""
    lower = text.lower()
    if "hold" not in lower and "held" not in lower:
        return
    known = sorted(known)
    for match in _LIKE_A_MARK.finditer(text):
        index = bisect_right(known, Span(match.start(), len(text) + 1))
        if not index or known[index - 1].end < match.end():
            line_end = text.find("\n", match.end()) % (len(text) + 1)
            yield _cannot_be_read(path, Span(match.start(), line_end))


def _code_beyond_doubt(text: str, parsed: Parsed) -> list[Span]:
    """Return where marks are shown as code, as on a page about marks, by any reader of Markdown.

    Readers differ about indented code, fences in lists, raw HTML and the like. Where one might
    see no code the held lines would be published, so a file with any of these is in doubt.
    """
    code = [block for block in parsed.blocks if block.role is Role.CODE]
    fences = [block.span for block in code if block.fence and _is_plain(text, block.span)]
    if len(fences) < len(code) or _has_tags(text, parsed.blocks):
        return []
    within = [span for span in parsed.code_spans if _shows_one_mark(text[span.start : span.end])]
    return fences + within


def _shows_one_mark(code: str) -> bool:
    """True for code on one line that shows a mark; with two, words between them are meant."""
    return "\n" not in code and len(_LIKE_A_MARK.findall(code)) == 1


def _is_plain(text: str, fence: Span) -> bool:
    """True for a fence at the left edge, after an empty line, that is closed as it was opened."""
    lines = text[fence.start : fence.end].split("\n")
    opening = _PLAIN_FENCE.fullmatch(lines[0].rstrip())
    return bool(
        opening
        and len(lines) > 1
        and lines[-1].rstrip() == opening["fence"]
        and _AFTER_EMPTY_LINE.search(text, max(0, fence.start - 4), fence.start)
    )


def _has_tags(text: str, blocks: Sequence[Block]) -> bool:
    raw = (block.span for block in blocks if block.role is Role.HTML)
    return bool(_READ_AS_MARKDOWN.search(text)) or any(
        _TAG.search(text, span.start, span.end) for span in raw
    )


def _not_closed(path: str, span: Span) -> Finding:
    advice = "Put <!-- /hold --> after the last held line."
    return Finding(path, span, "This hold is never closed.", _WHY, advice, rule=RULE)


def _not_opened(path: str, span: Span) -> Finding:
    advice = "Put <!-- hold: the reason --> before the first held line, or take this mark out."
    return Finding(
        path, span, "This mark closes a hold that was never opened.", _WHY, advice, rule=RULE
    )


def _nested(path: str, span: Span) -> Finding:
    advice = "Close the first hold before you open the next one."
    return Finding(path, span, "A hold stands inside another hold.", _WHY, advice, rule=RULE)


def _no_reason(path: str, span: Span) -> Finding:
    advice = "Write <!-- hold: the reason -->."
    why = "Whoever must agree to these lines needs to know why they wait."
    return Finding(path, span, "This hold gives no reason.", why, advice, rule=RULE)


def _cannot_be_read(path: str, span: Span) -> Finding:
    advice = "Put <!-- hold: the reason --> and <!-- /hold --> on lines of their own, not indented."
    return Finding(
        path, span, "This hold mark does nothing where it stands.", _WHY, advice, rule=RULE
    )
