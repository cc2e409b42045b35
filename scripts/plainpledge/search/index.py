"""Entries → the files that the browser loads: one index, and the pages' sentences in shards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model import HouseStyle
from ..model.hash_marks import hash_mark
from . import everyday
from .entries import Entry
from .initials import with_initials
from .stopwords import LIGHT, STOPWORDS
from .vocabulary import read_vocabulary
from .words import FOLDS, IRREGULAR, NUMBERS

FOLDER = "assets/search"
SCRIPTS = tuple(
    f"{FOLDER}/{name}.js"
    for name in "words spelling vocabulary answers places ranking lookup describe".split()
)
"""What looks up a query, in this order; the browser gets it as one file."""
PROMISES = ("pledge", "promise", "commitment")
"""What people may call a numbered promise, whatever the site calls it: “promise 5”."""
SHARD = 4_000
"""Characters of text after which a shard ends, about 2 kB compressed: one or two pages. Our own."""


@dataclass(frozen=True)
class Place:
    """Where a page stands in the built site."""

    url: str
    anchors: Mapping[str, str] = field(default_factory=dict)
    """The id of each heading."""


def index_files(
    entries: Sequence[Entry],
    place: Callable[[Entry], Place],
    style: HouseStyle,
) -> dict[str, str]:
    """Return the files by their paths in the site, the index first; names change with contents."""
    vocabulary = read_vocabulary(entries)
    entries = with_initials(entries, vocabulary.stems)
    vocabulary.add_initials(entries)
    shards = [(first, *_file(f"text-{first}", [first, parts])) for first, parts in _shards(entries)]
    near = everyday.wide_neighbours(vocabulary.forms, vocabulary.names)
    wide, wide_text = _file("everyday", near)
    index = {
        "words": vocabulary.listed_forms(),
        "pages": [_page(entry, place(entry)) for entry in entries],
        "found": vocabulary.postings(),
        "everyday": everyday.listed_neighbours(vocabulary.forms),
        "called": [style.called.one, style.called.many, *PROMISES],
        "text": [(first, path.rpartition("/")[2]) for first, path, _ in shards],
        "wide": wide.rpartition("/")[2],
        "tables": tables(),
        "settings": {
            "tellUs": _safe_address(style.search.tell_us or ""),
            "keepNotFound": style.search.keep_not_found,
        },
    }
    texts = {path: content for _, path, content in shards}
    return dict([_file("index", index), (wide, wide_text)]) | texts


def script_file(scripts: Iterable[str]) -> tuple[str, str]:
    """Return the path and the text of one script of several, without indents and comment lines."""
    lines = (line.strip() for script in scripts for line in script.splitlines())
    return _named("lookup", "".join(f"{one}\n" for one in lines if one and one[:2] != "//"))


def tables() -> dict[str, Any]:
    """Return the tables of `words`, so that the browser reads a query as we read the pages."""
    folds = [(pattern, replacement.replace("\\", "$")) for pattern, replacement in FOLDS]
    listed = {"stop": " ".join(sorted(STOPWORDS)), "light": " ".join(sorted(LIGHT))}
    return {"folds": folds, "irregular": IRREGULAR, "numbers": NUMBERS, **listed}


def json_text(value: object) -> str:
    """Return a value as short as JSON allows, the same on every machine."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _page(entry: Entry, place: Place) -> list[object]:
    names = [[int(called), name] for called, name in entry.names]
    parts = [[place.anchors.get(part.heading, ""), part.heading] for part in entry.parts]
    head = [int(entry.kind), place.url, entry.title, entry.meaning, names, parts]
    marks = [entry.draft_mark] if entry.draft_mark else []
    return [*head, entry.number or 0, entry.say_instead, *marks]


def _safe_address(typed: str) -> str:
    """Return an address that a link may have: mail or a safe page, else none."""
    if re.fullmatch(r"[^\s@:/?]+@[^\s@:/?]+", typed):
        return f"mailto:{typed}"
    return typed if typed.startswith("https://") else ""


def _shards(entries: Iterable[Entry]) -> Iterator[tuple[int, list[tuple[str, ...]]]]:
    """Yield the sentences of all parts in order, each shard with the number of its first part."""
    shard: list[tuple[str, ...]] = []
    first, size = 0, 0
    for entry in entries:
        shard += [part.sentences for part in entry.parts]
        size += sum(len(sentence) for part in entry.parts for sentence in part.sentences)
        if size > SHARD:
            yield first, shard
            first, size, shard = first + len(shard), 0, []
    if shard:
        yield first, shard


def _file(name: str, content: object) -> tuple[str, str]:
    """Return a script that hands the content over: pages opened from a folder cannot fetch."""
    return _named(name, f"plainpledge.takeSearch({json_text(name)},{json_text(content)});\n")


def _named(name: str, text: str) -> tuple[str, str]:
    return f"{FOLDER}/{name}.{hash_mark(text.encode(), 12)}.js", text
