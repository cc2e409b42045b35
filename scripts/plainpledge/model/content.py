"""What the pages are about: pledges, terms and the rest, one class for each kind of file.

A front-matter field is one line here, with its type and its docstring. The page that lists
the fields for writers, the checks on them and their messages are made from these classes.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from .document import Document
from .finding import Finding, Span

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Number = Annotated[int, Field(ge=1)]
Percent = Annotated[int, Field(ge=1, le=100)]
Colour = Annotated[str, StringConstraints(strip_whitespace=True, pattern="^#?[0-9A-Fa-f]{6}$")]
"""As on web pages: two signs each for red, green and blue. `#` would start a note, so it may go."""


@lru_cache(maxsize=1 << 12)
def folded(name: str) -> str:
    """Return a name without what readers do not see as a difference."""
    return " ".join(name.replace("’", "'").split()).casefold()


def _iso_date(value: Any) -> Any:
    """Take only a full date, year first: pydantic alone would also take a count of seconds."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return datetime.date.fromisoformat(value)
    if isinstance(value, datetime.date):
        return value
    raise ValueError("not a date")


Date = Annotated[datetime.date, BeforeValidator(_iso_date)]


class _AsIs:
    """Marks a value that is given by the program, not typed by a writer: it is not checked."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.any_schema()


class Status(Enum):
    """How far a page has come."""

    DRAFT = "draft"
    AGREED = "agreed"


class Written(BaseModel):
    """A file that a writer wrote. Every field but `document` is front matter."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    document: Annotated[Document, _AsIs] = Field(repr=False, exclude=True)
    """The file itself."""

    @classmethod
    def front_matter_fields(cls) -> dict[str, FieldInfo]:
        """Return the fields a writer may put at the head of the file, in order."""
        return {name: info for name, info in cls.model_fields.items() if not info.exclude}


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


class Article(Reviewed):
    """A page written by hand in `docs/`."""


class Pledge(Reviewed):
    """One pledge: our explanation of one item of the agreed wording."""

    number: Number
    """The number of the agreed item that this page explains."""
    related: tuple[Number, ...] = ()
    """The numbers of pledges that a reader of this one should see too."""


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


class Wording(Reviewed):
    """The agreed wording: all of it, once."""

    items: Annotated[tuple[AgreedItem, ...], _AsIs] = Field(default=(), exclude=True)
    """The numbered items, in the order in which they stand."""


class Strict(BaseModel):
    """Settings: an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Called(Strict):
    """What this organisation calls the things it promises."""

    one: Text = "pledge"
    """The word for one of them."""
    many: Text = "pledges"
    """The word for more than one. It is also the folder's name in the site's addresses."""

    @property
    def folder(self) -> str:
        """Return the word as it stands in addresses: small plain letters, never a path."""
        plain = unicodedata.normalize("NFKD", self.many).encode("ascii", "ignore").decode()
        return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "pledges"


class Layout(Enum):
    """How a section is laid out on its page."""

    PLAIN = "plain"
    BESIDE_WORDING = "beside-wording"
    REFLECTION = "reflection"


class Audience(Strict):
    """People that a section is written for."""

    name: Text
    """What we call them here, such as families."""
    target: Percent
    """The plainness, from 1 to 100, that words for them should reach."""
    longest_sentence: Number | None = None
    """The most words a sentence for them should have. Without it the most is 25."""


class SectionStyle(Strict):
    """A section that each pledge page has."""

    heading: Text
    """The heading, word for word."""
    layout: Layout = Layout.PLAIN
    """`beside-wording`: next to the agreed wording. `reflection`: a sheet to print."""
    audience: Text | None = None
    """Whom it is written for: one of the names under `audiences`."""
    parts: tuple[Text, ...] = ()
    """The headings of the next level that must stand in it."""


class Colours(Strict):
    """The organisation’s own colours."""

    main: Colour | None = None
    """Links, numbers and buttons on light ground, such as "#0b5a57"."""
    main_on_dark: Colour | None = None
    """The same on dark ground, for readers whose device is set to dark."""


class Search(Strict):
    """What the search of the site does besides finding."""

    tell_us: Text | None = None
    """Where someone who finds nothing can say so: an e-mail address, or one that starts https://."""
    keep_not_found: bool = False
    """`true` keeps searches that found nothing, only in the browser of whoever typed them."""


class WordList(Enum):
    """A list of words of one field of work that comes with the checker."""

    CARE = "care"


class AvoidedWord(Strict):
    """A word or phrase that this organisation does not want."""

    word: Text
    """The word, as in a dictionary. Its other forms are found too."""
    write: Text | None = None
    """What to write in its place; a semicolon stands between two choices."""


class PreferredWord(Strict):
    """The one word for a thing that has several."""

    use: Text
    """The word for it."""
    instead_of: tuple[Text, ...]
    """Other words for the same thing, which are not to be used."""


class HouseStyle(Strict):
    """What the comms team may tune, from `pledges/house-style.yml`."""

    called: Called = Called()
    """What the pledges are called here."""
    wording_file: Text = "our-pledge.md"
    """The file in `pledges/` that holds the agreed wording."""
    audiences: tuple[Audience, ...] = ()
    """Whom the sections are written for, and how plain the words for each must be."""
    sections: tuple[SectionStyle, ...] = ()
    """The sections of a pledge page, in order. None listed: any sections will do."""
    meanings_for: Text | None = None
    """Whom the glossary is written for: one of the names under `audiences`."""
    colours: Colours = Colours()
    """Your own colours, in place of the ones that come with the site."""
    search: Search = Search()
    """What the search does when it finds nothing."""
    avoid: tuple[AvoidedWord, ...] = ()
    """Words to avoid, besides those of the lists that come with the checker."""
    allowed: tuple[Text, ...] = ()
    """Words that a list names but that are fine here."""
    preferred: tuple[PreferredWord, ...] = ()
    """Where there are several words for one thing: the one to use."""
    spelling: tuple[Text, ...] = ()
    """Words that are spelt rightly here, such as names."""
    word_lists: tuple[WordList, ...] = ()
    """Lists of words of your field of work. There is `care`: for children in care."""

    def audience(self, name: str | None) -> Audience | None:
        """Return the audience of a name."""
        wanted = folded(name or "")
        return next((one for one in self.audiences if folded(one.name) == wanted), None)

    def audience_of(self, heading: str) -> Audience | None:
        """Return whom the section with a heading is written for."""
        wanted = folded(heading)
        found = (one.audience for one in self.sections if folded(one.heading) == wanted)
        return self.audience(next(found, None))


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
