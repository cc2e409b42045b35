"""What is checked: the whole project, some of its files, or Markdown files from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Finding, HouseStyle, PagePlace, Severity, Site
from ..pages.registry import page_types
from ..reading.site import DOCS, PLEDGES, read_site
from ..rules.checking import check
from .files import files_below, place_of, read_loose
from .project import CannotRunError, find_project, require_project

MARKDOWN = ".md"


@dataclass(frozen=True)
class Checked:
    """What was looked at, and what was found there."""

    findings: tuple[Finding, ...]
    site: Site
    """With only those files that were asked for."""

    @property
    def has_errors(self) -> bool:
        """True when something must not be published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_project(root: Path) -> Site:
    """Read the whole project, with the places of all its pages: rules do not know page types."""
    site = read_site(root)
    pages = (page for make in page_types() for page in make(site))
    places = (
        PagePlace(page.address, page.destination, page.document.path if page.document else None)
        for page in pages
    )
    return replace(site, places=tuple(places))


def check_project(root: Path) -> Checked:
    """Check the whole project."""
    site = read_project(root)
    return Checked(check(site), site)


def check_paths(named_project: Path | None, paths: Sequence[Path]) -> Checked:
    """Check some files and folders; those outside a project on their own, without the others."""
    root = require_project(named_project) if named_project else find_project(Path.cwd())
    places = [place_of(path) for path in paths]
    ours = {_inside(root, place) for place in places if root and _is_ours(root, place)}
    others = [place for place in places if not (root and _is_ours(root, place))]
    parts = []
    if root and ours:
        parts.append(_only(check_project(root), ours))
    if others:
        parts.append(_check_loose(root, others))
    return _joined(parts)


def _inside(root: Path, place: Path) -> str:
    return place.relative_to(root).as_posix()


def _is_ours(root: Path, place: Path) -> bool:
    """True for the project's folder and for all that stands in the folders of words."""
    if not place.is_relative_to(root):
        return False
    return place == root or _inside(root, place).split("/")[0] in (PLEDGES, DOCS)


def _only(checked: Checked, wanted: set[str]) -> Checked:
    """Keep what is about the wanted files and folders."""
    site = checked.site

    def is_wanted(path: str) -> bool:
        return any(name in (".", path) or path.startswith(f"{name}/") for name in wanted)

    documents = {path: file for path, file in site.documents.items() if is_wanted(path)}
    settings = site.settings if site.settings and is_wanted(site.settings.path) else None
    findings = tuple(finding for finding in checked.findings if is_wanted(finding.path))
    return Checked(findings, replace(site, documents=documents, settings=settings))


def _check_loose(root: Path | None, places: Iterable[Path]) -> Checked:
    """Check files that belong to no project: what is said of the project is left out."""
    style = read_site(root).house_style if root else HouseStyle()
    files = (file for place in places for file in _markdown_files(place))
    documents = {document.path: document for document in map(read_loose, files)}
    site = Site(root or Path.cwd(), style, documents)
    return Checked(tuple(found for found in check(site) if found.path in documents), site)


def _markdown_files(place: Path) -> Iterable[Path]:
    if not place.is_dir() and place.suffix.lower() != MARKDOWN:
        raise CannotRunError(f"“{place.name}” is not a Markdown file. Its name must end in .md.")
    return files_below(place, (MARKDOWN,))


def _joined(parts: Sequence[Checked]) -> Checked:
    findings = tuple(finding for part in parts for finding in part.findings)
    documents = {path: file for part in parts for path, file in part.site.documents.items()}
    site = replace(parts[0].site, documents=documents)
    if not documents and not site.settings and not findings:
        raise CannotRunError("There is no Markdown file there, so nothing was checked.")
    return Checked(findings, site)
