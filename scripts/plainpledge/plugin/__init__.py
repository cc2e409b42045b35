"""The bridge to MkDocs: the only room that knows it."""

from __future__ import annotations

import gc
import logging
import re
import sys
from pathlib import Path
from typing import Any, Literal

import click
import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from ..commands.selection import read_with_pages
from ..formats.text import write
from ..glossary.addresses import FRONT as GLOSSARY_FRONT
from ..glossary.linking import link_page
from ..glossary.uses import by_name, linked_uses, terms_of_page
from ..model import Document, Finding, Severity, Site, Term
from ..pages.heading_marks import body_to_mark, with_marks
from ..pages.page import SitePage
from ..pages.pictures import with_hashes, with_sizes
from ..pages.sections import MARK, cut, marked_body, unmarked
from ..pages.tables import framed
from ..preview.actions import Actions
from ..preview.desk import Desk
from ..preview.garbage import look_shortly
from ..preview.places import place_marks, with_places
from ..preview.server import Server
from ..preview.store import Store
from ..publishing.filtering import difference, filtered, page_difference
from ..reading.site import PLEDGES
from ..rules.checking import check
from ..rules.registry import rules
from .extras import add_glossary, add_looks, add_search, missing_pictures
from .files import content_near, file_of, is_left_out, url_of
from .pictures import hashed_near, pictures_of_settings
from .previewing import Earlier, add_term, built
from .settings import unsafe_settings
from .templates import as_html, prepare

log = logging.getLogger("mkdocs.plugins.plainpledge")

UNSAFE = "unsafe-html"
"""The rule that tells writers what the filter of pages would take out."""
TURN = 0.001
"""Seconds for which a build may keep the preview’s other threads waiting; else it is 0.005."""
GARBAGE = 500_000
"""New objects after which Python looks for unused ones: seldom, as a build keeps all its pages."""
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
    linked: dict[str, tuple[Term, ...]]
    """By a file's path: the terms that its page leads to."""
    is_preview = False
    can_be_marked_later = True
    """False once the headings of a page could not be found again in its HTML."""
    desk: Desk | None = None
    """What the preview knows; None until there is one."""
    earlier: Earlier
    env: jinja2.Environment
    files: Files
    nav: Navigation

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview, in which held lines and findings are shown."""
        self.is_preview = command == "serve"
        if self.is_preview:
            self.earlier = Earlier()
            look_shortly()
        else:
            gc.set_threshold(GARBAGE)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have tables aligned by an attribute: a style within the page breaks a strict policy.

        Addresses in `mkdocs.yml` are on every page: they are judged here, where they can be named.
        """
        for sentence in unsafe_settings(config):
            self._stop(sentence)
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
        self.linked = {}
        self._report()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; leave out what nobody uses, and what readers should not get."""
        for file in [file for file in files if is_left_out(file, config)]:
            files.remove(file)
        for page in self.pages.values():
            known = files.get_file_from_path(page.address)
            if known:
                files.remove(known)
            files.append(file_of(page, self.site.root, config))
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

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give the body that readers may see; MkDocs would take its first lines for fields."""
        ours = self.pages.get(page.file.src_uri)
        if not ours:
            return None
        if not ours.document:
            return f"\n{ours.body}"
        is_marked_later = self.can_be_marked_later and not self.is_preview
        body = body_to_mark(ours.document) if is_marked_later else None
        return f"\n{body}" if body is not None else self._marked_body(ours.document)

    def _marked_body(self, document: Document) -> str:
        places = place_marks(document) if self.is_preview else ()
        return f"\n{marked_body(document, self.is_preview, places)}"

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Hand the page’s data to its template."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.meta = {
                "title": as_html(ours.title),
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
        html = self._marked(html, page, config, files)
        if _HOLD_MARK.search(html):
            raise PluginError(f"{page.file.src_uri}: a held line would be published.")
        if self.desk:
            self.desk.give_way()
        html = self._linked(self._safe(html, page), page, files)
        html = framed(with_sizes(html, content_near(files, page.file)))
        if self.is_preview:
            html = with_places(html)
        else:
            html = with_hashes(html, hashed_near(files, page.file, config))
        page.meta["opening"], page.meta["sections"] = cut(html, self.site.house_style)
        return unmarked(html)

    def _marked(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Mark the headings; where they cannot be told, render the page again, with marks."""
        ours = self.pages.get(page.file.src_uri)
        if not ours or not ours.document or MARK in (page.markdown or ""):
            return html
        if (marked := with_marks(html, ours.document)) is not None:
            return marked
        self.can_be_marked_later = False  # the settings of Markdown are such that few pages can
        page.markdown = self._marked_body(ours.document)
        page.render(config, files)
        return page.content or ""

    def _linked(self, html: str, page: Page, files: Files) -> str:
        """Link the words of the glossary, and note which meanings the page needs."""

        def address(term: Term) -> str:
            return normalize_url(url_of(files, term.document.path), page)

        path = page.meta.get("source") or ""
        linked = link_page(self.site, path, html, address)
        self.linked[path] = linked.led_to
        if pledge := page.meta.get("pledge"):
            page.meta["terms"] = terms_of_page(self.site, pledge, linked.led_to)
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

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> None:
        """Look at what is made of a template alone, such as the page for lost readers."""
        if what := page_difference(output):
            self._stop(f"{template_name}: “{what}” could act on its own. Take it out.")

    def _refuse(self, page: Page, what: str) -> None:
        self._stop(f"{page.file.src_uri}: “{what}” could act on its own. Take it out of this page.")

    def _stop(self, sentence: str) -> None:
        if not self.is_preview:
            raise PluginError(sentence)
        log.error(sentence)

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give the templates what they share, and make ours safe for any title."""
        self.env, self.files = env, files
        for sentence in missing_pictures(config, files):
            self._stop(sentence)
        hashed = {} if self.is_preview else pictures_of_settings(files, config)
        env.filters["hashed"] = lambda path: hashed.get(path, path)
        prepare(env, config, files, self.site)
        env.globals["is_preview"] = self.is_preview
        env.globals["uses"] = linked_uses(self.site, self.linked)
        env.globals["page_titles"] = {page.address: page.title for page in self.pages.values()}
        if self.site.terms:
            add_glossary(self.site, self.pages[GLOSSARY_FRONT].title, config, files)
        env.globals.update(add_looks(self.site, config, files))
        env.globals.update(add_search(self.site, self.pages, config, files))
        return env

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
            self.desk.take(built(self, config))
            self.earlier.add(self.files)

    def on_build_error(self, *, error: Exception) -> None:
        """Say in the preview why it shows no newer build."""
        if self.desk:
            self.desk.fail(click.unstyle(str(error)))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Watch what MkDocs alone would not, and put the preview before its server."""
        server.watch(str(self.site.root / PLEDGES))
        server.watch(config.theme.dirs[0])
        desk = self.desk or Desk(self.site.root)
        sys.setswitchinterval(TURN)
        actions = Actions(desk, Store(desk.root), add_term)
        server.set_app(Server(desk, actions, server.serve_request, server.mount_path))
        return server
