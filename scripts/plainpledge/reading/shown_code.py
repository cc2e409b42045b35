"""Code that every reader of Markdown shows as code: what stands in it does nothing on the page.

Readers differ about indented code, unclosed fences and code between tags. What is code for the
parser here, but is put on the page as it is by Python-Markdown, must not be trusted.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from ..model import Document, Role, Span
from .indented_code import indented_code
from .lines import blanked, with_line_feeds

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Some readers see nothing there, some an empty line, and some a sign like any other."""
_LINE = re.compile(r"(?P<indent>[> \t]*)(?P<rest>[^\r\n]*)(?:\r?\n|\Z)")
_MAY_FENCE = re.compile("```|~~~")
_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>.*)", re.DOTALL)
_PLAIN_INFO = re.compile(r"""(?x) [ \t]* (?:\.?[\w\#.+-]+)? [ \t]*
    (?: \{[^{}]*\} | (?:[a-zA-Z]\w*=(?:"[^"]*"|'[^']*')[ \t]*)* )""")
_TICKS = re.compile(r"(?<!\\)`+")
_LINKED = re.compile(r"\]\([^()`\"']*(?:\"[^()`\"]*\"[ \t]*)?\)")
"""A link that is over beyond doubt."""
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)[^<>]*>")
_BLOCK_TAGS = frozenset(
    """address article aside blockquote body canvas center colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset group h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe legend li link main map math menu menuitem meta nav noframes noscript
    object ol optgroup option output p pre progress script section style summary svg table tbody
    td textarea tfoot th thead title tr ul video xmp""".split()
)
"""What opens a stretch that Python-Markdown leaves as it is, up to the closing tag."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())


def shown_code(document: Document) -> tuple[Span, ...]:
    """Return the stretches that are code beyond doubt, in order; the line of a fence is none."""
    if not document.code_spans and all(block.role is not Role.CODE for block in document.blocks):
        return ()
    text = with_line_feeds(document.text)
    if _CONTROL.search(text):
        return ()
    fenced = dict(_fences(text, document.body))
    certain = [
        fenced[block.span.start]
        for block in document.blocks
        if block.role is Role.CODE and block.span.start in fenced
    ]
    raw = list(_raw_stretches(blanked_lines(text, certain), document.body))
    loose = chain(_ticked(document, text), indented_code(document, text, fenced.keys()))
    certain += [span for span in loose if not _is_within(span, raw)]
    return tuple(sorted(certain))


def blanked_lines(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length with spaces for all but the line ends in some stretches."""
    lines = (
        Span(span.start + line.start(), span.start + line.end())
        for span in sorted(spans)
        for line in re.finditer(r"[^\r\n]+", text[span.start : span.end])
    )
    return blanked(text, lines)


def _fences(text: str, body: Span) -> Iterator[tuple[int, Span]]:
    """Yield where each fence opens that Python-Markdown takes for one, and what stands inside."""
    if not _MAY_FENCE.search(text):
        return
    opened: tuple[str, str, int, int] | None = None
    for line in _LINE.finditer(text, body.start, body.end):
        indent, rest = line["indent"], line["rest"].rstrip(" \t")
        if opened is None:
            fence = _FENCE.fullmatch(rest)
            if fence and _PLAIN_INFO.fullmatch(fence["info"]):
                opened = (indent, fence["fence"], line.start("rest"), line.end())
        elif rest == opened[1] and indent == opened[0]:
            yield opened[2], Span(opened[3], line.start())
            opened = None
        elif rest and not indent.startswith(opened[0]):
            opened = None  # not indented enough: it was no fence


def _ticked(document: Document, text: str) -> Iterator[Span]:
    """Yield code within one line, up to backticks that readers of Markdown pair in two ways."""
    if not document.code_spans:
        return
    known = set(document.code_spans)
    for paragraph in _PARAGRAPH.finditer(text, document.body.start, document.body.end):
        if "`" not in paragraph[0]:
            continue
        runs = [Span(*run.span()) for run in _TICKS.finditer(text, *paragraph.span())]
        address = _open_address(paragraph)
        for span in _pairs(runs):
            if span.start > address:
                break
            if span in known and "\n" not in text[span.start : span.end]:
                yield span


def _open_address(paragraph: re.Match[str]) -> int:
    """Return where an address starts that code could be a part of, or the end of the paragraph."""
    start = _LINKED.sub(lambda link: " " * len(link[0]), paragraph[0]).find("](")
    return paragraph.start() + start if start >= 0 else paragraph.end()


def _pairs(runs: Sequence[Span]) -> Iterator[Span]:
    """Yield what stands between two runs of as many backticks, until a shorter one is left over."""
    ends, shortest = [-1] * len(runs), [0] * len(runs)
    nearest, least = dict[int, int](), sys.maxsize
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place].end - runs[place].start
        ends[place], shortest[place] = nearest.get(length, -1), least
        nearest[length], least = place, min(least, length)
    place = 0
    while place < len(runs):
        if ends[place] > 0:
            yield Span(runs[place].start, runs[ends[place]].end)
            place = ends[place]
        elif shortest[place] < runs[place].end - runs[place].start:
            return
        place += 1


def _raw_stretches(text: str, body: Span) -> Iterator[Span]:
    """Yield what Python-Markdown takes for HTML as it is: from a tag to the end of it."""
    open_tags, names = list[str](), Counter[str]()
    start = 0
    for tag in _TAG.finditer(text, body.start, body.end):
        name = tag["name"].lower()
        if open_tags and tag["end"]:
            if names[name]:
                while (last := open_tags.pop()) != name:
                    names[last] -= 1
                names[name] -= 1
                if not open_tags:
                    yield Span(start, tag.end())
        elif open_tags and name not in _VOID:
            open_tags.append(name)
            names[name] += 1
        elif name in _BLOCK_TAGS - _VOID and not tag["end"] and _opens_line(text, tag.start()):
            start, open_tags, names = tag.start(), [name], Counter([name])
    if open_tags:
        yield Span(start, body.end)


def _opens_line(text: str, place: int) -> bool:
    """True where a tag opens a line, also once the comments before it are gone."""
    start = place
    while start and text[start - 1] in " \t":
        start -= 1
    if text.endswith("-->", 0, start):
        return True
    is_first = not start or text[start - 1] == "\n"
    return is_first and len(text[start:place].expandtabs(4)) <= 3


def _is_within(span: Span, stretches: Sequence[Span]) -> bool:
    index = bisect_right(stretches, span.start, key=lambda stretch: stretch.start)
    return index > 0 and span.start < stretches[index - 1].end
