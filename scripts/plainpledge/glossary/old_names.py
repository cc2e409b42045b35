"""Names that files had before: their old addresses lead to the new pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Document, Pledge, Reviewed, Site, Term
from ..reading.site import address

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class OldName:
    """A former name of a file."""

    document: Document
    """The file as it is called today."""
    typed: str
    index: int
    """Its place in the list under `was`."""

    @property
    def is_name(self) -> bool:
        """True when it can be the name of a file, without folder and ending."""
        return bool(_NAME.fullmatch(self.typed))

    @property
    def path(self) -> str:
        """The path that the file had; its folder is the same."""
        folder, slash, _ = self.document.path.rpartition("/")
        return f"{folder}{slash}{self.typed}.md"


def old_names(site: Site) -> Iterator[OldName]:
    """Yield each old name that a writer declared, in the order of files."""
    for path in site.documents:
        page = site.page(path)
        if isinstance(page, (Reviewed, Term)):
            for index, typed in enumerate(page.was):
                yield OldName(page.document, typed, index)


def old_address(site: Site, old: OldName) -> str:
    """Return where the page stood; pledges stand in the folder that they are called by."""
    if isinstance(site.page(old.document.path), Pledge):
        return f"{site.house_style.called.folder}/{old.typed}.md"
    return address(old.path)


def redirects(site: Site) -> Iterator[OldName]:
    """Yield each old name that leads to its new page; of two claims to one, the first."""
    taken = set(site.documents)
    for old in old_names(site):
        if old.is_name and old.path not in taken:
            taken.add(old.path)
            yield old
