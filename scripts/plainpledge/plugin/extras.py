"""What a site has besides its pages: looks, search, and the glossary for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..glossary.addresses import FRONT as GLOSSARY_FRONT
from ..glossary.addresses import TABLE, THESAURUS
from ..glossary.table import table
from ..glossary.thesaurus import thesaurus
from ..model import Site
from ..pages import bundles
from ..pages.colours import own_styles
from ..pages.page import SitePage
from ..pages.pictures import size_attributes
from ..pages.search import ADDRESS as SEARCH_PAGE
from ..search.entries import AGREED_WORDING, Entry, entries, written_entry
from ..search.index import SCRIPTS, Place, index_files, script_file
from .files import taken, url_of, whole_url


def add_looks(site: Site, config: MkDocsConfig, files: Files) -> dict[str, str]:
    """Write the styles and the scripts of every page, each as one file; measure the logo."""

    def read(path: str) -> str:
        return "".join(taken(files, [path]))

    own = own_styles(site.house_style.colours)
    made = {"site_styles": bundles.styles(read, own), "site_scripts": bundles.scripts(read)}
    for path, text in made.values():
        files.append(File.generated(config, path, content=text))
    logo = files.get_file_from_path(config.theme.get("logo") or "")
    size = Markup(size_attributes(logo.content_bytes if logo else None))
    return {"logo_size": size} | {name: path for name, (path, _) in made.items()}


def missing_pictures(config: MkDocsConfig, files: Files) -> Iterator[str]:
    """Yield a sentence for each picture of the settings that is not there."""
    for name in ("logo", "favicon"):
        path = config.theme.get(name)
        if path and "://" not in path and not files.get_file_from_path(path):
            yield (
                f"mkdocs.yml: there is no picture “{path}” for the {name}. "
                f"Put it into the folder docs, or take the line “{name}:” out."
            )


def add_glossary(site: Site, title: str, config: MkDocsConfig, files: Files) -> None:
    """Write the glossary for other programs."""

    def address(path: str) -> str:
        here = url_of(files, GLOSSARY_FRONT)
        return whole_url(config, url_of(files, path) if path else here, here)

    files.append(File.generated(config, TABLE, content=table(site, address)))
    files.append(File.generated(config, THESAURUS, content=thesaurus(site, address, title)))


def add_search(
    site: Site, pages: Mapping[str, SitePage], config: MkDocsConfig, files: Files
) -> dict[str, str]:
    """Write the index once all headings have their ids, and the scripts that look it up."""
    made = index_files(
        [*entries(site), *_written_entries(pages)],
        lambda entry: Place(url_of(files, entry.path), _anchors(files, entry.path)),
        site.house_style,
    )
    scripts, text = script_file(taken(files, SCRIPTS))
    for path, content in (*made.items(), (scripts, text)):
        files.append(File.generated(config, path, content=content))
    page = url_of(files, SEARCH_PAGE)
    return {"search_index": next(iter(made)), "search_scripts": scripts, "search_page": page}


def _written_entries(pages: Mapping[str, SitePage]) -> list[Entry]:
    """Return the pages that the program makes up with words of its own."""
    ours = [page for page in pages.values() if page.body and not page.document]
    return [written_entry(page.address, page.title, page.summary, page.body) for page in ours]


def _anchors(files: Files, path: str) -> dict[str, str]:
    """Return the id of each heading on a page, also of the agreed wording beside them."""
    file = files.get_file_from_path(path.removeprefix("docs/"))
    sections = file.page.meta.get("sections", ()) if file and file.page else ()
    parts = [part for section in sections for part in (section, *section.parts)]
    headings = {Markup(part.title).striptags(): part.id for part in parts}
    return {AGREED_WORDING: "page--agreed-wording", **headings}
