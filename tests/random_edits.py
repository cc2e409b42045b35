"""Random changes through the preview's own way to disk, each held against what was asked for.

One change is made as the panel asks for it. Then the file is compared byte by byte: what was asked
for has changed, and nothing else; or the change was refused, and no byte has.
"""

from __future__ import annotations

import codecs
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from plainpledge.commands.selection import read_project
from plainpledge.model import Block, Document, Finding, Role, Span, fields_of
from plainpledge.preview.actions import Actions
from plainpledge.preview.built import Built
from plainpledge.preview.desk import Desk
from plainpledge.preview.editable import editable
from plainpledge.preview.lane import Fresh, look_again_at
from plainpledge.preview.splice import Refused
from plainpledge.preview.store import Store
from plainpledge.reading.documents import read_document
from plainpledge.reading.site import kind_of_file, reread

WORDS = [
    *"we listen to you 5 é 👍 don’t a_b *so* **very** `code` [link](x.md) &amp; < > # | \\".split(),
    *"utilise say say {#id} [gap: x] _under_ 1. ``` --- <!-- --> <b> </b> ![p](p.png) “so”".split(),
    *("\n", "\r\n", "\n\n", "  ", "\t", "- ", "<!-- hold: x -->", "<!-- /hold -->"),
]
PIECES = [
    *("Some words.\n", "More *words* here,\nand a line.  \n", "\n", "\n\n", "# A heading\n"),
    *("## Two ##\n", "Setext\n===\n", "- one\n- two\n", "- one\n  goes on\n    - nested\n"),
    *("1. first\n2. second\n", "> quoted\n> twice\n", "| a | b |\n|---|:-:|\n| c | d |\n"),
    *("```\ncode\n```\n", "    indented\n", "<div>raw</div>\n", "<!-- a note -->\n", "---\n"),
    *("<!-- hold: why -->\nHeld words.\n<!-- /hold -->\n", "We say say so, and utilise it.\n"),
    *("[gap: a fact]\n", "Words[^1].\n\n[^1]: note\n", "term\n: means\n", "!!! note\n    box\n"),
    *("trailing  \nspaces \t\n", "👍 é – “so”\n", "Same.\n\nSame.\n\nSame.\n", "No line end"),
]
HEADS = [
    "",
    "---\ntitle: x\nsummary: 'It''s so.'\nnumber: 1\n---\n\n",
    '---\ntitle: "A: b"  # a note\nrelated:\n  - 1\n  - 2\nwas: [a, "b, c"]\n---\n',
    "---\ntitle: x\ntitle: y\nbroken: [\n---\n",
]
KINDS = {
    **{"edit": 12, "field": 4, "suggestion": 2, "allow": 1},
    **{"hold": 2, "release": 1, "item": 2},
}
"""The changes that a writer can make, and how often each is tried."""
CHECKED = ("suggestion", "allow")
STEPS = 12
"""Changes of one file, one upon another."""


@dataclass
class Tally:
    """What came of the changes that were tried."""

    made: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    undone: int = 0
    elsewhere: int = 0
    """Edits that a search for the block’s words, as a plain replacement, would make elsewhere."""

    @property
    def tried(self) -> int:
        """All of them."""
        return self.made.total() + self.refused.total()


class _Desk:
    """Gives each file as it is now; it is checked only for changes that need its findings."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._built = Built(read_project(root), {}, {}, (), _no_page, lambda _: None, "")

    def fresh(self, path: str, *, checked: bool = False) -> Fresh:
        document = read_document(self.root, path)
        if checked:
            return look_again_at(self._built, document)
        return Fresh(self._built, reread(self._built.site, document), document, ())


def _no_page(*_: object) -> str:
    raise AssertionError("no page is made here")


class Trial:
    """A project on disk in which changes are tried.

    Args:
        root: a copy of a project; its files are written to.
        seed: the same number tries the same changes.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self._dice, self._desk, self._store = random.Random(seed), _Desk(root), Store(root)
        self._root = root
        self._files = {
            file.relative_to(root).as_posix(): file.read_bytes()
            for folder in ("pledges", "docs")
            for file in sorted(root.glob(f"{folder}/**/*.md"))
            if file.name != "our-pledge.md"
        }
        self.tally = Tally()

    def run(self, number: int) -> Tally:
        """Go on until so many changes have been made; a byte in the wrong place fails."""
        while self.tally.made.total() < number:
            path = self._dice.choice([*self._files])
            (self._root / path).write_bytes(self._start(path))
            for _ in range(STEPS):
                self._one(path)
            (self._root / path).write_bytes(self._files[path])
        return self.tally

    def _start(self, path: str) -> bytes:
        """Return our own content or generated Markdown, with any line ends, mark or none."""
        dice = self._dice
        if dice.random() < 0.5:
            text = self._files[path].decode("utf-8-sig")
        else:
            pieces = dice.choices(PIECES, k=dice.randint(1, 14))
            text = dice.choice(HEADS) + "".join(pieces)
        text = text.replace("\n", dice.choice(["\n", "\n", "\r\n"]))
        return dice.choice([b"", b"", codecs.BOM_UTF8]) + text.encode()

    def _one(self, path: str) -> None:
        kind = self._dice.choices([*KINDS], [*KINDS.values()])[0]
        fresh = self._desk.fresh(path, checked=kind in CHECKED)
        asked = {"action": kind, "path": path, "version": fresh.version, **self._asked(kind, fresh)}
        before = (self._root / path).read_bytes()
        desk = cast(Desk, _Given(self._root, fresh))
        done = Actions(desk, self._store, lambda *_: Refused("")).do(asked)
        after = (self._root / path).read_bytes()
        if isinstance(done, Refused):
            assert after == before, ("refused, but written", asked)
            assert done.why.endswith("."), done.why
            self.tally.refused[kind] += 1
            return
        self.tally.made[kind] += 1
        hold_against(asked, fresh, before, after)
        self.tally.elsewhere += _is_elsewhere(asked, fresh.document)
        if self._dice.random() < 0.3:
            assert self._store.undo(path) is None
            assert (self._root / path).read_bytes() == before, ("undo", asked)
            self.tally.undone += 1

    def _asked(self, kind: str, fresh: Fresh) -> dict[str, Any]:
        document, dice = fresh.document, self._dice
        block = dice.randrange(max(1, len(document.blocks)))
        words = " ".join(dice.choices(WORDS, k=dice.randint(0, 10)))
        if kind == "edit" and dice.random() < 0.5:
            words = _changed(dice, document, block)
        findings = [one for one in fresh.findings if kind == "allow" or one.suggestion is not None]
        finding = dice.choice(findings) if findings else None
        found = _named(finding) if finding else {}
        names = [*fields_of(kind_of_file(document.path, fresh.site.house_style))]
        changes: dict[str, dict[str, Any]] = {
            "edit": {"block": block, "text": words},
            "field": {"name": dice.choice(names), "value": _value(dice)},
            "suggestion": found,
            "allow": {**found, "reason": "it is a name"},
            "hold": {"block": block, "reason": "not agreed"},
            "release": {"hold": dice.randrange(max(1, len(document.holds)))},
            "item": {"block": block, "text": words},
        }
        return changes[kind]


@dataclass
class _Given:
    """A desk on which one file lies."""

    root: Path
    given: Fresh

    def fresh(self, _path: str) -> Fresh:
        return self.given


def _named(finding: Finding) -> dict[str, Any]:
    span = [*_bounds(finding.span)]
    return {"rule": finding.rule, "span": span, "message": finding.message}


def _changed(dice: random.Random, document: Document, block: int) -> str:
    """Return the words of a block with one of them changed, as a writer does it."""
    span = editable(document, block)
    words = document.text[span.start : span.end].split(" ") if span else [""]
    words[dice.randrange(len(words))] = dice.choice(WORDS)
    return " ".join(words)


def _value(dice: random.Random) -> str | list[str]:
    values = ["A new title", "2026-11-23", "draft", "agreed", "It’s: so # é 👍", "", "7", "no"]
    return dice.choice(values) if dice.random() < 0.7 else dice.choices([*values, "2", "3"], k=2)


def _bounds(span: Span) -> Iterator[int]:
    yield from (span.start, span.end)


def hold_against(asked: dict[str, Any], fresh: Fresh, before: bytes, after: bytes) -> None:
    """Fail unless what was asked for was done, and nothing else.

    Args:
        asked: the change, as the panel asks for it.
        fresh: the file as it was.
        before: its bytes then.
        after: its bytes now.
    """
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    assert after.startswith(mark) and not after[len(mark) :].startswith(codecs.BOM_UTF8), asked
    old, new = fresh.document, after[len(mark) :].decode()
    place = _place(asked, fresh)
    head, tail = old.text[: place.start], old.text[place.end :]
    assert new.startswith(head) and new.endswith(tail), ("elsewhere", asked)
    assert len(new) >= len(head) + len(tail), ("overlap", asked)
    read = read_document(fresh.site.root, old.path)
    assert read.text == new and read.is_readable
    _is_done(asked, fresh, read, new[len(head) : len(new) - len(tail)])


def _place(asked: dict[str, Any], fresh: Fresh) -> Span:
    """Return the only stretch in which a change may change anything."""
    document = fresh.document
    match asked["action"]:
        case "edit":
            span = editable(document, asked["block"])
            assert span
            return span
        case "field":
            return Span(0, document.body.start)
        case "suggestion":
            return Span(*asked["span"])
        case "allow":
            return _lines(document, _block_at(document, asked["span"][0]))
        case "release":
            released: Span = document.holds[asked["hold"]].span
            return released
    return _lines(document, document.blocks[asked["block"]].span)


def _block_at(document: Document, offset: int) -> Span:
    if offset < document.body.start:
        return Span(0, document.body.start)
    inside = [one.span for one in document.blocks if one.span.start <= offset < one.span.end]
    return Span(min(one.start for one in inside), max(one.end for one in inside))


def _lines(document: Document, span: Span) -> Span:
    """Return a span with all of its first and its last line."""
    text = document.text
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = (text.find(sign, span.end) for sign in "\r\n")
    return Span(start, min((end for end in ends if end >= 0), default=len(text)))


def _is_done(asked: dict[str, Any], fresh: Fresh, read: Document, now: str) -> None:
    old = fresh.document
    place = _place(asked, fresh)
    was = old.text[place.start : place.end]
    match asked["action"]:
        case "edit":
            assert _lines_alike(now) == _lines_alike(asked["text"]).strip(), asked
            _same_around(old, read, asked["block"])
        case "field":
            values, others = dict(read.front_matter.values), dict(old.front_matter.values)
            values.pop(asked["name"], None)
            others.pop(asked["name"], None)
            assert values == others, asked
        case "suggestion":
            offered = [one.suggestion or "" for one in fresh.findings if _is_asked(one, asked)]
            assert _lines_alike(now) in map(_lines_alike, offered), asked
        case "allow" | "hold" | "item":
            assert len(now) > len(was) and _is_within(was, now), ("a word is lost", asked)
        case "release":
            assert len(read.holds) == len(old.holds) - 1 and _is_within(now, was), asked


def _lines_alike(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_asked(finding: Finding, asked: dict[str, Any]) -> bool:
    return [finding.rule, [*_bounds(finding.span)]] == [asked["rule"], asked["span"]]


def _is_within(less: str, more: str) -> bool:
    """True when a text is another with something put in: every sign is there, in order."""
    signs = iter(more)
    return all(sign in signs for sign in less)


def _same_around(old: Document, read: Document, index: int) -> None:
    """Fail unless all blocks but one are what they were, in kind and in words."""
    rest = len(old.blocks) - index - 1
    kept = [*old.blocks[:index], *old.blocks[index + 1 :]]
    found = [*read.blocks[:index], *read.blocks[len(read.blocks) - rest :]]
    assert [_seen(old, one) for one in kept] == [_seen(read, one) for one in found], index


def _seen(document: Document, block: Block) -> tuple[object, ...]:
    words = "" if block.role is Role.CELL else document.text[block.span.start : block.span.end]
    return block.role, block.level, block.quoted, words


def _is_elsewhere(asked: dict[str, Any], document: Document) -> bool:
    """True when the first place with a block’s words is another one."""
    span = editable(document, asked["block"]) if asked["action"] == "edit" else None
    return bool(span and document.text.find(document.text[span.start : span.end]) != span.start)
