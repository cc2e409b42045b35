"""The bridge to MkDocs: the only module that knows it."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import click
import jinja2
from markupsafe import Markup, escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from .commands.selection import read_project
from .formats.text import write
from .model import Finding, Severity, Site
from .pages.page import SitePage
from .pages.registry import site_pages
from .pages.search import ADDRESS as SEARCH_PAGE
from .pages.sections import cut, marked_body, unmarked
from .reading.day import build_day
from .reading.gaps import mark_gaps
from .reading.published import mark_code
from .reading.site import PLEDGES, is_published
from .rules.checking import check
from .search.entries import AGREED_WORDING, Entry, entries, written_entry
from .search.index import Place, index_files

log = logging.getLogger("mkdocs.plugins.plainpledge")

_HOLD_MARK = re.compile(r"<!--\s*/?\s*hold\b", re.IGNORECASE)


class Settings(Config):
    """None yet: what a writer may tune stands in `pledges/house-style.yml`."""


class PlainpledgePlugin(BasePlugin[Settings]):
    """Turns what was read and made into MkDocs pages."""

    site: Site
    pages: dict[str, SitePage]
    findings: tuple[Finding, ...]
    is_preview = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview, in which held lines and findings are shown."""
        self.is_preview = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the project; stop a build with errors before MkDocs empties the site’s folder."""
        self.site = read_project(Path(config.config_file_path).parent)
        self.findings = check(self.site)
        self._report()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; leave out what nobody uses, and what readers should not get."""
        for file in [file for file in files if _is_left_out(file, config)]:
            files.remove(file)
        self.pages = site_pages(self.site)
        for page in self.pages.values():
            known = files.get_file_from_path(page.address)
            if known:
                files.remove(known)
            files.append(self._file(page, config))
        return files

    def _report(self) -> None:
        errors = [found for found in self.findings if found.severity is Severity.ERROR]
        if errors and not self.is_preview:
            raise PluginError(self._written(errors))
        if errors:
            log.error(self._written(errors))

    def _written(self, findings: list[Finding]) -> str:
        text = "\n" + write(findings, self.site)
        return text if sys.stderr.isatty() else click.unstyle(text)

    def _file(self, page: SitePage, config: MkDocsConfig) -> File:
        """Make a real file where there is one: edit links, dates and link checks depend on it."""
        if not page.document:
            return File.generated(
                config, page.address, content="", inclusion=self._inclusion(page, config)
            )
        folder = self.site.root / page.document.path
        for _ in PurePosixPath(page.address).parts:
            folder = folder.parent
        file = File(
            page.address,
            str(folder),
            config.site_dir,
            config.use_directory_urls,
            dest_uri=self._destination(page, config),
            inclusion=self._inclusion(page, config),
        )
        if page.document.path.startswith(f"{PLEDGES}/"):
            file.edit_uri = f"../{page.document.path}"  # edit links start in docs/
        return file

    def _destination(self, page: SitePage, config: MkDocsConfig) -> str | None:
        if not page.destination:
            return None
        if PurePosixPath(page.destination).name == "index" or not config.use_directory_urls:
            return f"{page.destination}.html"
        return f"{page.destination}/index.html"

    def _inclusion(self, page: SitePage, config: MkDocsConfig) -> InclusionLevel:
        """Keep all but the listed pages out of MkDocs’ menu, which costs their number squared."""
        return (
            InclusionLevel.INCLUDED
            if page.address in _addresses(config.nav)
            else InclusionLevel.NOT_IN_NAV
        )

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give the body that readers may see; MkDocs would take its first lines for fields."""
        ours = self.pages.get(page.file.src_uri)
        if not ours:
            return None
        body = marked_body(ours.document, self.is_preview) if ours.document else ours.body
        return f"\n{body}"

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Hand the page’s data to its template."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta = {
                "title": _as_html(ours.title),
                "description": ours.summary,
                "template": ours.template,
                "source": ours.document.path if ours.document else None,
                "parent": ours.parent,
                "findings": self._findings_on(ours),
                **ours.view,
            }

    def _findings_on(self, page: SitePage) -> list[tuple[Finding, Any]]:
        if not self.is_preview or not page.document:
            return []
        document = page.document
        ours = (found for found in self.findings if found.path == document.path)
        return [(found, document.position(found.span.start)) for found in ours]

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Cut the page into its sections."""
        if _HOLD_MARK.search(html):
            raise PluginError(f"{page.file.src_uri}: a held line would be published.")
        page.meta["opening"], page.meta["sections"] = cut(html, self.site.house_style)
        return unmarked(html)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give the templates what they share, and make ours safe for any title."""
        ours = set(jinja2.FileSystemLoader(config.theme.dirs[0]).list_templates())
        env.autoescape = lambda name: name in ours
        env.globals["site"] = self.site
        env.globals["is_preview"] = self.is_preview
        env.globals["today"] = build_day()
        env.globals["page_titles"] = {page.address: page.title for page in self.pages.values()}
        env.globals["search_index"] = self._add_search(config, files)
        env.globals["search_page"] = _url(files, SEARCH_PAGE)
        env.filters["gaps"] = mark_gaps
        env.filters["code"] = mark_code
        env.filters["page_url"] = _page_url(files)
        for name in sorted(name for name in ours if name.endswith(".html")):
            _compile(env, name)
        return env

    def _add_search(self, config: MkDocsConfig, files: Files) -> str:
        """Write the index once the headings of all pages have their ids; return where it stands."""
        made = index_files(
            [*entries(self.site), *self._written_entries()],
            lambda entry: Place(_url(files, entry.path), _anchors(files, entry.path)),
            self.site.house_style,
        )
        for path, content in made.items():
            files.append(File.generated(config, path, content=content))
        return next(iter(made))

    def _written_entries(self) -> list[Entry]:
        """Return the pages that the program makes up with words of its own."""
        ours = [page for page in self.pages.values() if page.body and not page.document]
        return [written_entry(page.address, page.title, page.summary, page.body) for page in ours]

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what MkDocs alone would not: the pledges and the templates."""
        server.watch(str(self.site.root / PLEDGES))
        server.watch(config.theme.dirs[0])
        return server


def _is_left_out(file: File, config: MkDocsConfig) -> bool:
    """True for the theme’s scripts and styles, and for files in `docs/` that are not for readers."""
    if file.src_dir == config.docs_dir:
        return not (file.is_documentation_page() or is_published(file.src_uri))
    return file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/"))


def _compile(env: jinja2.Environment, name: str) -> None:
    """Say in one line which template cannot be read, before a page fails on it."""
    try:
        env.get_template(name)
    except jinja2.TemplateSyntaxError as error:
        where = f"overrides/{error.name or name}:{error.lineno}"
        raise PluginError(f"{where}: this template cannot be read ({error.message}).") from error


def _as_html(title: str) -> Markup:
    """Escape a title by ourselves: the theme’s own templates show it as HTML."""
    return Markup(str(escape(title)).replace("&#39;", "'"))


def _addresses(nav: Any) -> set[str]:
    """Return every page named in the menu of `mkdocs.yml`."""
    if isinstance(nav, str):
        return {nav}
    if isinstance(nav, dict):
        nav = list(nav.values())
    return set().union(*map(_addresses, nav)) if isinstance(nav, list) else set()


def _url(files: Files, path: str) -> str:
    """Return the address of a file of ours from the site’s root."""
    address = path.removeprefix("docs/")
    file = files.get_file_from_path(address)
    return file.url if file else address


def _anchors(files: Files, path: str) -> dict[str, str]:
    """Return the id of each heading on a page, also of the agreed wording beside them."""
    file = files.get_file_from_path(path.removeprefix("docs/"))
    sections = file.page.meta.get("sections", ()) if file and file.page else ()
    parts = [part for section in sections for part in (section, *section.parts)]
    headings = {Markup(part.title).striptags(): part.id for part in parts}
    return {AGREED_WORDING: "page--agreed-wording", **headings}


def _page_url(files: Files) -> Any:
    @jinja2.pass_context
    def page_url(context: jinja2.runtime.Context, path: str) -> str:
        """Return the address of a file of ours from the page that is being built."""
        return normalize_url(_url(files, path), context.get("page"), context["base_url"])

    return page_url
