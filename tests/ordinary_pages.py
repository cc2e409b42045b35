"""Public pages that nobody wrote to do harm, and what our two nets make of each."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from plainpledge.publishing.filtering import difference
from plainpledge.reading.documents import parse_document
from plainpledge.reading.published import published_body
from plainpledge.rules.unsafe_addresses import Part
from plainpledge.rules.unsafe_parts import unsafe_parts
from rendering import rendered


class Verdict(NamedTuple):
    """What the rule finds on a page first, and what the filter would take out first."""

    found: Part | None
    taken: str | None

    @property
    def is_false_alarm(self) -> bool:
        return bool(self.found and not self.taken)

    @property
    def is_missed(self) -> bool:
        return bool(self.taken and not self.found)


def verdict(text: str) -> Verdict:
    """Judge a page. Where the rule finds something, the filter must take something out."""
    document = parse_document("docs/a.md", text)
    body = rendered(published_body(document)).replace(' style="text-align', ' align="')
    return Verdict(next(unsafe_parts(document), None), difference(body))


def installed_pages() -> dict[str, str]:
    """Return what each package that is installed here says of itself, and its Markdown files."""
    described = {
        f"about {found.name}": str(found.metadata.json.get("description", ""))
        for found in metadata.distributions()
        if "markdown" in (found.metadata["Description-Content-Type"] or "")
    }
    return distinct(described | pages_in([Path(sysconfig.get_path("purelib"))]))


def pages_in(folders: Iterable[Path]) -> dict[str, str]:
    """Return every Markdown file below some folders, by its path."""
    files = (file for folder in folders for file in sorted(folder.rglob("*.md")) if file.is_file())
    return {str(file): file.read_text("utf-8", "replace") for file in files}


def distinct(pages: dict[str, str]) -> dict[str, str]:
    """Return each page once that has words on it."""
    by_text = {text.strip(): name for name, text in reversed(pages.items())}
    return {name: text for text, name in reversed(by_text.items()) if text}
