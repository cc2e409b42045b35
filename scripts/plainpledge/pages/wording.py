"""The whole agreed wording on one page."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Document, Role, Site
from ..reading.site import address
from .page import SitePage


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page, if there is an agreed wording."""
    if not site.wording:
        return
    by_number = {pledge.number: pledge for pledge in site.pledges}
    yield SitePage(
        address=address(site.wording.document.path),
        template="wording.html",
        title=site.wording.title,
        summary=site.wording.summary,
        document=site.wording.document,
        destination=f"{site.house_style.called.folder}/index",
        view={
            "wording": site.wording,
            "words": list(_other_words(site.wording.document)),
            "items": [(item, by_number.get(item.number)) for item in site.wording.items],
        },
    )


def _other_words(document: Document) -> Iterator[str]:
    """Yield the paragraphs that stand outside the numbered list."""
    for block in document.blocks:
        if block.role is Role.PARAGRAPH and not block.nested:
            yield document.words(block.span)
