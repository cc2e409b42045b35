"""What the panel shows of one file, as plain values for JSON."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from ..language.explanation import Plainness
from ..language.grades import grade
from ..language.plainness import measure
from ..model import Block, Document, Finding, HouseStyle, Role, Site, Status, Term
from ..reading.day import build_day
from ..reading.fields import MISSING
from ..rules.registry import rules
from .editable import AGREED, editable
from .form import form
from .lane import Fresh
from .places import place

_PAGE_LEVEL = 2
_FIELD = re.compile(r"(?P<name>[a-z_]+):")
_MISSING = re.compile(r"“(?P<name>\w+)” is missing")


def report(fresh: Fresh, before: Mapping[str, Plainness]) -> dict[str, Any]:
    """Return all that the panel shows.

    Args:
        fresh: the file as it is now.
        before: how plain an earlier version was, see `measured`.
    """
    document, site = fresh.document, fresh.site
    fields = form(site, document)
    names = {one["name"] for one in fields}
    return {
        "path": document.path,
        "findings": [_finding(one, document, names) for one in by_place(fresh.findings)],
        "plainness": plainness(document, before, site.house_style),
        "blocks": [_block(index, one, document) for index, one in enumerate(document.blocks)],
        "holds": [_hold(document, number) for number in range(len(document.holds))],
        "gaps": [gap.what for gap in document.gaps],
        "notes": list(notes(site, document)),
        "fields": fields,
        "agreed": AGREED if site.wording and site.wording.document is document else None,
    }


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings as a reader meets them; at one place the most serious first."""
    return sorted(findings, key=lambda one: (one.span.start, one.severity.rank, one.span, one.rule))


def _finding(finding: Finding, document: Document, fields: Container[str]) -> dict[str, Any]:
    rule, at = rules()[finding.rule], document.position(finding.span.start)
    seen = place(document, finding.span)
    field = None if seen else _field(finding, document)
    return {
        "rule": rule.name,
        "title": rule.title,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": finding.why,
        "advice": finding.advice,
        "suggestion": finding.suggestion,
        "words": document.text[finding.span.start : finding.span.end],
        "line": at.line,
        "column": at.column,
        "span": [finding.span.start, finding.span.end],
        "place": seen._asdict() if seen else None,
        "can_be_allowed": rule.can_be_allowed,
        "field": field if field in fields else None,
    }


def _field(finding: Finding, document: Document) -> str | None:
    """Return the field at the head of the file that a finding is about."""
    missing = _MISSING.match(finding.message) if finding.rule == MISSING else None
    if missing:  # it stands nowhere
        return missing["name"]
    head = document.front_matter
    for places in (head.places, head.keys):
        for key, span in places.items():
            if span.contains(finding.span) and key:
                return str(key[0])
    named = _FIELD.match(document.text, finding.span.start)
    return named["name"] if named and finding.span.start < document.body.start else None


def plainness(
    document: Document, before: Mapping[str, Plainness], style: HouseStyle
) -> list[dict[str, Any]]:
    """Return the plainness of the whole page and of each section, with its change."""
    rows = []
    for name, found in measured(document).items():
        audience, old = style.audience_of(name), before.get(name)
        rows.append(
            {
                "name": name,
                "score": None if found.is_too_short else round(found.score),
                "grade": None if found.is_too_short else grade(found.score).value,
                "words": found.words,
                "target": audience.target if audience else None,
                "change": None
                if old is None or old.is_too_short or found.is_too_short
                else round(found.score - old.score, 1),
            }
        )
    return rows


def measured(document: Document) -> dict[str, Plainness]:
    """Return how plain the whole page is, under an empty name, and each section by its heading."""
    found = {"": measure(document)}
    for section in document.sections:
        if section.level == _PAGE_LEVEL:
            found[section.title] = measure(document, section.span)
    return {name: one for name, one in found.items() if one}


def _block(index: int, block: Block, document: Document) -> dict[str, Any]:
    span = editable(document, index)
    hold = next((n for n, one in enumerate(document.holds) if one.span.contains(block.span)), None)
    return {
        "role": block.role.value,
        "source": document.text[span.start : span.end].replace("\r\n", "\n") if span else None,
        "hold": hold,
        "is_item": block.role is Role.ITEM,
    }


def _hold(document: Document, number: int) -> dict[str, Any]:
    hold = document.holds[number]
    inside = (n for n, one in enumerate(document.blocks) if hold.body.contains(one.span))
    return {"reason": hold.reason, "block": next(inside, None)}


def notes(site: Site, document: Document) -> Iterator[str]:
    """Yield what is to be known of a page besides its findings."""
    page = site.page(document.path)
    if getattr(page, "status", None) is Status.DRAFT:
        yield "Draft: " + (
            "nobody who knows has checked this meaning yet."
            if isinstance(page, Term)
            else "the owner has not agreed this page yet."
        )
    review = getattr(page, "review_by", None)
    if review and review < build_day():
        yield f"Review overdue: it was due by {review.day} {review:%B %Y}."
    for number, name in ((len(document.holds), "held back"), (len(document.gaps), "to fill in")):
        if number:
            yield f"{number} {'place is' if number == 1 else 'places are'} {name}."
