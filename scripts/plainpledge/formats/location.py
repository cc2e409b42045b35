"""Where findings are, and in how many files they were looked for."""

from __future__ import annotations

from ..model import Document, Finding, Position, Site


def location(finding: Finding, site: Site) -> tuple[Position, Position]:
    """Return where a finding starts and ends; the first place of a file that was not read."""
    document = site.file(finding.path) or Document(finding.path, "")
    return document.position(finding.span.start), document.position(finding.span.end)


def files_read(site: Site) -> int:
    """Return the number of files that were looked at, the house style included."""
    return len(site.documents) + (site.settings is not None)
