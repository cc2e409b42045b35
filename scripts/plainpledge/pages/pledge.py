"""A page for each pledge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..model import Pledge, Site
from ..reading.site import address
from .page import SitePage, wording_address

NEIGHBOURS = 12
"""How many pledges the list at the side shows before and after this one.

A list of all would make the site grow with the square of its pages."""


def pages(site: Site) -> Iterator[SitePage]:
    """Yield a page for each pledge, in order."""
    wording = {item.number: item for item in (site.wording.items if site.wording else ())}
    related = _related(site)
    for index, pledge in enumerate(site.pledges):
        path = pledge.document.path
        yield SitePage(
            address=address(path),
            template="pledge.html",
            title=pledge.title,
            summary=pledge.summary,
            document=pledge.document,
            destination=f"{site.house_style.called.folder}/{PurePosixPath(path).stem}",
            parent=wording_address(site),
            view={
                "pledge": pledge,
                "wording": wording.get(pledge.number),
                "related": related[path],
                "previous": site.pledges[index - 1] if index else None,
                "next": site.pledges[index + 1] if index + 1 < len(site.pledges) else None,
                "near": site.pledges[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1],
            },
        )


def _related(site: Site) -> dict[str, list[Pledge]]:
    """Return for each file the pledges it names and those that name it."""
    by_number = {pledge.number: pledge for pledge in site.pledges}
    found: dict[str, dict[int, Pledge]] = {pledge.document.path: {} for pledge in site.pledges}
    for pledge in site.pledges:
        for number in pledge.related:
            other = by_number.get(number)
            if other and other is not pledge:
                found[pledge.document.path][number] = other
                found[other.document.path][pledge.number] = pledge
    return {path: [named[number] for number in sorted(named)] for path, named in found.items()}
