"""For the person who must check the glossary: what is not checked yet, the unsure ones first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from ..glossary.addresses import TO_CHECK
from ..glossary.meanings import is_draft
from ..glossary.proposals import proposals
from ..model import Site
from .page import SitePage, ViewWhenAsked


def pages(site: Site) -> Iterator[SitePage]:
    """Yield the page, if there is a glossary."""
    if site.terms:
        yield SitePage(
            address=TO_CHECK,
            template="words-to-check.html",
            title="Words to check",
            summary="The words of the glossary that nobody who knows has checked yet.",
            parent="editing/index.md",
            view=ViewWhenAsked(partial(_view, site)),
        )


def _view(site: Site) -> Mapping[str, object]:
    drafts = [term for term in site.terms if is_draft(term)]
    return {
        "unsure": [term for term in drafts if term.verify],
        "drafts": [term for term in drafts if not term.verify],
        "proposals": proposals(site),
    }
