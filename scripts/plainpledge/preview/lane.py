"""The fast lane: one saved file is read and checked again at once, without the others.

Rules that compare files run with the next build. Until then what they last said is kept, moved to
where its words stand now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..model import Document, Finding, Site, Span
from ..reading import fields, marks, source, yaml_tree
from ..reading.site import reread
from ..rules.checking import conclude, look
from ..rules.registry import Kind, rules
from .built import Built, renewed
from .versions import read_saved, version

READ = frozenset(
    {
        *(fields.UNKNOWN, fields.WRONG, fields.MISSING, yaml_tree.RULE, yaml_tree.REPEATED),
        *(source.RULE, marks.RULE),
    }
)
"""Rules that pass on what was wrong while the file was read: they need no other file."""
_NEAR = (Kind.PROSE, Kind.DOCUMENT, Kind.FINDINGS)


@dataclass(frozen=True, eq=False)
class Fresh:
    """One file as it is now."""

    built: Built
    """The build that all else comes from."""
    site: Site
    """That build's site with this file read again."""
    document: Document
    findings: tuple[Finding, ...]

    @cached_property
    def version(self) -> str:
        """The file's version."""
        return version(self.document)

    @cached_property
    def html(self) -> str | None:
        """The file's page; None when it has none yet."""
        page = next((p for p in self.built.pages.values() if _is_of(p.document, self)), None)
        if not page:
            return None
        return self.built.render(renewed(page, self.built.site, self.site), self.findings)


def look_again(built: Built, path: str) -> Fresh:
    """Read and check one file as it is now."""
    return look_again_at(built, read_saved(built.site.root, path))


def look_again_at(built: Built, document: Document) -> Fresh:
    """Check one file as it is in memory."""
    site, findings = check_again(built.site, built.findings, document)
    return Fresh(built, site, document, findings)


def check_again(
    old: Site, known: Iterable[Finding], document: Document
) -> tuple[Site, tuple[Finding, ...]]:
    """Return a site with one file as it is in memory, and what is found in that file.

    Args:
        old: the site as it was last read whole.
        known: what was found in it then.
        document: the file.
    """
    site, path = reread(old, document), document.path
    wanted = {rule.name for rule in rules().values() if rule.kind in _NEAR}
    looked = look(document, site, wanted | READ)
    read = _read(site, document)
    far = moved(_far(known, path), old.documents.get(path), document)
    looked = looked._replace(findings=(*looked.findings, *read, *far))
    return site, conclude([looked], site, wanted, is_project=False)


def _is_of(document: Document | None, fresh: Fresh) -> bool:
    return document is not None and document.path == fresh.document.path


def _read(site: Site, document: Document) -> Iterator[Finding]:
    """Yield what was wrong while one file was read, as the rules tell it."""
    own = tuple(found for found in site.findings if found.path == document.path)
    alone = replace(site, documents={document.path: document}, findings=own)
    for name in READ:
        rule = rules()[name]
        if rule.kind is Kind.SITE:
            for found in rule.check(alone):
                if found.path == document.path:
                    yield replace(found, rule=name, severity=rule.severity)


def _far(findings: Iterable[Finding], path: str) -> Iterator[Finding]:
    """Yield what was last found in a file by comparing it with others."""
    for finding in findings:
        is_near = rules()[finding.rule].kind in _NEAR or finding.rule in READ
        if finding.path == path and not is_near:
            yield finding


def moved(findings: Iterable[Finding], old: Document | None, new: Document) -> Iterator[Finding]:
    """Yield findings where their words stand now; those whose own words were changed are gone."""
    if old is None or old.text == new.text:
        yield from findings
        return
    head, tail = unchanged(old.text, new.text)
    growth = len(new.text) - len(old.text)
    for finding in findings:
        start, end = finding.span.start, finding.span.end
        if end <= head:
            yield finding
        elif start >= len(old.text) - tail:
            yield replace(finding, span=Span(start + growth, end + growth))


def unchanged(old: str, new: str) -> tuple[int, int]:
    """Return how many characters at the start and at the end two texts have in common."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    most -= head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return head, tail
