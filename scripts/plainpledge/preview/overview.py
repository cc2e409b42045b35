"""The page of all files: what is found in each, what is a draft, overdue, held back or missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import jinja2

from ..language.plainness import measure
from ..model import Document, Severity, Status
from ..reading.day import build_day
from ..reading.site import DOCS, GLOSSARY, PLEDGES, file_title
from .built import Built

_GROUPS = ((f"{PLEDGES}/", ""), (f"{GLOSSARY}/", "Glossary"), (f"{DOCS}/", "Other pages"))


@dataclass(frozen=True)
class Row:
    """One file as the page shows it."""

    path: str
    title: str
    url: str | None
    errors: int
    warnings: int
    hints: int
    score: int | None
    """The plainness; None where there are too few words."""
    is_draft: bool
    is_overdue: bool
    held: int
    gaps: int


@cache
def _template() -> jinja2.Template:
    folder = jinja2.FileSystemLoader(Path(__file__).parent)
    environment = jinja2.Environment(loader=folder, autoescape=True, trim_blocks=True)
    return environment.get_template("overview.html")


def html(built: Built, root: str) -> str:
    """Return the page.

    Args:
        built: the last build.
        root: the address of the site, such as `/`.
    """
    counts = _counts(built)
    urls = {}
    for url, address in built.urls.items():
        document = built.pages[address].document
        if document:
            urls[document.path] = url
    groups: dict[str, list[Row]] = {_called(name, built): [] for _, name in _GROUPS}
    for path, document in built.site.documents.items():
        groups[_group(path, built)].append(_row(built, document, counts[path], urls.get(path)))
    rows = [row for group in groups.values() for row in group]
    return _template().render(
        root=root,
        groups={name: rows for name, rows in groups.items() if rows},
        files=len(rows),
        errors=sum(row.errors for row in rows),
        warnings=sum(row.warnings for row in rows),
        hints=sum(row.hints for row in rows),
        drafts=sum(row.is_draft for row in rows),
        overdue=sum(row.is_overdue for row in rows),
        held=sum(row.held for row in rows),
        gaps=sum(row.gaps for row in rows),
        plainness=next((url for url, one in built.urls.items() if one == "plainness.md"), None),
    )


def _counts(built: Built) -> dict[str, Counter[Severity]]:
    counts: dict[str, Counter[Severity]] = defaultdict(Counter)
    for finding in built.findings:
        counts[finding.path][finding.severity] += 1
    return counts


def _group(path: str, built: Built) -> str:
    return next(_called(name, built) for start, name in _GROUPS if path.startswith(start))


def _called(name: str, built: Built) -> str:
    many = built.site.house_style.called.many
    return name or many[:1].upper() + many[1:]


def _row(built: Built, document: Document, counts: Counter[Severity], url: str | None) -> Row:
    page = built.site.page(document.path)
    review: date | None = getattr(page, "review_by", None)
    found = measure(document)
    return Row(
        document.path,
        str(getattr(page, "title", "") or file_title(document.path)),
        url,
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.HINT],
        round(found.score) if found and not found.is_too_short else None,
        getattr(page, "status", None) is Status.DRAFT,
        review is not None and review < build_day(),
        len(document.holds),
        len(document.gaps),
    )
