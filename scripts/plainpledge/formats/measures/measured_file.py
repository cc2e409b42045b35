"""A file with all that was measured of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...language.measures import Measures
from ...model import Audience, Document, Section
from ...reading.documents import EMPTY
from ...reading.source import RULE as UNREADABLE


@dataclass(frozen=True)
class MeasuredSection:
    """One section of a file."""

    section: Section
    audience: Audience | None
    """Whom the house style says that it is written for."""
    measures: Measures


@dataclass(frozen=True)
class MeasuredFile:
    """One file."""

    document: Document
    prose: str
    """Its words, where they stand in the file."""
    measures: Measures
    sections: tuple[MeasuredSection, ...] = ()

    @property
    def path(self) -> str:
        """How the file is called from where the program was started."""
        return self.document.path

    @property
    def problem(self) -> str | None:
        """Why the file could not be read, if it could not."""
        found = (finding.message for finding in self.document.findings_of(UNREADABLE))
        return next((message for message in found if message != EMPTY), None)
