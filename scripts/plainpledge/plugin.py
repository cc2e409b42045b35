"""The bridge to MkDocs: the only module that knows it."""

from __future__ import annotations

import copy
import gc
import logging
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import click
import jinja2
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, normalize_url

from .commands.new_file import new_term
from .commands.project import CannotRunError
from .commands.selection import read_with_pages
from .formats.text import write
from .glossary.addresses import FRONT as GLOSSARY_FRONT
from .glossary.addresses import TABLE, THESAURUS
from .glossary.linked_data import set_data, term_data
from .glossary.linking import link_page
from .glossary.meanings import meanings
from .glossary.table import table
from .glossary.thesaurus import thesaurus
from .glossary.uses import by_name
from .model import Finding, Severity, Site, Term
from .pages import bundles
from .pages.colours import own_styles
from .pages.page import SitePage
from .pages.search import ADDRESS as SEARCH_PAGE
from .pages.sections import cut, marked_body, unmarked
from .preview.actions import Actions
from .preview.built import Built
from .preview.desk import Desk
from .preview.places import place_marks, with_places
from .preview.server import Server
from .preview.splice import Refused
from .preview.store import Store
from .preview.versions import version_of
from .publishing.filtering import difference, filtered, page_difference
from .reading.day import build_day
from .reading.gaps import mark_gaps
from .reading.published import mark_code
from .reading.site import PLEDGES, is_published
from .rules.checking import check
from .rules.registry import rules
from .search.entries import AGREED_WORDING, Entry, entries, written_entry
from .search.index import SCRIPTS, Place, index_files, script_file

log = logging.getLogger("mkdocs.plugins.plainpledge")

UNSAFE = "unsafe-html"
"""The rule that tells writers what the filter of pages would take out."""
TURN = 0.001
"""Seconds for which a build may keep the preview’s other threads waiting; else it is 0.005."""
GARBAGE = 100_000
"""New objects after which Python looks for unused ones. It is 700 by default, and a build that keeps
thousands of pages then spends a sixth of its time on looking."""
_CAN_STOP = frozenset(name for name, rule in rules().items() if rule.severity is Severity.ERROR)
"""The rules that a build depends on; `check` runs the others too."""
_HOLD_MARK = re.compile(r"<!--\s*/?\s*hold\b", re.IGNORECASE)


class Settings(Config):
    """None yet: what a writer may tune stands in `pledges/house-style.yml`."""


class PlainpledgePlugin(BasePlugin[Settings]):
    """Turns what was read and made into MkDocs pages."""

    site: Site
    pages: dict[str, SitePage]
    findings: tuple[Finding, ...]
    is_preview = False
    desk: Desk | None = None
    """What the preview knows; None until there is one."""
    env: jinja2.Environment
    files: Files
    nav: Navigation

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview, in which held lines and findings are shown."""
        self.is_preview = command == "serve"
        gc.set_threshold(GARBAGE)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have tables aligned by an attribute: a style within the page breaks a strict policy."""
        config.mdx_configs.setdefault("tables", {})["use_align_attribute"] = True
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the project; stop a build with errors before MkDocs empties the site’s folder."""
        root = Path(config.config_file_path).parent
        if self.is_preview:
            self.desk = self.desk or Desk(root)
            self.desk.wait_until_quiet()
            self.site, pages = read_with_pages(root, self.desk.memory.read)
            self.findings = self.desk.memory.check(self.site)
        else:
            self.site, pages = read_with_pages(root)
            self.findings = check(self.site, _CAN_STOP)
        self.pages = {page.address: page for page in pages}
        self._report()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; leave out what nobody uses, and what readers should not get."""
        for file in [file for file in files if _is_left_out(file, config)]:
            files.remove(file)
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
        if not ours.document:
            return f"\n{ours.body}"
        places = place_marks(ours.document) if self.is_preview else ()
        return f"\n{marked_body(ours.document, self.is_preview, places)}"

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
        if self.desk:
            self.desk.give_way()
        html = self._linked(self._safe(html, page), page, files)
        if self.is_preview:
            html = with_places(html)
        page.meta["opening"], page.meta["sections"] = cut(html, self.site.house_style)
        return unmarked(html)

    def _linked(self, html: str, page: Page, files: Files) -> str:
        """Link the words of the glossary, and note which meanings the page needs."""

        def address(term: Term) -> str:
            return normalize_url(_url(files, term.document.path), page)

        linked = link_page(self.site, page.meta.get("source") or "", html, address)
        listed = (*linked.terms, *page.meta.get("terms", ()), *page.meta.get("see_also", ()))
        page.meta["linked"] = by_name({term.term: term for term in listed}.values())
        return linked.html

    def _safe(self, html: str, page: Page) -> str:
        """Stop what could act and no rule has found; in a preview, take it out."""
        if not (what := difference(html)):
            return html
        announced = {found.path for found in self.findings if found.rule == UNSAFE}
        if page.meta.get("source") not in announced:
            self._refuse(page, what)
        return filtered(html)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> None:
        """Look at the whole page once more, with what the templates have put around the words."""
        if self.desk:
            self.desk.give_way()
        if what := page_difference(output):
            self._refuse(page, what)

    def _refuse(self, page: Page, what: str) -> None:
        sentence = f"{page.file.src_uri}: “{what}” could act on its own. Take it out of this page."
        if not self.is_preview:
            raise PluginError(sentence)
        log.error(sentence)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give the templates what they share, and make ours safe for any title."""
        self.env, self.files = env, files
        ours = set(jinja2.FileSystemLoader(config.theme.dirs[0]).list_templates())
        env.autoescape = lambda name: name in ours
        env.globals["site"] = self.site
        env.globals["is_preview"] = self.is_preview
        env.globals["today"] = build_day()
        env.globals["page_titles"] = {page.address: page.title for page in self.pages.values()}
        env.globals["meanings"] = meanings(self.site)
        env.globals["term_data"], env.globals["set_data"] = term_data, set_data
        env.globals.update(self._add_looks(config, files))
        self._add_glossary(config, files)
        env.globals.update(self._add_search(config, files))
        env.globals["search_page"] = _url(files, SEARCH_PAGE)
        env.filters["gaps"] = mark_gaps
        env.filters["code"] = mark_code
        env.filters["page_url"] = _page_url(files)
        for name in sorted(name for name in ours if name.endswith(".html")):
            _compile(env, name)
        return env

    def _add_looks(self, config: MkDocsConfig, files: Files) -> dict[str, str]:
        """Write the styles and the scripts of every page, each as one file."""

        def read(path: str) -> str:
            return "".join(_taken(files, [path]))

        own = own_styles(self.site.house_style.colours)
        made = {"site_styles": bundles.styles(read, own), "site_scripts": bundles.scripts(read)}
        for path, text in made.values():
            files.append(File.generated(config, path, content=text))
        return {name: path for name, (path, _) in made.items()}

    def _add_glossary(self, config: MkDocsConfig, files: Files) -> None:
        """Write the glossary for other programs."""
        name = self.pages[GLOSSARY_FRONT].title if self.site.terms else ""

        def address(path: str) -> str:
            return get_relative_url(
                _url(files, path or GLOSSARY_FRONT), _url(files, GLOSSARY_FRONT)
            )

        if self.site.terms:
            files.append(File.generated(config, TABLE, content=table(self.site, address)))
            made = thesaurus(self.site, address, name)
            files.append(File.generated(config, THESAURUS, content=made))

    def _add_search(self, config: MkDocsConfig, files: Files) -> dict[str, str]:
        """Write the index once all headings have their ids, and the scripts that look it up."""
        made = index_files(
            [*entries(self.site), *self._written_entries()],
            lambda entry: Place(_url(files, entry.path), _anchors(files, entry.path)),
            self.site.house_style,
        )
        scripts, text = script_file(_taken(files, SCRIPTS))
        for path, content in (*made.items(), (scripts, text)):
            files.append(File.generated(config, path, content=content))
        return {"search_index": next(iter(made)), "search_scripts": scripts}

    def _written_entries(self) -> list[Entry]:
        """Return the pages that the program makes up with words of its own."""
        ours = [page for page in self.pages.values() if page.body and not page.document]
        return [written_entry(page.address, page.title, page.summary, page.body) for page in ours]

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the menu for the preview."""
        self.nav = nav

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Let the fast lane of the preview pass."""
        if self.desk:
            self.desk.give_way()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Hand a whole build to the preview."""
        if self.desk:
            self.desk.take(self._built(config))

    def on_build_error(self, *, error: Exception) -> None:
        """Say in the preview why it shows no newer build."""
        if self.desk:
            self.desk.fail(click.unstyle(str(error)))

    def _built(self, config: MkDocsConfig) -> Built:
        files = self.files
        of_pages = {address: files.get_file_from_path(address) for address in self.pages}
        urls = {_from_root(file): address for address, file in of_pages.items() if file}
        others = {file.url: file for file in files if not file.is_documentation_page()}

        def static(url: str) -> bytes | None:
            """Return what is in a file that is no page."""
            try:
                return others[url].content_bytes if url in others else None
            except OSError:
                return None

        looks = version_of("".join(sorted(map(_state, others.values()))))
        render = _Again(copy.copy(self), config, files)
        return Built(self.site, self.pages, urls, self.findings, render, static, looks)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what MkDocs alone would not, and put the preview before its server."""
        server.watch(str(self.site.root / PLEDGES))
        server.watch(config.theme.dirs[0])
        desk = self.desk or Desk(self.site.root)
        sys.setswitchinterval(TURN)
        actions = Actions(desk, Store(desk.root), _new_term)
        server.set_app(Server(desk, actions, server.serve_request, server.mount_path))
        return server


@dataclass(frozen=True)
class _Again:
    """Makes one page again with all that a build has left, while the next build may run."""

    plugin: PlainpledgePlugin
    """As it was at the end of that build."""
    config: MkDocsConfig
    files: Files

    def __call__(self, ours: SitePage, findings: Sequence[Finding]) -> str:
        now, file = copy.copy(self.plugin), self.files.get_file_from_path(ours.address)
        if not file or not file.page:
            return ""
        now.pages, now.findings, now.desk = {ours.address: ours}, tuple(findings), None
        page = copy.copy(file.page)
        of_page: dict[str, Any] = {"page": page, "config": self.config, "files": self.files}
        page.markdown = now.on_page_read_source(page=page, config=self.config) or ""
        now.on_page_markdown(page.markdown, **of_page)
        page.render(self.config, self.files)
        page.content = now.on_page_content(page.content or "", **of_page)
        context = get_context(now.nav, self.files, self.config, page)
        return now.env.get_template(page.meta["template"]).render(context)


def _new_term(site: Site, word: str) -> str | Refused:
    """Make a file for a word of the glossary."""
    try:
        return new_term(site, word).path
    except CannotRunError as error:
        return Refused(str(error))


def _from_root(file: File) -> str:
    """Return a page's address below the site's root; the home page has an empty one."""
    return file.url.removeprefix("./").removesuffix("index.html")


def _state(file: File) -> str:
    """Return what changes when a style, script or picture does; the search follows the words."""
    if not file.abs_src_path:
        return file.content_string if file.src_uri.endswith(".css") else ""
    about = Path(file.abs_src_path).stat()
    return f"{file.src_uri} {about.st_mtime_ns} {about.st_size}\n"


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


def _taken(files: Files, paths: Iterable[str]) -> Iterator[str]:
    """Take some files of ours out of the site; yield what is in them."""
    for path in paths:
        file = files.get_file_from_path(path)
        if file:
            files.remove(file)
            yield file.content_string


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
