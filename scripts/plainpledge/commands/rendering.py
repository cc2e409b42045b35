"""Writing the whole site as plain Markdown, for any generator."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from ..publishing.rendering import rendered_pages
from ..reading.site import DOCS, is_published
from .building import SETTINGS
from .project import CannotRunError
from .selection import read_with_pages

DOCUMENTS = "docs"
_LINE = re.compile(r"^(site_name|site_description|site_url):.*$", re.MULTILINE)
_EXTENSIONS = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - sane_lists
  - tables
  - pymdownx.details
  - pymdownx.superfences
"""


def render(root: Path, folder: Path) -> int:
    """Write every page and a configuration into a folder that is new or empty.

    Returns:
        how many pages were written.

    Raises:
        CannotRunError: something stands in the folder already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CannotRunError(f"“{folder}” is not empty. Name a new folder, or empty this one.")
    site, pages = read_with_pages(root)
    number = 0
    for path, text in rendered_pages(site, {page.address: page for page in pages}):
        _write(folder / DOCUMENTS / path, text)
        number += 1
    for path in sorted(site.files):
        if path.startswith(f"{DOCS}/") and is_published(path):
            copy = folder / DOCUMENTS / path.removeprefix(f"{DOCS}/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, copy)
    _write(folder / SETTINGS, _settings(root))
    return number


def _settings(root: Path) -> str:
    """Return a configuration with what names the site, and nothing that needs us."""
    text = (root / SETTINGS).read_text("utf-8-sig", errors="replace")
    named = [match[0] for match in _LINE.finditer(text)]
    theme = "theme:\n  name: material\n  language: en\n  font: false\n"
    return "\n".join([*named, f"docs_dir: {DOCUMENTS}", theme + _EXTENSIONS])


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
