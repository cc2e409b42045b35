"""Writing the whole site as plain Markdown, for any generator."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..model import Span
from ..publishing.plain_html import EXTENSIONS, first_unsafe
from ..publishing.rendering import rendered_pages
from ..reading.site import DOCS, is_published
from ..reading.yaml_tree import read_tree
from .building import SETTINGS
from .project import CannotRunError
from .selection import read_with_pages

DOCUMENTS = "docs"
_NAMED = ("site_name", "site_description", "site_url")
_FROM_ENVIRONMENT = "!ENV"
"""What a value starts with that other generators too take from a variable."""


def render(root: Path, folder: Path) -> int:
    """Write every page and a configuration into a folder that is new or empty.

    Returns:
        how many pages were written.

    Raises:
        CannotRunError: something stands in the folder already, or a page could act by itself.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CannotRunError(f"“{folder}” is not empty. Name a new folder, or empty this one.")
    site, pages = read_with_pages(root)
    texts = dict(rendered_pages(site, {page.address: page for page in pages}))
    if unsafe := first_unsafe(texts.items()):
        path, what = unsafe
        raise CannotRunError(
            f"Nothing was written. On the page “{path}”, “{what}” could act on its own. "
            "Take it out of this page."
        )
    for path, text in texts.items():
        _write(folder / DOCUMENTS / path, text)
    for path in sorted(site.files):
        if path.startswith(f"{DOCS}/") and is_published(path):
            copy = folder / DOCUMENTS / path.removeprefix(f"{DOCS}/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, copy)
    _write(folder / SETTINGS, _settings(root))
    return len(texts)


def _settings(root: Path) -> str:
    """Return a configuration with what names the site, and nothing that needs us."""
    named = [f"{name}: {value}" for name, value in _named(root)]
    theme = "theme:\n  name: material\n  language: en\n  font: false"
    extensions = ["markdown_extensions:", *(f"  - {name}" for name in EXTENSIONS)]
    return "\n".join([*named, f"docs_dir: {DOCUMENTS}", theme, *extensions, ""])


def _named(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the settings that name the site, each on one line; JSON is YAML."""
    text = (root / SETTINGS).read_text("utf-8-sig", errors="replace")
    tree = read_tree(SETTINGS, text, Span(0, len(text)))
    for name in _NAMED:
        value, place = tree.values.get(name), tree.places.get((name,))
        typed = text[place.start : place.end] if place else ""
        if typed.startswith(_FROM_ENVIRONMENT):
            yield name, " ".join(typed.split())
        elif isinstance(value, str):
            yield name, json.dumps(value, ensure_ascii=False)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
