"""How the words of a document are spelt, and which of two spellings is the rarer one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from sys import intern
from typing import NamedTuple

from ...language.prose import Prose
from ...model import Finding
from ..likeness import quoted
from .choices import Choice, Place, Spelling, Use, respelt, starts
from .compounds import compounds
from .letters_and_capitals import letters, names

MOST_PLACES = 5
"""Places of one spelling that are kept for each file."""
_WHY = "Readers ask themselves whether two things are meant. A search for one may miss the other."

Key = tuple[Choice, str, str, Use]


class Used(NamedTuple):
    """A spelling in one file."""

    path: str
    spelling: Spelling


def spellings(prose: Prose) -> Iterator[Spelling]:
    """Yield how the words of a document are spelt that can be spelt in two ways."""
    found: dict[Key, set[tuple[int, int]]] = {}
    for make in (compounds, letters, names):
        for choice, word, form, use, first, end in make(prose):
            found.setdefault((choice, word, form, use), set()).add((first, end))
    for key, places in found.items():
        first_ones = sorted(places)[:MOST_PLACES] if len(places) > 1 else places
        shown = tuple(
            Place(
                prose.starts[first],
                prose.end(end - 1),
                intern(prose.typed(first, end)),
                starts(prose, first),
            )
            for first, end in first_ones
        )
        choice, word, form, use = key
        yield Spelling(choice, intern(word), intern(form), use, shown, len(places))


def comparable(used: list[Used]) -> Iterator[list[Used]]:
    """Yield the uses of a compound in which two spellings cannot both be right.

    Many write “a record-keeping rule” and “good record keeping”. But whoever puts the hyphen into
    the second too, or leaves it out of the first, does so everywhere.
    """
    forms = {(one.spelling.form, one.spelling.use) for one in used}
    is_whole = any(form.isalpha() for form, _ in forms)
    is_everywhere = any("-" in form and use is Use.ALONE for form, use in forms) or any(
        " " in form and use is Use.BEFORE_NOUN for form, use in forms
    )
    if is_whole or (is_everywhere and used[0].spelling.word.endswith("ing")):
        yield used
        return
    for use in (Use.ALONE, Use.BEFORE_NOUN):
        yield [one for one in used if one.spelling.use is use]


def rarer(used: list[Used], everywhere: Iterable[Used]) -> Iterator[Finding]:
    """Find the rarer spellings of one word, and z where s stands too.

    Args:
        used: the uses that are compared.
        everywhere: the others too.
    """
    found = counts(used)
    is_letter = bool(used) and used[0].spelling.choice is Choice.LETTER
    common = max(
        found, key=lambda form: (is_letter and form[-2:] == "se", found[form], form), default=""
    )
    total = counts(everywhere)[common]
    times = "once" if total == 1 else "twice" if total == 2 else f"{total:,} times"
    for path, spelling in used:
        for place in spelling.places if spelling.form != common else ():
            other = respelt(place, spelling, common)
            message = f"{quoted(place.typed)} is also written {quoted(other)}, {times}."
            advice = f"Write {quoted(other)}, or change the other places."
            yield Finding(path, place.span, message, _WHY, advice, other)


def counts(used: Iterable[Used]) -> Counter[str]:
    """Return how often each spelling is used."""
    found = Counter[str]()
    for _, spelling in used:
        found[spelling.form] += spelling.times
    return found
