"""The glossary as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from unicodedata import normalize

from ..model import Site, Term
from .graph import see_also
from .meanings import Meaning, is_draft, meanings

COLUMNS = (
    "word, short form, also called, meaning, say instead, see also, law, source, status,"
    " to be checked first, checked, search words, address"
).split(", ")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which spreadsheets take a cell for a sum; see “CSV injection” (OWASP). Some take the
wide forms of these signs for the same, and other marks than the comma for the end of a cell."""
_BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel does not read the file as UTF-8."""


def table(site: Site, address: Callable[[str], str]) -> str:
    """Return the whole glossary, a row for each term.

    Args:
        site: everything that was read.
        address: where a file’s page stands, whole, or as seen from the table.
    """
    others, said = see_also(site), meanings(site)
    file = io.StringIO()
    rows = csv.writer(file, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for term in site.terms:
        path = term.document.path
        named = [other.term for other in others[path]]
        rows.writerow(map(_safe, [*_cells(term, said[path], named), address(path)]))
    return _BYTE_ORDER_MARK + file.getvalue()


def _cells(term: Term, meaning: Meaning, see: list[str]) -> list[str]:
    return [
        term.term,
        term.abbreviation or "",
        "; ".join(term.also),
        meaning.text,
        term.say_instead or "",
        "; ".join(see),
        term.law or "",
        term.source or "",
        "draft" if is_draft(term) else "agreed",
        "yes" if term.verify else "no",
        term.checked.isoformat() if term.checked else "",
        "; ".join(term.search_words),
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if normalize("NFKC", cell[:1]).startswith(_FORMULA) else cell
