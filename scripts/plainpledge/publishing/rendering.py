"""The whole site as plain Markdown that any generator can build without anything of ours."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from ..model import Document, Site, Span, Status, Term
from ..pages.page import SitePage
from ..reading.published import published_body
from ..reading.site import address
from .redirects import served_path
from .rendered_parts import parts_of, plain


def rendered_pages(site: Site, pages: Mapping[str, SitePage]) -> Iterator[tuple[str, str]]:
    """Yield each page: its path below the folder of documents, and its text.

    A page stands where the generator will show it at the address that it has on the site.
    """
    places = {page.address: _place(page) for page in pages.values()}
    for page in pages.values():
        here = places[page.address]

        def link(there: str, here: str = here) -> str:
            target = places.get(address(there), address(there))
            return quote(posixpath.relpath(target, posixpath.dirname(here) or "."))

        body = _body(page, places, here) if page.document else page.body
        around = parts_of(page, site, link)
        words = body.strip("\n") or ("" if around else plain(page.summary))
        parts = [
            f"# {plain(page.title)}",
            *_banner(page, site),
            *([words] if words else []),
            *around,
        ]
        yield here, _front_matter(page) + "\n\n".join(parts) + "\n"


def _banner(page: SitePage, site: Site) -> list[str]:
    """Say of a draft that it is one, as the site does."""
    written = site.page(page.document.path) if page.document else None
    is_unsure = isinstance(written, Term) and written.verify
    is_draft = is_unsure or getattr(written, "status", None) is Status.DRAFT
    return ["> This page is a draft. It is not agreed yet."] if is_draft else []


def _front_matter(page: SitePage) -> str:
    """Return the two fields that all generators know; JSON is YAML, so any sign may stand in it."""
    fields = {"title": page.title, "description": page.summary}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def _place(page: SitePage) -> str:
    path = served_path(page).strip("/")
    is_folder = page.address.endswith("index.md") or (page.destination or "").endswith("index")
    return (f"{path}/index.md" if path else "index.md") if is_folder else f"{path}.md"


def _body(page: SitePage, places: Mapping[str, str], here: str) -> str:
    """Return the words for readers, with links that lead to where the pages stand now."""
    assert page.document
    return published_body(page.document, marks=list(_moved(page.document, page, places, here)))


def _moved(
    document: Document, page: SitePage, places: Mapping[str, str], here: str
) -> Iterator[tuple[Span, str]]:
    for link in document.links:
        source = document.text[link.span.start : link.span.end]
        path, mark, anchor = link.target.partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(page.address), unquote(path)))
        target = places.get(there, there if not _is_elsewhere(path) and path else "")
        if target and (start := source.rfind(f"({link.target}")) >= 0:
            new = quote(posixpath.relpath(target, posixpath.dirname(here) or "."))
            place = link.span.start + start + 1
            if new != path:
                yield Span(place, place + len(link.target)), f"{new}{mark}{anchor}"


def _is_elsewhere(path: str) -> bool:
    return ":" in path.partition("/")[0] or path.startswith("/")
