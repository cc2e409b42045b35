"""What the comms team may tune, one class for each group of settings.

A setting is one line here, with its type and its docstring.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import ClassVar

from .fields import Colour, Number, Percent, Text


@lru_cache(maxsize=1 << 12)
def folded(name: str) -> str:
    """Return a name without what readers do not see as a difference."""
    return " ".join(name.replace("’", "'").split()).casefold()


class Strict:
    """Settings: an unknown key is a mistake."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Audience(Strict):
    """People that a section is written for."""

    name: Text
    """What we call them here, such as families."""
    target: Percent
    """The plainness, from 1 to 100, that words for them should reach."""
    longest_sentence: Number | None = None
    """The most words a sentence for them should have. Without it the most is 25."""


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Colours(Strict):
    """The organisation’s own colours."""

    main: Colour | None = None
    """Links, numbers and buttons on light ground, such as "#0b5a57"."""
    main_on_dark: Colour | None = None
    """The same on dark ground, for readers whose device is set to dark."""


@dataclass(frozen=True, kw_only=True)
class Search(Strict):
    """What the search of the site does besides finding."""

    tell_us: Text | None = None
    """Where someone who finds nothing can say so: an e-mail address, or one that starts https://."""
    keep_not_found: bool = False
    """`true` keeps searches that found nothing, only in the browser of whoever typed them."""


class WordList(Enum):
    """A list of words of one field of work that comes with the checker."""

    CARE = "care"


@dataclass(frozen=True, kw_only=True)
class AvoidedWord(Strict):
    """A word or phrase that this organisation does not want."""

    word: Text
    """The word, as in a dictionary. Its other forms are found too."""
    write: Text | None = None
    """What to write in its place; a semicolon stands between two choices."""


@dataclass(frozen=True, kw_only=True)
class PreferredWord(Strict):
    """The one word for a thing that has several."""

    use: Text
    """The word for it."""
    instead_of: tuple[Text, ...]
    """Other words for the same thing, which are not to be used."""


@dataclass(frozen=True, kw_only=True)
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
