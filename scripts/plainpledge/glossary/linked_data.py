"""The glossary for programs that read pages: schema.org terms as JSON-LD.

It is a block of data in the page, not a script: no browser runs it, and a strict policy allows it.
Addresses are whole, or as seen from the page where the site’s own address is not known.

schema.org knows drafts only of works, such as a set of terms (`creativeWorkStatus`), not of one
term. So the description of a draft says of itself that it is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from ..model import Site, Term
from .meanings import DRAFT_NOTE, is_draft, meanings

CONTEXT = "https://schema.org"


def term_data(site: Site, term: Term, address: str, glossary: str, name: str) -> Markup:
    """Return one term, as JSON that is safe within a page.

    Args:
        site: everything that was read.
        term: the term.
        address: where its page stands.
        glossary: where the list from A to Z stands.
        name: what the glossary is called.
    """
    within = {"@type": "DefinedTermSet", "@id": glossary, "name": name}
    return _written({**_term(site, term, address), "inDefinedTermSet": within})


def set_data(site: Site, addresses: Iterable[str], glossary: str, name: str) -> Markup:
    """Return the whole glossary, as JSON that is safe within a page.

    Args:
        site: everything that was read.
        addresses: where the page of each term stands, in the order of the terms.
        glossary: where the list from A to Z stands.
        name: what the glossary is called.
    """
    terms = [
        {"@type": "DefinedTerm", "@id": address, "name": term.term}
        for term, address in zip(site.terms, addresses, strict=True)
    ]
    status = {"creativeWorkStatus": "Draft"} if any(map(is_draft, site.terms)) else {}
    return _written(
        {
            "@type": "DefinedTermSet",
            "@id": glossary,
            "name": name,
            **status,
            "hasDefinedTerm": terms,
        }
    )


def _term(site: Site, term: Term, address: str) -> dict[str, object]:
    short = {"termCode": term.abbreviation} if term.abbreviation else {}
    note = f"{DRAFT_NOTE} " if is_draft(term) else ""
    return {
        "@type": "DefinedTerm",
        "@id": address,
        "name": term.term,
        **({"alternateName": list(term.also)} if term.also else {}),
        **short,
        "description": f"{note}{meanings(site)[term.document.path].text}".strip(),
    }


def _written(data: Mapping[str, object]) -> Markup:
    """Write JSON in which nothing can end the element around it."""
    text = json.dumps({"@context": CONTEXT, **data}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
