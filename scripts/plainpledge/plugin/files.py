"""Files as MkDocs knows them: which there are, where they come from and where they stand."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from ..pages.page import SitePage
from ..reading.site import PLEDGES, is_published


def file_of(page: SitePage, root: Path, config: MkDocsConfig) -> File:
    """Make a real file where there is one: edit links, dates and link checks depend on it."""
    if not page.document:
        return File.generated(config, page.address, content="", inclusion=_inclusion(page, config))
    folder = root / page.document.path
    for _ in PurePosixPath(page.address).parts:
        folder = folder.parent
    file = File(
        page.address,
        str(folder),
        config.site_dir,
        config.use_directory_urls,
        dest_uri=_destination(page, config),
        inclusion=_inclusion(page, config),
    )
    if page.document.path.startswith(f"{PLEDGES}/"):
        file.edit_uri = f"../{page.document.path}"  # edit links start in docs/
    return file


def _destination(page: SitePage, config: MkDocsConfig) -> str | None:
    if not page.destination:
        return None
    if PurePosixPath(page.destination).name == "index" or not config.use_directory_urls:
        return f"{page.destination}.html"
    return f"{page.destination}/index.html"


def _inclusion(page: SitePage, config: MkDocsConfig) -> InclusionLevel:
    """Keep all but the listed pages out of MkDocs’ menu, which costs their number squared."""
    return (
        InclusionLevel.INCLUDED
        if page.address in menu_addresses(config.nav)
        else InclusionLevel.NOT_IN_NAV
    )


def menu_addresses(nav: Any) -> set[str]:
    """Return every page and every address named in the menu of `mkdocs.yml`, as they are typed."""
    if isinstance(nav, str):
        return {nav}
    if isinstance(nav, dict):
        nav = list(nav.values())
    return set().union(*map(menu_addresses, nav)) if isinstance(nav, list) else set()


def is_left_out(file: File, config: MkDocsConfig) -> bool:
    """True for the theme’s scripts and styles, and for what is in `docs/` but not for readers."""
    if file.src_dir == config.docs_dir:
        return not (file.is_documentation_page() or is_published(file.src_uri))
    return file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/"))


def url_of(files: Files, path: str) -> str:
    """Return the address of a file of ours from the site’s root."""
    address = path.removeprefix("docs/")
    file = files.get_file_from_path(address)
    return file.url if file else address


def content_near(files: Files, page: File) -> Callable[[str], bytes | None]:
    """Return what gives the content of a file by its address as a page writes it."""

    def content(address: str) -> bytes | None:
        file = files.get_file_from_path(path_near(page, address))
        try:
            return file.content_bytes if file else None
        except OSError:
            return None

    return content


def path_near(page: File, address: str) -> str:
    """Return the path of what stands at an address as a page writes it.

    It is both where that is published and where its file is, unless that is a page.
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.dest_uri), address))


def whole_url(config: MkDocsConfig, url: str, here: str) -> str:
    """Return an address for other programs: whole where the site's own address is known.

    Args:
        config: the settings.
        url: where something stands, from the site's root.
        here: where what names it stands.
    """
    return urljoin(config.site_url, url) if config.site_url else get_relative_url(url, here)


def taken(files: Files, paths: Iterable[str]) -> Iterator[str]:
    """Take some files of ours out of the site; yield what is in them."""
    for path in paths:
        file = files.get_file_from_path(path)
        if file:
            files.remove(file)
            yield file.content_string
