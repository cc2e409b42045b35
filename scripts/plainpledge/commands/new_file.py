"""New files, ready to fill in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import count
from pathlib import Path

from ..model import Field, Pledge, Site, Status, Term, Written, fields_of
from ..reading.site import GLOSSARY, PLEDGES, file_number
from ..rules.likeness import folded
from .project import CannotRunError

LONGEST_NAME = 50
"""Characters of a title in a file's name: long names do not fit into every system's paths."""

_PLAIN = re.compile(r"[^\W\d_][\w ’',().!?–-]*")
_NOT_TEXT = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""Words that some readers of fields take for something else than text."""
_TAKEN = re.compile(r"index|con|prn|aux|nul|(com|lpt)\d")
"""The glossary's own page, and names that Windows keeps for devices."""
_JOINER = "\u200d"
"""Makes one emoji of several."""


@dataclass(frozen=True)
class NewFile:
    """A file that was made."""

    path: str
    """From the project's folder."""
    missing_number: int | None = None
    """The number of a new pledge, if the agreed wording does not have it."""


def new_pledge(site: Site, title: str) -> NewFile:
    """Make a pledge file with the next number, all fields and all sections."""
    title, number, one = _cleaned(title), _next_number(site), site.house_style.called.one
    values = {
        "number": str(number),
        "title": _value(title),
        "summary": '"[gap: one full sentence that says what we promise]"',
        "owner": f'"[gap: the role that owns this {_cleaned(one)}]"',
        "status": Status.DRAFT.value,
    }
    text = _head(Pledge, values) + ("\n".join(_sections(site)) or _gap("what we promise"))
    path = _write_new(site.root, PLEDGES, f"{number:02}-{_slug(title) or 'new'}", text)
    agreed = {item.number for item in site.wording.items} if site.wording else set[int]()
    return NewFile(path, number if number not in agreed else None)


def new_term(site: Site, title: str) -> NewFile:
    """Make a term file with all fields."""
    return make_term(site, *draft_term(site, title))


def make_term(site: Site, name: str, text: str) -> NewFile:
    """Make a term file of a name and a text that started as a draft."""
    return NewFile(_write_new(site.root, GLOSSARY, name, text))


def draft_term(site: Site, title: str) -> tuple[str, str]:
    """Return the name of a new term’s file, without its ending, and what the file starts with.

    Raises:
        CannotRunError: the title is empty, or the glossary has it already.
    """
    title = _cleaned(title)
    for term in site.terms:
        if folded(title) in map(folded, term.names):
            raise CannotRunError(f"“{title}” is already in the glossary: {term.document.path}")
    name = _slug(title) or "new-term"
    name = f"{name}-term" if _TAKEN.fullmatch(name) else name
    text = _head(Term, {"term": _value(title)})
    return name, text + _gap("what it means, in one or two plain sentences")


def names(folder: str, name: str) -> Iterator[str]:
    """Yield paths for a new file, the best first, from the project’s folder."""
    for copy in count(1):
        yield f"{folder}/{name}{f'-{copy}' if copy > 1 else ''}.md"


def _head(model: type[Written], values: Mapping[str, str]) -> str:
    """Return the head of a new file: every field of the model, empty where it has no value yet."""
    fields = {**fields_of(model)}
    if first := fields.pop("number", None):
        last = fields.pop("search_words")
        fields = {"number": first, **fields, "search_words": last}
    filled = {name: values.get(name, _start(name, field)) for name, field in fields.items()}
    lines = (f"{name}: {value}".rstrip() for name, value in filled.items() if value is not None)
    return "\n".join(("---", *lines, "---", "", ""))


def _start(name: str, field: Field) -> str | None:
    """Return what a field starts with; None for one that says nothing until it is needed."""
    if field.is_needed:
        return f'"[gap: {name.replace("_", " ")}]"'
    if field.default is None:
        return ""
    if isinstance(field.default, tuple):
        return "[]"
    return str(field.default.value) if isinstance(field.default, Enum) else None


def _cleaned(title: str) -> str:
    """Return a title on one line, without signs that cannot be seen."""
    line = "".join(sign if sign.isprintable() or sign == _JOINER else " " for sign in title)
    if not line.replace(_JOINER, "").strip():
        raise CannotRunError("The title is empty. Write it in quotation marks after the command.")
    return " ".join(line.split())


def _next_number(site: Site) -> int:
    """Return the first agreed number without a page; without one, the number after all others."""
    files = (file_number(path) for path in site.documents if path.startswith(f"{PLEDGES}/"))
    taken = {pledge.number for pledge in site.pledges} | {number for number in files if number}
    agreed = [item.number for item in site.wording.items] if site.wording else []
    free = (number for number in agreed if number not in taken)
    return next(free, max([0, *taken, *agreed]) + 1)


def _sections(site: Site) -> Iterator[str]:
    for section in site.house_style.sections:
        yield f"## {section.heading}\n\n{_gap('write this section')}"
        for part in section.parts:
            yield f"### {part}\n\n{_gap('write this part')}"


def _gap(what: str) -> str:
    return f"[gap: {what}]\n"


def _value(text: str) -> str:
    """Return a text as a field's value, in quotation marks where it could be misread."""
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _slug(title: str) -> str:
    """Return a title as part of a file's name that is safe on every system."""
    ascii_only = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_only.lower()))
    slug = "-".join(words)
    if len(slug) > LONGEST_NAME:
        slug = slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]
    return slug


def _write_new(root: Path, folder: str, name: str, text: str) -> str:
    """Write a file that was not there before; never over another one."""
    place = root / folder
    if not place.resolve().is_relative_to(root.resolve()):
        raise CannotRunError(f"The folder “{folder}” is a link that leads out of the project.")
    place.mkdir(parents=True, exist_ok=True)
    for path in names(folder, name):
        try:
            with (root / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        except OSError:  # the disk is full, say: half a file is worse than none
            (root / path).unlink(missing_ok=True)
            raise
        return path
    raise AssertionError("there is always another name")
