"""Lists of words with what to write instead, read from tables that a writer can edit."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ..language.forms import Part
from ..language.parts_of_speech import part_guessed, part_named


@dataclass(frozen=True)
class Entry:
    """A row of a list."""

    word: str
    part: Part
    alike: bool = False
    """True when the same form is also another part of speech, so that neighbours decide."""
    write: tuple[str, ...] = ()
    """What could stand in its place, the best first, in the form of a dictionary."""
    beside: frozenset[str] = frozenset()
    """Words that make it fine when they stand next to it, or with one word between; "<word" must
    be the word before, ">word" the one after."""
    within: frozenset[str] = frozenset()
    """Words that make it fine anywhere in its sentence."""
    needs: frozenset[str] = frozenset()
    """Words of which one must stand near it, else it is another sense; none: any sense is meant.
    "<word" and ">word" are as in `beside`."""
    note: str = ""
    """What to try where no word can simply stand in its place."""
    row: Mapping[str, str] = field(default_factory=dict, compare=False)
    """The whole row, for what only one rule needs."""


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table in data/."""
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def read_list(name: str) -> tuple[Entry, ...]:
    """Return the entries of a table in data/."""
    return tuple(_entry(row) for row in table(name))


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        row["word"],
        part_named(row["part"]),
        row.get("alike") == "yes",
        _several(row["write"]),
        frozenset(_several(row.get("beside", ""))),
        frozenset(_several(row.get("within", ""))),
        frozenset(_several(row.get("needs", ""))),
        row.get("note", ""),
        row,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def plain(word: str) -> str:
    """Return a word as it is looked up: in small letters, with straight apostrophes."""
    return " ".join(word.lower().replace("’", "'").split())


def typed_entry(word: str, write: str | None, source: str) -> Entry:
    """Return an entry that a writer typed; what part of speech it is can only be guessed."""
    choices = _several(write or "")
    part = part_guessed((choices or (word,))[0])
    return Entry(plain(word), part, alike=part is Part.NOUN, write=choices, row={"source": source})
