"""The whole project → a Site."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ..model import (
    Article,
    Document,
    Finding,
    FrontMatter,
    HouseStyle,
    Pledge,
    Site,
    Span,
    Term,
    Wording,
    Written,
    fields_of,
)
from .documents import read_document
from .fields import read_fields
from .folders import DOCS, GLOSSARY, HOUSE_STYLE, PLEDGES
from .source import RULE as UNREADABLE
from .source import leads_inside, read_text
from .wording import agreed_items
from .yaml_tree import read_tree

__all__ = [
    "DOCS",
    "GLOSSARY",
    "HOUSE_STYLE",
    "NO_HOUSE_STYLE",
    "PLEDGES",
    "Read",
    "address",
    "file_number",
    "file_title",
    "is_published",
    "kind_of_file",
    "read_house_style",
    "read_site",
    "reread",
]

NO_HOUSE_STYLE = "missing-house-style"
_PUBLISHED = frozenset(
    ".png .jpg .jpeg .gif .svg .webp .avif .ico .pdf .csv .mp3 .m4a .mp4 .webm .vtt".split()
)
Kind = TypeVar("Kind", bound=Written)
_LIKE_MD = {".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdx"}
"""What others take for Markdown. Only `.md` is read: one ending, in small letters."""
_FILE_NUMBER = re.compile(r"(\d+)")


Read = Callable[[Path, str], Document]
"""Reads one file below a project's folder."""


def read_site(root: Path, read: Read = read_document) -> Site:
    """Read everything below a project's folder. Never raises for what a writer wrote.

    Args:
        root: the folder.
        read: reads one file; a preview remembers those that have not changed.
    """
    house_style, settings, findings = read_house_style(root)
    paths = sorted(_walk(root))
    documents = {path: read(root, path) for path in paths if path.endswith(".md")}
    others = frozenset(path for path in paths if path not in documents)
    problems = (*findings, *_unread(root, others))
    site = _Builder(root, house_style, documents).build(others, problems)
    return replace(site, settings=settings)


def reread(site: Site, document: Document) -> Site:
    """Return a site with one of its files as it has been read again.

    All else stays as it was read, the order of the pages too.
    """
    path = document.path
    builder = _Builder(site.root, site.house_style, {path: document})
    made = builder.all(kind_of_file(path, site.house_style), [path])
    others = tuple(finding for finding in site.findings if finding.path != path)
    again = partial(_replaced, site.page(path), made)
    return replace(
        site,
        documents={**site.documents, path: document},
        wording=next(iter(again(Wording, (site.wording,))), None),
        pledges=again(Pledge, site.pledges),
        terms=again(Term, site.terms),
        articles=again(Article, site.articles),
        findings=(*others, *builder.findings),
    )


def _replaced(
    old: Written | None, made: list[Written], model: type[Kind], pages: Iterable[Kind | None]
) -> tuple[Kind, ...]:
    """Put what was made in the place of the old page, or at the end where there was none."""
    fresh = [page for page in made if isinstance(page, model)]
    kept = [page for page in pages if page]
    index = next((place for place, page in enumerate(kept) if page is old), len(kept))
    return (*kept[:index], *fresh, *kept[index + 1 :])


def read_house_style(
    root: Path,
) -> tuple[HouseStyle, Document | None, tuple[Finding, ...]]:
    """Return the settings and their file; built-in ones, with a finding, where there is none."""
    if not (root / HOUSE_STYLE).is_file():
        return HouseStyle(), None, (_no_house_style(),)
    text, findings = read_text(root, HOUSE_STYLE)
    tree = read_tree(HOUSE_STYLE, text, Span(0, len(text)))
    typed = FrontMatter(Span(0, 0), tree.values, tree.keys, tree.places)
    settings, problems = read_fields(HouseStyle, HOUSE_STYLE, typed, {})
    file = Document(HOUSE_STYLE, text, typed)
    return settings or HouseStyle(), file, (*findings, *tree.findings, *problems)


def address(path: str) -> str:
    """Return how pages link to a file: the pledges stand beside the files in `docs/`."""
    return path.removeprefix(f"{DOCS}/")


def file_number(path: str) -> int | None:
    """Return the number that a file's name starts with: 5 for `pledges/05-plain-words.md`."""
    match = _FILE_NUMBER.match(path.rpartition("/")[2])
    return int(match[1]) if match else None


def file_title(path: str) -> str:
    """Return a title made of a file's name, to go on with where there is none."""
    words = re.sub(r"^\d+", "", Path(path).stem).replace("-", " ").strip()
    return words[:1].upper() + words[1:] or "Untitled"


def _walk(root: Path) -> Iterator[str]:
    """Yield the paths of all files of ours and of linked folders; hidden ones are left out."""
    for top in (PLEDGES, DOCS):
        for folder, names, files in os.walk(root / top, onerror=_stop):
            names[:] = sorted(name for name in names if not name.startswith("."))
            linked = (name for name in names if (Path(folder) / name).is_symlink())
            for name in (*files, *linked):
                if not name.startswith("."):
                    yield (Path(folder) / name).relative_to(root).as_posix()


def _unread(root: Path, paths: Iterable[str]) -> Iterator[Finding]:
    """Say what MkDocs would publish although it was not read here: its held lines would be seen."""
    for path in sorted(paths):
        ending = PurePosixPath(path).suffix
        if ending.lower() in _LIKE_MD:
            message = f"This file’s name ends in {ending}, so it was not read."
            yield _refused(path, message, "Give the name the ending .md, in small letters.")
        elif (root / path).is_dir():
            message = "This is a link to a folder, so nothing in it was read."
            yield _refused(path, message, "Put the folder itself here in place of the link.")
        elif (root / path).is_symlink() and not leads_inside(root, path):
            message = "This is a link to a file outside the project, so it is not published."
            yield _refused(path, message, "Put the file itself here in place of the link.")


def is_published(path: str) -> bool:
    """True for files that readers may get beside the pages: pictures, PDF, sound, film and tables.

    Everything else stays out. A copy that an editor left behind could show held lines.
    """
    return PurePosixPath(path).suffix.lower() in _PUBLISHED


def _refused(path: str, message: str, advice: str) -> Finding:
    why = "Its pages would not be checked, and lines that are held back could be seen."
    return Finding(path, Span(0, 0), message, why, advice, rule=UNREADABLE)


def _stop(error: OSError) -> None:
    """Stop at a folder that cannot be opened: its pages would be missing, and nobody told."""
    if not isinstance(error, FileNotFoundError):
        raise error


def _no_house_style() -> Finding:
    return Finding(
        HOUSE_STYLE,
        Span(0, 0),
        "There is no house-style.yml, so the built-in settings are used.",
        "Your own sections and your own word for a pledge are not known.",
        "Put the file back, or write a new one. “How to edit” says what goes in.",
        rule=NO_HOUSE_STYLE,
    )


class _Builder:
    """Turns documents into the things they are about, and gathers what is wrong with them."""

    def __init__(
        self, root: Path, house_style: HouseStyle, documents: Mapping[str, Document]
    ) -> None:
        self.root, self.house_style, self.documents = root, house_style, documents
        self.findings: list[Finding] = []

    def build(self, files: frozenset[str], findings: tuple[Finding, ...]) -> Site:
        """Make the site."""
        wording_path = f"{PLEDGES}/{self.house_style.wording_file}"
        rest = [path for path in self.documents if path != wording_path]
        pledges = self.all(Pledge, [path for path in rest if path.startswith(f"{PLEDGES}/")])
        terms = self.all(Term, [path for path in rest if _is_term(path)])
        in_docs = [path for path in rest if path.startswith(f"{DOCS}/")]
        articles = self.all(Article, [path for path in in_docs if not _is_term(path)])
        wording = self.all(Wording, [path for path in self.documents if path == wording_path])
        return Site(
            self.root,
            self.house_style,
            self.documents,
            next(iter(wording), None),
            tuple(sorted(pledges, key=lambda pledge: (pledge.number, pledge.document.path))),
            tuple(sorted(terms, key=lambda term: (term.term.casefold(), term.term))),
            tuple(articles),
            files,
            (*findings, *self.findings),
        )

    def all(self, model: type[Kind], paths: list[str]) -> list[Kind]:
        """Make one thing of each file; what is missing is made up from the file's name."""
        made = []
        for path in paths:
            document, title = self.documents[path], file_title(path)
            extra: dict[str, object] = {"document": document}
            if model is Wording:
                extra["items"] = tuple(agreed_items(document))
            spare = {"number": file_number(path), "title": title, "summary": title, "term": title}
            usable = {key: value for key, value in spare.items() if key in fields_of(model)}
            thing, findings = read_fields(model, path, document.front_matter, extra, **usable)
            if not document.findings_of(UNREADABLE):
                self.findings += findings
            if thing:
                made.append(thing)
        return made


def kind_of_file(path: str, style: HouseStyle) -> type[Written]:
    """Return what a file is about, as its place says."""
    if path == f"{PLEDGES}/{style.wording_file}":
        return Wording
    if path.startswith(f"{PLEDGES}/"):
        return Pledge
    return Term if _is_term(path) else Article


def _is_term(path: str) -> bool:
    return path.startswith(f"{GLOSSARY}/") and path != f"{GLOSSARY}/index.md"
