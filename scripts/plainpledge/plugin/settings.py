"""What in `mkdocs.yml` could act on every page: addresses that run something, or load it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig

from ..rules.html_policy import address_problem
from .files import menu_addresses


def unsafe_settings(config: MkDocsConfig) -> Iterator[str]:
    """Yield a sentence for each unsafe address: where it stands, and what to do."""
    for address in sorted(menu_addresses(config.nav)):
        if address_problem(address):
            yield (
                f"mkdocs.yml: the menu (nav) leads to “{address}”, which could run something. "
                "Write an address that starts with https://, or a file of ours."
            )
    for name, address in _of_this_site(config):
        if address_problem(address):
            yield (
                f"mkdocs.yml: {name} is “{address}”, which could run something. "
                "Write an address that starts with https://, or leave it out."
            )
    for name, address in _loaded(config):
        if address_problem(address, is_loaded=True):
            yield (
                f"mkdocs.yml: {name} loads “{address}” from elsewhere. "
                "Save the file in docs/, and write its name there."
            )


def _loaded(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    yield from (("extra_css", str(one)) for one in config.extra_css)
    yield from (("extra_javascript", str(one)) for one in config.extra_javascript)
    yield from ((name, str(config.theme.get(name) or "")) for name in ("favicon", "logo"))


def _of_this_site(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield what each page puts before its own address, in links to itself and to its file."""
    names = ("site_url", "repo_url", "edit_uri", "edit_uri_template")
    yield from ((name, str(config.get(name) or "")) for name in names)
