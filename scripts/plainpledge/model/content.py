"""What the pages are about: pledges, terms and the rest, one class for each kind of file.

A front-matter field is one line here, with its type and its docstring.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, ClassVar

from .document import Document
from .fields import AsIs, Date, Number, Text
from .finding import Span


class Status(Enum):
    """How far a page has come."""

    DRAFT = "draft"
    AGREED = "agreed"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file that a writer wrote. Every field but `document` is front matter."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    document: Annotated[Document, AsIs()] = field(repr=False)
    """The file itself."""


@dataclass(frozen=True, kw_only=True)
class Reviewed(Written):
    """A file that somebody answers for."""

    title: Text
    """The page's name: short, in plain words, with a capital only at its start."""
    summary: Text
    """One full sentence that says what the page says."""
    owner: Text | None = None
    """The role, never the person, that answers for this page."""
    status: Status | None = None
    """`draft` until the owner agrees; then `agreed`. A draft is shown with a banner."""
    reviewed: Date | None = None
    """The day on which the owner last read this page and found it right, year first."""
    review_by: Date | None = None
    """The day by which the owner reads it again, year first. After it, the page says so."""
    link_terms: bool = True
    """`false` on a page on which no word should become a link to the glossary."""
    no_links: tuple[Text, ...] = ()
    """Words that should not become links to the glossary on this page, such as contact."""
    was: tuple[Text, ...] = ()
    """Names that this file had before, without the ending. Old addresses then lead here."""
    search_words: tuple[Text, ...] = ()
    """Words that people may type to find this page, besides those that stand on it."""


@dataclass(frozen=True, kw_only=True)
class Article(Reviewed):
    """A page written by hand in `docs/`."""


@dataclass(frozen=True, kw_only=True)
class Pledge(Reviewed):
    """One pledge: our explanation of one item of the agreed wording."""

    number: Number
    """The number of the agreed item that this page explains."""
    related: tuple[Number, ...] = ()
    """The numbers of pledges that a reader of this one should see too."""


@dataclass(frozen=True, kw_only=True)
class Term(Written):
    """One word of the glossary."""

    term: Text
    """The word or phrase, as it stands in the middle of a sentence."""
    also: tuple[Text, ...] = ()
    """Other forms and names of it. They are found and linked like the term itself."""
    not_in: tuple[Text, ...] = ()
    """Phrases in which the word means something else. They are not linked."""
    abbreviation: Text | None = None
    """Its short form, if it has one."""
    search_words: tuple[Text, ...] = ()
    """Words that people may type to find it. They are not linked."""
    say_instead: Text | None = None
    """What to say in place of this word to the people you serve."""
    see_also: tuple[Text, ...] = ()
    """Other terms that help to understand this one."""
    law: Text | None = None
    """The law it comes from, if any."""
    source: Text | None = None
    """Where the meaning comes from."""
    status: Status = Status.DRAFT
    """`draft` until someone who knows has checked the meaning; then `agreed`."""
    verify: bool = False
    """`true` when we are unsure and someone who knows must check it before it is used."""
    audience: Text | None = None
    """Whom the meaning is for, if not for those that `meanings_for` names in the house style."""
    link_terms: bool = True
    """`false` where no word of the meaning should become a link to another term."""
    no_links: tuple[Text, ...] = ()
    """Words that should not become links in the meaning."""
    was: tuple[Text, ...] = ()
    """Names that this file had before, without the ending. Old addresses then lead here."""
    checked: Date | None = None
    """The day on which someone who knows checked the meaning and the law, year first."""

    @property
    def title(self) -> str:
        """The term as it starts a line."""
        return self.term[:1].upper() + self.term[1:]

    @property
    def names(self) -> tuple[str, ...]:
        """All that the term is called, the term itself first."""
        short = (self.abbreviation,) if self.abbreviation else ()
        return (self.term, *self.also, *short)


@dataclass(frozen=True)
class AgreedItem:
    """One numbered item of the agreed wording."""

    number: int
    span: Span
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Wording(Reviewed):
    """The agreed wording: all of it, once."""

    items: Annotated[tuple[AgreedItem, ...], AsIs()] = ()
    """The numbered items, in the order in which they stand."""
