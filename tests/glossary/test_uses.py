"""Which page uses which term: read from Markdown, it is the same as what pages are linked to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plainpledge.glossary.linking import link_page
from plainpledge.glossary.uses import linked_uses, term_uses
from plainpledge.model import AgreedItem, Article, Document, HouseStyle, Pledge, Site, Span, Wording
from plainpledge.reading.documents import parse_document
from plainpledge.reading.values import Model, made_of
from rendering import rendered
from test_linking import AGREED, MARKDOWN, TERMS, address, traps

TERMS_IN_FILES = tuple(
    replace(term, document=Document(f"docs/glossary/{term.term}.md", "")) for term in TERMS
)
ONLY_IN_HTML = ("Emphasis within a word", "<div", '!!! note "A risk in a title"')
"""Beginnings of traps that Markdown alone does not tell: it is read for writers, not rendered."""


def site_of(*pages: Article | Pledge, agreed: list[list[str]] = AGREED) -> Site:
    """Return a site of some pages, with the terms and the wording of the traps."""
    items = tuple(
        AgreedItem(number, Span(0, 0), tuple(paragraphs))
        for number, paragraphs in enumerate(agreed, 1)
    )
    wording = Wording(document=Document("pledges/w.md", ""), title="W", summary="W.", items=items)
    return Site(
        Path(),
        HouseStyle(),
        {page.document.path: page.document for page in pages},
        terms=TERMS_IN_FILES,
        articles=tuple(page for page in pages if isinstance(page, Article)),
        pledges=tuple(page for page in pages if isinstance(page, Pledge)),
        wording=wording,
    )


def article(text: str, **fields: object) -> Article:
    return made(Article, document=parse_document("docs/x.md", text), **fields)


def made(model: type[Model], **fields: object) -> Model:
    """Return a page with some fields as they are typed."""
    page, problems = made_of(model, {"title": "X", "summary": "X.", **fields})
    assert page, problems
    return page


def names(site: Site, path: str = "docs/x.md") -> list[str]:
    return [term.term for term in term_uses(site).terms[path]]


@pytest.mark.parametrize(
    "typed",
    [typed for typed, _ in traps(MARKDOWN) if not typed.startswith(ONLY_IN_HTML)],
    ids=lambda typed: typed[:40],
)
def test_markdown_tells_what_is_linked(typed: str) -> None:
    site = site_of(article(typed))
    page = link_page(site, "docs/x.md", rendered(typed), address)
    assert names(site) == sorted((term.term for term in page.led_to), key=str.casefold)


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("A risk, a child.", {}, ["child", "risk"]),
        ("A risk, a child.", {"no_links": ["Risk"]}, ["child"]),
        ("Two risks, a child.", {"no_links": ["risks"]}, ["child"]),
        ("A risk, a child.", {"link_terms": False}, []),
        ("[A risk](https://example.org), a child.", {}, ["child"]),
        ("[A risk](glossary/risk.md), a child.", {}, ["child", "risk"]),
    ],
)
def test_what_a_page_opts_out_is_no_use(
    text: str, fields: dict[str, object], expected: list[str]
) -> None:
    assert names(site_of(article(text, **fields))) == expected


def test_both_ends_agree() -> None:
    site = site_of(article("A risk, and no law."))
    uses = linked_uses(
        site, {"docs/x.md": [term for term in TERMS_IN_FILES if term.term == "risk"]}
    )
    assert [page.title for page in uses.pages["risk"]] == ["X"]
    assert uses.pages["law"] == ()
    assert [term.term for term in uses.terms["docs/x.md"]] == ["risk"]
    assert {term.term for term in uses.unused} == {term.term for term in TERMS} - {"risk"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ["children’s guardian", "law", "risk"]),
        ({"no_links": ["risk"]}, ["children’s guardian", "law"]),
        ({"link_terms": False}, []),
    ],
)
def test_the_agreed_wording_is_part_of_its_pledge(
    fields: dict[str, object], expected: list[str]
) -> None:
    document = parse_document("pledges/1.md", "The law.")
    pledge = made(Pledge, document=document, number=2, **fields)
    assert names(site_of(pledge), "pledges/1.md") == expected
