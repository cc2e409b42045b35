"""What a build left for the preview: the site as it was read, and a way to make one page again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..glossary.meanings import meaning
from ..model import Finding, Site, Term, Written
from ..pages.page import SitePage

Render = Callable[[SitePage, Sequence[Finding]], str]
"""Makes the HTML of one page, as a build would, from the page and what was found on it."""


@dataclass(frozen=True, eq=False)
class Built:
    """One build, kept until the next is whole."""

    site: Site
    pages: Mapping[str, SitePage]
    """By what other pages link to, such as `pledges/05-plain-words.md`."""
    urls: Mapping[str, str]
    """The same name of each page by its address below the site's root, such as `glossary/risk/`.

    Signs that an address cannot have are written as it must have them: `caf%C3%A9/`.
    """
    findings: tuple[Finding, ...]
    render: Render
    static: Callable[[str], bytes | None]
    """Returns a style, script or picture by its address; None for what is none."""
    looks: str
    """A name for all styles and scripts: another one asks for the page to be loaded anew."""
    number: int = field(default=0)
    """How many builds there were before."""

    def url_of(self, path: str) -> str | None:
        """Return where the page of a file stands, from the site's root."""
        for url, address in self.urls.items():
            page = self.pages[address]
            if page.document and page.document.path == path:
                return url
        return None


def renewed(page: SitePage, old: Site, new: Site) -> SitePage:
    """Return a page with its own file as it is now; what other files say of it stays."""
    if not page.document:
        return page
    path = page.document.path
    before, after = old.page(path), new.page(path)
    page = replace(page, document=new.documents[path])
    if before is None or after is None:
        return page
    view = {name: _exchanged(value, before, after) for name, value in page.view.items()}
    title, summary = getattr(after, "title", page.title), getattr(after, "summary", page.summary)
    if isinstance(after, Term):
        summary = meaning(after).marked
    return replace(page, view=view, title=title, summary=summary)


def _exchanged(value: Any, before: Written, after: Written) -> Any:
    if value is before:
        return after
    if isinstance(value, list | tuple):
        return type(value)(after if one is before else one for one in value)
    return value
