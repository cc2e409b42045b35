"""Two files want one address.

## What it checks

No two files would become the same page of the site, and no file would become a page that is
made by itself, such as the list of all fields. A file that is called `index.md` or `README.md`
has the address of its folder. Capital and small letters count as the same.

## Why it matters

Only one of the two pages would be published. The other would be gone, and nobody would be told.

## Instead of

`docs/parking.md` beside `docs/parking/index.md`

## Write

`docs/parking/index.md` alone, with the words of both.

## When to ignore it

Never. Give one of the files another name, or join the two.
"""

from collections.abc import Iterator
from operator import attrgetter
from pathlib import PurePosixPath

from ..model import Finding, PagePlace, Severity, Site, Span
from ..reading.site import PLEDGES
from .likeness import quoted

SEVERITY = Severity.ERROR


def check_site(site: Site) -> Iterator[Finding]:
    """Find each file whose place in the built site another page has."""
    told = set()
    for key in (attrgetter("linked"), attrgetter("built")):
        first: dict[str, PagePlace] = {}
        for place in sorted(filter(_is_page, site.places), key=_rank):
            holder = first.setdefault(key(place), place)
            if place.path and place.path != holder.path and place.path not in told:
                told.add(place.path)
                yield _finding(place.path, holder)


def _rank(place: PagePlace) -> tuple[bool, bool, bool, str]:
    """Put first what keeps its address: pages of the program, then those of `pledges/`."""
    path = place.path or ""
    is_readme = PurePosixPath(path).stem.casefold() == "readme"
    return (bool(path), not path.startswith(f"{PLEDGES}/"), is_readme, path)


def _is_page(place: PagePlace) -> bool:
    """False for an old address: it gives way, and another rule speaks of it."""
    return place.old_name_of is None


def _finding(path: str, first: PagePlace) -> Finding:
    holder = f"{quoted(first.path)} has it too" if first.path else "a page is made there by itself"
    return Finding(
        path,
        Span(0, 0),
        f"The address of this page is taken: {holder}.",
        "Only one of the two pages would be published. Readers would never see the other.",
        "Give this file another name, or put its words into the other one."
        if first.path
        else "Give this file another name.",
    )
