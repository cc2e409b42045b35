"""Where the pages of both test sites stand: what a browser test has to look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from built_sites import CHARTER, OWN
from plainpledge.commands.selection import read_with_pages
from plainpledge.pages.page import SitePage

SITES = {"own": OWN, "charter": CHARTER}
ONE_IS_ENOUGH = {"term.html", "rule.html", "old-address.html"}
"""Templates whose pages differ in their words alone; of all others each page is looked at."""
MENUS = {
    "own": ["Home", "Our pledge", "Glossary", "How to edit", "About"],
    "charter": ["Start", "The charter", "Words"],
}
"""What `mkdocs.yml` calls the pages of the menu."""
_NOT_MADE = (("404.html", "/nowhere/at/all/"), ("search.html", "/search/?q=plan"))


class Address(NamedTuple):
    """One page as a reader asks for it."""

    site: str
    path: str
    """From the site’s root, such as `/glossary/`."""
    template: str
    is_first: bool
    """Whether no page before it has the same template."""

    @property
    def fixture(self) -> str:
        """The fixture that says where the site is served."""
        return f"{self.site}_address"

    def __str__(self) -> str:
        return f"{self.site}:{self.path}"


@cache
def addresses() -> tuple[Address, ...]:
    """Return each page of both sites, but only one term, one rule and one old address of each."""
    return tuple(address for site in SITES for address in _of(site))


def page_types() -> list[Address]:
    """Return one page of each template of both sites."""
    return [address for address in addresses() if address.is_first]


def _of(site: str) -> Iterator[Address]:
    _, pages = read_with_pages(SITES[site])
    made = [(page.template, _path(page)) for page in pages]
    seen = set[str]()
    for template, path in (*made, *_NOT_MADE):
        if template not in seen or template not in ONE_IS_ENOUGH:
            yield Address(site, path, template, template not in seen)
        seen.add(template)


def _path(page: SitePage) -> str:
    stem = page.destination or page.address.removesuffix(".md")
    folder = stem.removesuffix("index") if f"/{stem}".endswith("/index") else f"{stem}/"
    return f"/{folder}"
