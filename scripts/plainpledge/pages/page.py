"""A page of the site, before any generator renders it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..model import Document, PagePlace, Site
from ..reading.site import address


class ViewWhenAsked(Mapping[str, object]):
    """What a template shows, worked out when it is first asked for.

    A check wants to know only where each page stands.
    """

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, object]:
        return self._make()

    def __getitem__(self, name: str) -> object:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True)
class SitePage:
    """One page: where it stands, which template shows it, and what that template needs."""

    address: str
    """How other pages link to it, such as `pledges/05-plain-words.md`."""
    template: str
    title: str
    summary: str = ""
    document: Document | None = None
    """The file it is made from; None for a page that is made up by the program."""
    body: str = ""
    """Markdown, for a page that is made from no file."""
    destination: str | None = None
    """The file in the built site, without its ending, where it is not the address."""
    parent: str | None = None
    """The address of the page above it."""
    view: Mapping[str, object] = field(default_factory=dict)
    """What the template shows besides the body."""
    old_name_of: str | None = None
    """The file that stood here before, where the page only leads on to it."""

    @property
    def place(self) -> PagePlace:
        """Where it stands, as the rules know it."""
        path = self.document.path if self.document else None
        return PagePlace(self.address, self.destination, path, self.old_name_of)


def wording_address(site: Site) -> str | None:
    """Return the address of the whole agreed wording."""
    return address(site.wording.document.path) if site.wording else None


def front_page(
    site: Site,
    here: str,
    template: str,
    title: str,
    view: Mapping[str, object],
    wanted: bool,
) -> Iterator[SitePage]:
    """Yield a page with a list below the words of its file; without a file, if it is wanted."""
    article = next((a for a in site.articles if address(a.document.path) == here), None)
    if article:
        yield SitePage(here, template, article.title, article.summary, article.document, view=view)
    elif wanted:
        yield SitePage(here, template, title, view=view)
