"""Values that only the project knows: numbers of pledges, names of terms and of audiences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ..model import Site, Term
from ..reading.day import build_day
from .known_fields import KnownField
from .project import CheckedText

LONGEST = 60
"""Characters of an agreed item that are shown beside its number."""


class Choice(NamedTuple):
    """One value to choose."""

    value: str
    about: str = ""
    """What it is, for a number or a name that says too little by itself."""


def choices(checked: CheckedText, field: KnownField) -> Iterator[Choice]:
    """Yield the values that a field may have, where they are known."""
    yield from map(Choice, field.values)
    if field.is_date:
        yield Choice(build_day().isoformat(), "today")
    if of_project := _OF_PROJECT.get(field.name):
        yield from of_project(checked.site, checked.document.path)


def _pledges(site: Site, path: str) -> Iterator[Choice]:
    for pledge in site.pledges:
        if pledge.document.path != path:
            yield Choice(str(pledge.number), pledge.title)


def _free_numbers(site: Site, path: str) -> Iterator[Choice]:
    taken = {pledge.number for pledge in site.pledges if pledge.document.path != path}
    for item in site.wording.items if site.wording else ():
        if item.number not in taken:
            yield Choice(str(item.number), _short(" ".join(item.paragraphs)))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"


def _terms(site: Site, path: str) -> Iterator[Choice]:
    for term in site.terms:
        if term.document.path != path:
            yield Choice(term.term, term.abbreviation or "")


def _words_of_terms(site: Site, path: str) -> Iterator[Choice]:
    own = site.page(path)
    for term in site.terms:
        if term is not own or not isinstance(own, Term):
            yield Choice(term.term)


def _audiences(site: Site, _path: str) -> Iterator[Choice]:
    for audience in site.house_style.audiences:
        yield Choice(audience.name, f"plainness {audience.target} or more")


_OF_PROJECT: Mapping[str, Callable[[Site, str], Iterator[Choice]]] = {
    "audience": _audiences,
    "meanings_for": _audiences,
    "no_links": _words_of_terms,
    "number": _free_numbers,
    "related": _pledges,
    "see_also": _terms,
}
"""By the name of the field."""
