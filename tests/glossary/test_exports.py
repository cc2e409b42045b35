"""The glossary for other programs: read back by other people’s programs, and counted."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld  # type: ignore[import-untyped]
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from built_sites import CHARTER, HOSTILE, OWN, Build, BuiltPage, build
from plainpledge.glossary.graph import see_also
from plainpledge.glossary.linked_data import set_data, term_data
from plainpledge.glossary.meanings import is_draft, meanings
from plainpledge.glossary.table import COLUMNS, table
from plainpledge.glossary.thesaurus import LANGUAGE, thesaurus
from plainpledge.model import Document, HouseStyle, Site, Status, Term
from plainpledge.reading.documents import parse_document
from plainpledge.reading.site import read_site

BASE = "https://example.org/site/glossary/"
SCHEMA = "https://schema.org/"
HARD = 'a "quoted" </script> \\ word & <b>\n\U0001f30d'


def address(path: str) -> str:
    return posixpath.basename(path).removesuffix(".md") + "/" if path else "./"


def expanded(text: str, base: str) -> list[dict[str, Any]]:
    """Read JSON-LD with a processor, without asking the network for the vocabulary."""

    def load(url: str, _options: object) -> dict[str, object]:
        assert url.rstrip("/") == SCHEMA.rstrip("/")
        terms = {"@vocab": SCHEMA, "hasDefinedTerm": {"@type": "@id"}}
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": terms}}

    found: list[dict[str, Any]] = jsonld.expand(
        json.loads(text), {"base": base, "documentLoader": load}
    )
    return found


def value(node: dict[str, Any], name: str) -> Any:
    (found,) = node[f"{SCHEMA}{name}"]
    return found["@value"]


@pytest.fixture(params=[OWN, CHARTER], ids=["own", "charter"])
def site(request: pytest.FixtureRequest) -> Site:
    return read_site(request.param)


def hard_site() -> Site:
    """One term whose every field is full of signs, and one that it points to."""
    head = f"---\nterm: {json.dumps(HARD)}\n---\n\nA meaning with [gap: what] and “signs”.\n"
    first = Term(
        document=parse_document("docs/glossary/hard <one>.md", head),
        term=HARD,
        also=(HARD.upper(), HARD, "=1+1"),
        abbreviation="H",
        search_words=("H", "-x", "@y"),
        say_instead=HARD,
        see_also=("other",),
        law=HARD,
        source=HARD,
    )
    other = Term(
        document=Document("docs/glossary/other.md", ""), term="other", status=Status.AGREED
    )
    return Site(Path(), HouseStyle(), {}, terms=(first, other))


def graph(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle", publicID=BASE)


def test_the_thesaurus_has_every_term_and_says_what_its_file_says(site: Site) -> None:
    found = graph(thesaurus(site, address, "Our words"))
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    assert (
        len(concepts)
        == len(site.terms)
        == len(list(site.root.glob("docs/glossary/*.md")))
        - ((site.root / "docs/glossary/index.md").exists())
    )
    assert list(found.subjects(RDF.type, SKOS.ConceptScheme)) == [URIRef(BASE)]
    for term in site.terms:
        node = URIRef(BASE + address(term.document.path))
        assert found.value(node, SKOS.prefLabel) == Literal(term.term, lang=LANGUAGE)
        said = meanings(site)[term.document.path].text
        assert found.value(node, SKOS.definition) == Literal(said, lang=LANGUAGE)
        names = {str(name) for name in found.objects(node, SKOS.altLabel)}
        assert {name.casefold() for name in names} == {
            name.casefold() for name in term.names[1:]
        } - {term.term.casefold()}
        assert bool(found.value(node, SKOS.editorialNote)) == is_draft(term)


def test_the_thesaurus_keeps_the_rules_of_skos(site: Site) -> None:
    """Related both ways; each label in one role only; every relation leads to a concept."""
    found = graph(thesaurus(site, address, "Our words"))
    related = set(found.subject_objects(SKOS.related))
    assert related == {(b, a) for a, b in related} and related
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    assert {end for pair in related for end in pair} <= concepts
    for node in concepts:
        roles = [set(found.objects(node, role)) for role in (SKOS.prefLabel, SKOS.altLabel)]
        roles.append(set(found.objects(node, SKOS.hiddenLabel)))
        assert sum(map(len, roles)) == len(set().union(*roles))


def test_the_thesaurus_takes_any_signs() -> None:
    found = graph(thesaurus(hard_site(), address, HARD))
    node = URIRef(f"{BASE}hard%20%3Cone%3E/")
    flat = " ".join(HARD.split())
    assert str(found.value(node, SKOS.prefLabel)) == flat
    assert str(found.value(node, SKOS.scopeNote)) == f"Say instead: {flat}"


def test_the_table_has_a_row_for_each_term(site: Site) -> None:
    text = table(site, address)
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert head == list(COLUMNS)
    assert [row[0] for row in rows] == [term.term for term in site.terms]
    for term, row in zip(site.terms, rows, strict=True):
        cells = dict(zip(COLUMNS, row, strict=True))
        assert cells["meaning"] == meanings(site)[term.document.path].text
        assert cells["status"] == ("draft" if is_draft(term) else "agreed")
        assert cells["address"] == address(term.document.path)
        pointed = {other.term for other in see_also(site)[term.document.path]}
        assert set(filter(None, cells["see also"].split("; "))) == pointed


def test_no_cell_of_the_table_is_a_sum() -> None:
    text = table(hard_site(), address).removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'-x; @y" not in text and "H; -x; @y" in text


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹢﹣﹫")
def test_a_cell_that_a_spreadsheet_would_sum_up_is_guarded(sign: str) -> None:
    one = Term(document=Document("docs/glossary/a.md", ""), term=f"{sign}1;2", source="a;b")
    text = table(Site(Path(), HouseStyle(), {}, terms=(one,)), address)
    _, row = text.removeprefix("\ufeff").splitlines()
    assert row.startswith(f'"\'{sign}1;2","",') and '"a;b"' in row


def test_the_data_of_a_term_is_what_its_file_says(site: Site) -> None:
    for term in site.terms:
        data = term_data(site, term, "./", "../", "Our words")
        (node,) = expanded(str(data), BASE + address(term.document.path))
        assert node["@id"] == BASE + address(term.document.path)
        assert node["@type"] == [f"{SCHEMA}DefinedTerm"]
        assert value(node, "name") == term.term
        said = meanings(site)[term.document.path].text
        note = "Draft: not yet checked by someone who knows. " if is_draft(term) else ""
        assert value(node, "description") == note + said
        others = [one["@value"] for one in node.get(f"{SCHEMA}alternateName", [])]
        assert others == list(term.also)
        (within,) = node[f"{SCHEMA}inDefinedTermSet"]
        assert within["@id"] == BASE and within["@type"] == [f"{SCHEMA}DefinedTermSet"]


def test_the_data_of_the_glossary_names_every_term(site: Site) -> None:
    addresses = [address(term.document.path) for term in site.terms]
    (node,) = expanded(str(set_data(site, addresses, "./", "Our words")), BASE)
    terms = node[f"{SCHEMA}hasDefinedTerm"]
    assert [one["@id"] for one in terms] == [BASE + one for one in addresses]
    assert [value(one, "name") for one in terms] == [term.term for term in site.terms]
    drafts = any(map(is_draft, site.terms))
    assert (f"{SCHEMA}creativeWorkStatus" in node) == drafts


def test_no_data_ends_its_element() -> None:
    site = hard_site()
    data = str(term_data(site, site.terms[0], "./", "../", HARD))
    assert not re.search("[<>&]", data)
    assert json.loads(data)["name"] == HARD


# ---- in the built site ----


def data_in(page: BuiltPage) -> str:
    """Return the block of data of a page."""
    (text,) = [
        words
        for around, words in page.parts
        if around and around[-1] == "script" and "@context" in words
    ]
    return text


def test_the_built_files_agree_with_each_other(any_site: Build) -> None:
    terms = [p for p in any_site.pages if re.fullmatch(r"glossary/(?!print/)[^/]+/index.html", p)]
    found = graph(any_site.files["glossary/glossary.ttl"].decode())
    nodes = {str(node) for node in found.subjects(RDF.type, SKOS.Concept)}
    assert nodes == {f"{BASE}{path.split('/')[1]}/" for path in terms}
    rows = list(
        csv.DictReader(io.StringIO(any_site.files["glossary/glossary.csv"].decode("utf-8-sig")))
    )
    assert {f"{BASE}{row['address']}" for row in rows} == nodes
    (front,) = expanded(data_in(any_site.pages["glossary/index.html"]), BASE)
    assert {one["@id"] for one in front[f"{SCHEMA}hasDefinedTerm"]} == nodes
    for path in terms:
        here = BASE + path.split("/")[1] + "/"
        (node,) = expanded(data_in(any_site.pages[path]), here)
        assert node["@id"] == here and node[f"{SCHEMA}inDefinedTermSet"][0]["@id"] == BASE


@pytest.mark.parametrize("settings", ["", "use_directory_urls: false\n"], ids=["folders", "files"])
def test_with_the_sites_own_address_all_addresses_are_whole(settings: str, charter: Path) -> None:
    """Read from anywhere: no base is given, and every program sees the same addresses."""
    with (charter / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\nsite_url: https://example.org/site\n{settings}")
    site = build(charter, charter / "site", "--strict")
    assert site.code == 0, site.printed
    ending = ".html" if settings else "/"
    names = ("home-loan", "inter-library-loan")
    nodes = {f"{BASE}{name}{ending}" for name in names}
    scheme = BASE + ("index.html" if settings else "")
    found = Graph().parse(data=site.files["glossary/glossary.ttl"].decode(), format="turtle")
    assert {str(node) for node in found.subjects(RDF.type, SKOS.Concept)} == nodes
    assert list(found.subjects(RDF.type, SKOS.ConceptScheme)) == [URIRef(scheme)]
    assert {str(end) for pair in found.subject_objects(SKOS.related) for end in pair} == nodes
    text = site.files["glossary/glossary.csv"].decode("utf-8-sig")
    assert {row["address"] for row in csv.DictReader(io.StringIO(text))} == nodes
    nowhere = "urn:nowhere"
    for name in names:
        path = f"glossary/{name}" + (".html" if settings else "/index.html")
        (node,) = expanded(data_in(site.pages[path]), nowhere)
        assert node["@id"] == f"{BASE}{name}{ending}"
        assert node[f"{SCHEMA}inDefinedTermSet"][0]["@id"] == scheme
    (front,) = expanded(data_in(site.pages["glossary/index.html"]), nowhere)
    assert front["@id"] == scheme
    assert {one["@id"] for one in front[f"{SCHEMA}hasDefinedTerm"]} == nodes


def test_a_title_with_signs_is_data_too(hostile_site: Build) -> None:
    (node,) = expanded(data_in(hostile_site.pages["glossary/inter-library-loan/index.html"]), BASE)
    assert value(node, "name") == HOSTILE
