"""What every template shares, and how each is made safe for any title."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from ..glossary.linked_data import set_data, term_data
from ..glossary.meanings import meanings
from ..model import Site
from ..reading.day import build_day
from ..reading.gaps import mark_gaps
from ..reading.published import mark_code
from .files import url_of, whole_url
from .ways import Ways


def prepare(env: jinja2.Environment, config: MkDocsConfig, files: Files, site: Site) -> None:
    """Make our templates safe, give them their filters and what they share, and read each once."""
    ours = set(jinja2.FileSystemLoader(config.theme.dirs[0]).list_templates())
    env.autoescape = lambda name: name in ours
    env.globals["site"] = site
    env.globals["today"] = build_day()
    env.globals["meanings"] = meanings(site)
    env.globals["term_data"], env.globals["set_data"] = term_data, set_data
    env.filters["gaps"] = mark_gaps
    env.filters["code"] = mark_code
    env.filters["page_url"] = _page_url(files)
    env.filters["whole_url"] = _whole_url(config, files)
    for name in sorted(name for name in ours if name.endswith(".html")):
        _compile(env, name)


def _compile(env: jinja2.Environment, name: str) -> None:
    """Say in one line which template cannot be read, before a page fails on it."""
    try:
        env.get_template(name)
    except jinja2.TemplateSyntaxError as error:
        where = f"overrides/{error.name or name}:{error.lineno}"
        raise PluginError(f"{where}: this template cannot be read ({error.message}).") from error


def as_html(title: str) -> Markup:
    """Escape a title by ourselves: the theme’s own templates show it as HTML."""
    return Markup(str(escape(title)).replace("&#39;", "'"))


def _whole_url(config: MkDocsConfig, files: Files) -> Any:
    @jinja2.pass_context
    def whole(context: jinja2.runtime.Context, path: str) -> str:
        """Return the address of a file of ours for other programs."""
        return whole_url(config, url_of(files, path), context["page"].url)

    return whole


def _page_url(files: Files) -> Any:
    known: dict[str, str] = {}
    ways = Ways()

    @jinja2.pass_context
    def page_url(context: jinja2.runtime.Context, path: str) -> str:
        """Return the address of a file of ours from the page that is being built."""
        if path not in known:
            known[path] = url_of(files, path)
        return ways.way(known[path], context.get("page"), context["base_url"])

    return page_url
