"""What is told to a writer: where, how serious, what, why and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How serious a finding is."""

    ERROR = "error"
    """Must not be published: broken, missing, unsafe or contradicting."""
    WARNING = "warning"
    """Worth a look before publishing."""
    HINT = "hint"
    """Good to know; nothing has to be done."""

    @property
    def rank(self) -> int:
        """0 for the most serious."""
        return list(Severity).index(self)


class Span(NamedTuple):
    """A stretch of a document's text: offsets in characters, end not included."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """True when the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place for people: line and column in characters, both from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a writer should know about one place."""

    path: str
    """The file, from the project's folder, with forward slashes."""
    span: Span
    message: str
    """What is wrong."""
    why: str = ""
    """Why it matters to a reader."""
    advice: str = ""
    """What to try."""
    suggestion: str | None = None
    """Text that could stand in place of the span."""
    rule: str = ""
    """The rule's name; the registry fills it in for rules."""
    severity: Severity = Severity.ERROR
