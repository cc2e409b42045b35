"""Reads and checks again only what has changed, so that the build behind the fast lane is short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..model import Document, Finding, Site
from ..reading.day import build_day
from ..reading.documents import parse_document
from ..reading.source import read_text
from ..rules.checking import Looked, conclude, look
from .versions import read_saved


class Memory:
    """What was read and found in each file at the last build.

    Args:
        give_way: called between two files, so that somebody else may go first.
    """

    def __init__(self, give_way: Callable[[], None]) -> None:
        self._give_way = give_way
        self._documents: dict[str, Document] = {}
        self._looked: dict[str, tuple[Document, Looked]] = {}
        self._shared: object = None

    def read(self, root: Path, path: str) -> Document:
        """Return a file as it is now; the same document as before for the same text."""
        self._give_way()
        text, problems = read_text(root, path)
        known = self._documents.get(path)
        if problems or not text:
            return read_saved(root, path)
        if known is None or known.text != text:
            known = self._documents[path] = parse_document(path, text)
        return known

    def check(self, site: Site) -> tuple[Finding, ...]:
        """Return all that is wrong in a project, as the checker would."""
        shared = _shared(site)
        if shared != self._shared:
            self._looked.clear()
            self._shared = shared
        findings = conclude(self._look(site), site)
        self._looked = {path: self._looked[path] for path in site.documents}
        return findings

    def _look(self, site: Site) -> Iterator[Looked]:
        for path, document in site.documents.items():
            known = self._looked.get(path)
            if known is None or known[0] is not document:
                self._give_way()
                known = self._looked[path] = document, look(document, site)
            yield known[1]


def _shared(site: Site) -> object:
    """Return all that what is found in one file may depend on besides its own text."""
    heads = {path: file.front_matter.values for path, file in site.documents.items()}
    wording = site.wording and site.wording.document.text
    return site.house_style, wording, heads, build_day()
