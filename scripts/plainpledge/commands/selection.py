"""What is checked: the whole project, some of its files, or Markdown files from elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ..model import Document, Finding, HouseStyle, Severity, Site
from ..pages.page import SitePage
from ..pages.registry import page_types, settled
from ..reading.documents import parse_document, read_document
from ..reading.site import DOCS, HOUSE_STYLE, PLEDGES, Read, read_house_style, read_site
from ..reading.source import read_text
from ..rules.checking import check, conclude, look
from .cache import Cache, fingerprint
from .contents import MARKDOWN, files_below, project_contents
from .files import STANDARD_INPUT, place_of, read_loose
from .looking import Documents, by_name, look_at_files
from .progress import shown
from .project import CannotRunError, find_project, require_project


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


@dataclass(frozen=True)
class Checker:
    """Checks with some of the rules, and remembers what has not changed."""

    wanted: Collection[str] | None = None
    """Names of rules; without it all rules are run."""
    cache: Cache | None = field(default=None, compare=False)

    def project(self, root: Path) -> Checked:
        """Check the whole project."""
        if not self.cache:
            site = read_project(root)
            return Checked(self._conclude(site), site)
        name = fingerprint(f"{sorted(self.wanted or ())}", *project_contents(root))
        known = self.cache.get(name)
        if known is None:
            site = read_project(root)
            findings = self._conclude(site)
            known = (findings, tuple(site.documents), site.settings is not None)
            self.cache.keep(name, known)
            return Checked(findings, site)
        findings, paths, has_settings = known
        settings = _text_of(root, HOUSE_STYLE) if has_settings else None
        documents = Documents(paths, partial(read_document, root))
        return Checked(findings, Site(root, HouseStyle(), documents, settings=settings))

    def paths(self, named_project: Path | None, paths: Sequence[Path]) -> Checked:
        """Check files and folders; those outside a project on their own, without the others."""
        root = require_project(named_project) if named_project else find_project(Path.cwd())
        places = [place_of(path) for path in paths if str(path) != STANDARD_INPUT]
        ours = {_inside(root, place) for place in places if root and _is_ours(root, place)}
        others = [place for place in places if not (root and _is_ours(root, place))]
        parts = [self._input(root)] if len(places) < len(paths) else []
        if root and ours:
            parts.append(_only(self.project(root), ours))
        if others:
            parts.append(self._loose(root, others))
        return _joined(parts)

    def _conclude(self, site: Site) -> tuple[Finding, ...]:
        if not self.cache:
            return check(site, self.wanted)
        shared = fingerprint(_shared(site, self.wanted))
        looked = []
        for path, document in shown(site.documents.items(), len(site.documents)):
            name = fingerprint(shared, path, document.text)
            known = self.cache.get(name)
            if known is None:
                known = look(document, site, self.wanted)
                self.cache.keep(name, known)
            looked.append(known)
        return conclude(looked, site, self.wanted)

    def _loose(self, root: Path | None, places: Iterable[Path]) -> Checked:
        """Check files that belong to no project: what is said of the project is left out."""
        files = by_name([file for place in places for file in _markdown_files(place)])
        style, here = _style(root), root or Path.cwd()
        documents = Documents(files, lambda path: read_loose(files[path]))
        looked = look_at_files(
            [*files.values()], here, style, self.wanted, self.cache, documents.keep
        )
        looked = shown(looked, len(files))
        site = Site(here, style, documents)
        return Checked(conclude(looked, site, self.wanted, is_project=False), site)

    def _input(self, root: Path | None) -> Checked:
        """Check what comes from standard input."""
        text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
        return check_alone(parse_document(STANDARD_INPUT, text), root, self.wanted)


def check_alone(
    document: Document, root: Path | None, wanted: Collection[str] | None = None
) -> Checked:
    """Check one file that belongs to no project, with the house style of the one around it."""
    site = Site(root or Path.cwd(), _style(root), {document.path: document})
    looked = [look(document, site, wanted)]
    return Checked(conclude(looked, site, wanted, is_project=False), site)


def check_project(root: Path) -> Checked:
    """Check the whole project with all rules."""
    return Checker().project(root)


def read_project(root: Path, read: Read = read_document) -> Site:
    """Read the whole project, with the places of all its pages: rules do not know page types."""
    return read_with_pages(root, read)[0]


def read_with_pages(root: Path, read: Read = read_document) -> tuple[Site, tuple[SitePage, ...]]:
    """Read the whole project; return its pages too, two of them where an address is taken twice.

    An old address at which another page stands today is left out.
    """
    site = read_site(root, read)
    pages = tuple(page for make in page_types() for page in make(site))
    return replace(site, places=tuple(page.place for page in pages)), settled(pages)


def _shared(site: Site, wanted: Collection[str] | None) -> str:
    """Return all that what is found in one file may depend on besides its own text."""
    heads = (f"{path}{file.front_matter.values}" for path, file in site.documents.items())
    wording = site.wording.document.text if site.wording else ""
    return "\n".join([f"{site.house_style!r}{sorted(wanted or ())}", wording, *heads])


def _style(root: Path | None) -> HouseStyle:
    return read_house_style(root)[0] if root else HouseStyle()


def _text_of(root: Path, path: str) -> Document:
    return Document(path, read_text(root, path)[0])


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


def _markdown_files(place: Path) -> Iterable[Path]:
    if not place.is_dir() and place.suffix.lower() != MARKDOWN:
        raise CannotRunError(f"“{place.name}” is not a Markdown file. Its name must end in .md.")
    return files_below(place, (MARKDOWN,))


def _joined(parts: Sequence[Checked]) -> Checked:
    findings = tuple(finding for part in parts for finding in part.findings)
    site = parts[0].site
    if len(parts) > 1:
        documents = {path: file for part in parts for path, file in part.site.documents.items()}
        site = replace(site, documents=documents)
    if not site.documents and not site.settings and not findings:
        raise CannotRunError("There is no Markdown file there, so nothing was checked.")
    return Checked(findings, site)
