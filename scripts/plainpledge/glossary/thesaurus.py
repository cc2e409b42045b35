"""The glossary as SKOS, the W3C’s vocabulary for glossaries, written in Turtle."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from ..model import Site, Term, folded
from .graph import see_also
from .meanings import DRAFT_NOTE, is_draft, meanings

LANGUAGE = "en-GB"
_PREFIXES = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_NOT_IN_ADDRESSES = '<>"{}|^`\\ '


def thesaurus(site: Site, address: Callable[[str], str], name: str) -> str:
    """Return the whole glossary in Turtle.

    Args:
        site: everything that was read.
        address: where a file’s page stands, whole, or as seen from this file; "" is the glossary.
        name: what the glossary is called.
    """
    scheme = _address(address(""))
    parts = [_PREFIXES, f"{scheme} a skos:ConceptScheme ;\n  dct:title {_words(name)} ."]
    related = see_also(site)
    for term in site.terms:
        path = term.document.path
        others = [_address(address(other.document.path)) for other in related[path]]
        facts = list(_facts(term, meanings(site)[path].text, scheme, others))
        parts.append(
            f"{_address(address(path))} a skos:Concept ;\n  " + " ;\n  ".join(facts) + " ."
        )
    return "\n\n".join(parts) + "\n"


def _facts(term: Term, meaning: str, scheme: str, related: list[str]) -> Iterator[str]:
    yield f"skos:inScheme {scheme}"
    yield f"skos:topConceptOf {scheme}"
    yield from _labels(term)
    if meaning:
        yield f"skos:definition {_words(meaning)}"
    for other in related:
        yield f"skos:related {other}"
    if term.say_instead:
        yield f"skos:scopeNote {_words(f'Say instead: {term.say_instead}')}"
    if term.law:
        yield f"skos:note {_words(f'Law: {term.law}')}"
    if term.source:
        yield f"dct:source {_words(term.source)}"
    if is_draft(term):
        yield f"skos:editorialNote {_words(DRAFT_NOTE)}"
    if term.checked:
        yield f'dct:modified "{term.checked.isoformat()}"^^xsd:date'


def _labels(term: Term) -> Iterator[str]:
    """Yield what it is called; SKOS allows each name in one role only."""
    seen: set[str] = set()
    short = [term.abbreviation] if term.abbreviation else []
    roles = ("prefLabel", [term.term]), ("altLabel", [*term.also, *short])
    for role, names in (*roles, ("hiddenLabel", term.search_words)):
        for name in names:
            if folded(name) not in seen:
                seen.add(folded(name))
                yield f"skos:{role} {_words(name)}"


def _words(text: str) -> str:
    """Return a text as Turtle writes it, which is how JSON does."""
    return f"{json.dumps(' '.join(text.split()), ensure_ascii=False)}@{LANGUAGE}"


def _address(text: str) -> str:
    safe = "".join(f"%{ord(sign):02X}" if sign in _NOT_IN_ADDRESSES else sign for sign in text)
    return f"<{safe}>"
