"""Everything that was read, and where its pages will stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from .content import Article, Pledge, Term, Wording, Written
from .document import Document
from .finding import Finding
from .house_style import HouseStyle


@dataclass(frozen=True)
class PagePlace:
    """Where a page stands."""

    address: str
    """How other pages link to it."""
    destination: str | None = None
    """The file in the built site, without its ending, where it is not the address."""
    path: str | None = None
    """The file it is made from; None for a page that is made up by the program."""
    old_name_of: str | None = None
    """The file that stood here before, where the page only leads on to it."""

    @property
    def linked(self) -> str:
        """How other pages link to it; capital and small letters count as the same."""
        return self.address.casefold()

    @property
    def built(self) -> str:
        """The folder that it becomes in the built site."""
        there = PurePosixPath((self.destination or self.address.removesuffix(".md")).casefold())
        return str(there.parent if there.name in ("index", "readme") else there)


@dataclass(frozen=True, eq=False)
class Site:
    """Everything that was read, at one moment."""

    root: Path
    house_style: HouseStyle
    documents: Mapping[str, Document]
    """Every file of ours by its path, also those that could not be understood."""
    wording: Wording | None = None
    pledges: tuple[Pledge, ...] = ()
    """By number."""
    terms: tuple[Term, ...] = ()
    """By name."""
    articles: tuple[Article, ...] = ()
    files: frozenset[str] = frozenset()
    """Every other file a page may link to, such as an image."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with settings and with front matter."""
    settings: Document | None = None
    """The file of the house style, for places in it."""
    places: tuple[PagePlace, ...] = ()
    """Where every page will stand, once the page types have been asked."""

    def file(self, path: str) -> Document | None:
        """Return the file at a path, as read."""
        ours = self.documents.get(path)
        return self.settings if not ours and self.settings and self.settings.path == path else ours

    @property
    def reading_findings(self) -> tuple[Finding, ...]:
        """Return all that was wrong while reading."""
        in_documents = (
            found for document in self.documents.values() for found in document.findings
        )
        return (*self.findings, *in_documents)

    def page(self, path: str) -> Written | None:
        """Return what was made of the file at a path."""
        return self._pages.get(path)

    @cached_property
    def _pages(self) -> dict[str, Written]:
        wording = (self.wording,) if self.wording else ()
        everything = (*self.pledges, *self.terms, *self.articles, *wording)
        return {page.document.path: page for page in everything}
