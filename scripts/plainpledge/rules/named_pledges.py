"""The pledges of a site by all that a text may name them by: many then cost no more than few."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property, lru_cache

from ..model import Pledge, Site, Wording
from .likeness import folded

ENDS = " .,;:!?…"
"""What may stand around a title that is named."""


class NamedPledges:
    """Some pledges, and the numbers that were agreed."""

    def __init__(self, pledges: tuple[Pledge, ...], wording: Wording | None = None) -> None:
        self.pledges, self._wording = pledges, wording

    @cached_property
    def by_number(self) -> Mapping[int, Pledge]:
        """Each pledge by its number."""
        return {pledge.number: pledge for pledge in self.pledges}

    @cached_property
    def by_file(self) -> Mapping[str, Pledge]:
        """Each pledge by its file’s name, without the folder."""
        return {posixpath.basename(one.document.path): one for one in reversed(self.pledges)}

    @cached_property
    def numbers(self) -> Collection[int]:
        """Every number that there is; none without an agreed wording."""
        if not self._wording:
            return frozenset()
        return self.by_number.keys() | {item.number for item in self._wording.items}

    def has(self, title: str) -> bool:
        """True when a title, as `plain_title` has it, is that of a pledge."""
        return title in self._by_title

    def alike(self, title: str) -> Iterator[Pledge]:
        """Yield those whose titles have a word of one, in order: the rest cannot be near."""
        found = {place for word in set(title.split()) for place in self._by_word.get(word, ())}
        yield from (self.pledges[place] for place in sorted(found))

    @cached_property
    def _by_title(self) -> Mapping[str, int]:
        """Where each title stands first."""
        places = reversed(list(enumerate(self.pledges)))
        return {plain_title(pledge.title): place for place, pledge in places}

    @cached_property
    def _by_word(self) -> Mapping[str, Collection[int]]:
        """Where each word stands in a title, each title once."""
        found: dict[str, list[int]] = {}
        for title, place in self._by_title.items():
            for word in set(title.split()):
                found.setdefault(word, []).append(place)
        return found


@lru_cache(maxsize=2)
def named(site: Site) -> NamedPledges:
    """Return the pledges of a site; the same for all of its pages."""
    return NamedPledges(site.pledges, site.wording)


@lru_cache(maxsize=4096)
def plain_title(title: str) -> str:
    """Return a title as it is compared."""
    return folded(title).rstrip(ENDS)
