"""What a writer can choose between when spelling a word."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple

from ...language.prose import Prose
from ...language.tables import table
from ...model import Span

FUNCTION_WORDS = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his how i"
    " if in into is it its may more must no nor not of on or our out over she should so such than"
    " that the their them then there these they this those to was we were what when where which who"
    " will with would you your up also about after all any because before both each every if many"
    " most other some until while whether us him me my only just very too now here one two".split()
)


RULES = __package__.rpartition(".")[0]
"""Where the tables of words stand."""


class Choice(Enum):
    """What is chosen between."""

    COMPOUND = "compound"
    LETTER = "letter"
    CAPITALS = "capitals"

    __hash__ = object.__hash__  # each member is there once; that of enums is many times slower


class Use(Enum):
    """How a compound is used; correct writers may spell the two in two ways."""

    BEFORE_NOUN = "before a noun"
    ALONE = "alone"
    ANY = "any"

    __hash__ = object.__hash__


class Place(NamedTuple):
    """A place where a word stands."""

    start: int
    end: int
    typed: str
    is_first: bool
    """True for the first word of a sentence, which has a capital anyway."""

    @property
    def span(self) -> Span:
        """The place in the text. It is made when it is asked for: places of many files are kept."""
        return Span(self.start, self.end)


class Spelling(NamedTuple):
    """One way in which a document spells a word."""

    choice: Choice
    word: str
    """The same for each way to spell it."""
    form: str
    """This way to spell it."""
    use: Use
    places: tuple[Place, ...]
    """The first places."""
    times: int
    """How often it stands there."""


Found = tuple[Choice, str, str, Use, int, int]
"""How a word is spelt, its first word, and the index after its last one."""


def has_capital(prose: Prose, index: int) -> bool:
    """True for a word that is typed with a capital."""
    return prose.text[prose.starts[index]].isupper()


def starts(prose: Prose, index: int) -> bool:
    """True for the first word of a sentence."""
    return prose.passage(index).first == index


def is_next(prose: Prose, index: int) -> bool:
    """True when only a space parts a word from the next one."""
    return not prose.gaps[index + 1].strip()


@cache
def listed(use: str) -> frozenset[str]:
    """Return the words of our list that have one use."""
    rows = table(RULES, "compounds")
    return frozenset(row["word"] for row in rows if row["use"] == use)


def respelt(place: Place, spelling: Spelling, form: str) -> str:
    """Return what is typed in a place, spelt in another way."""
    typed = place.typed
    if spelling.choice is Choice.LETTER:
        at = len(form) - 2
        return typed[:at] + form[at] + typed[at + 1 :]
    if spelling.choice is Choice.CAPITALS:
        words = [word if word.isupper() else word.lower() for word in typed.split()]
        wanted = len(words) if form == "capitals" else int(place.is_first)
        words[:wanted] = [word[0].upper() + word[1:] for word in words[:wanted]]
        return " ".join(words)
    letters = "".join(filter(str.isalpha, typed))
    if form.isalpha():
        return letters[0] + (letters[1:] if letters.isupper() else letters[1:].lower())
    rest = iter(letters)
    return "".join([next(rest, "") if sign.isalpha() else sign for sign in form]) + "".join(rest)
