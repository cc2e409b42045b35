"""What the preview gets of a build."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ..commands.new_file import draft_term, make_term
from ..commands.project import CannotRunError
from ..model import Finding, Site
from ..pages.page import SitePage
from ..preview.actions import Fill
from ..preview.built import Built
from ..preview.splice import Refused
from ..preview.store import sentence
from ..preview.versions import version_of
from ..reading.site import GLOSSARY

if TYPE_CHECKING:
    from . import PlainpledgePlugin


def built(plugin: PlainpledgePlugin, config: MkDocsConfig) -> Built:
    """Return all that the preview needs of a build that is done."""
    files = plugin.files
    of_pages = {address: files.get_file_from_path(address) for address in plugin.pages}
    urls = {_from_root(file): address for address, file in of_pages.items() if file}
    others = {file.url: file for file in files if not file.is_documentation_page()}

    def static(url: str) -> bytes | None:
        """Return what is in a file that is no page."""
        try:
            return others[url].content_bytes if url in others else None
        except OSError:
            return None

    looks = version_of("".join(sorted(map(_state, others.values()))))
    render = _Again(copy.copy(plugin), config, files)
    return Built(plugin.site, plugin.pages, urls, plugin.findings, render, static, looks)


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


class Earlier:
    """The files of the builds that a page may still be made with: the last two."""

    def __init__(self) -> None:
        self._kept: list[Files] = []

    def add(self, files: Files) -> None:
        """Note a build that is done; let go of those that nobody asks for any more.

        A file and its page hold each other, and so all that the build has made.
        """
        self._kept.append(files)
        for old in self._kept[:-2]:
            for file in old:
                file.page = None
        del self._kept[:-2]


def add_term(site: Site, word: str, fill: Fill) -> str | Refused:
    """Make a file for a word of the glossary, unless one was made since the last build."""
    try:
        name, start = draft_term(site, word)
        path = f"{GLOSSARY}/{name}.md"
        if path not in site.documents and (site.root / path).exists():
            return Refused(f"Look at {path}: there is a file for this word already.")
        text = fill(path, start)
        return text if isinstance(text, Refused) else make_term(site, name, text).path
    except CannotRunError as error:
        return Refused(str(error))
    except OSError as error:
        return sentence(error)


def _from_root(file: File) -> str:
    """Return a page's address below the site's root; the home page has an empty one."""
    return file.url.removeprefix("./").removesuffix("index.html")


def _state(file: File) -> str:
    """Return what changes when a style, script or picture does; the search follows the words."""
    if not file.abs_src_path:
        return file.content_string if file.src_uri.endswith(".css") else ""
    about = Path(file.abs_src_path).stat()
    return f"{file.src_uri} {about.st_mtime_ns} {about.st_size}\n"
