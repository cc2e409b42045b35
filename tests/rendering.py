"""Renders Markdown as MkDocs does: with Python-Markdown and the extensions in `mkdocs.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import markdown
import yaml

MKDOCS_YML = Path(__file__).parents[1] / "mkdocs.yml"


def rendered(text: str) -> str:
    """Return the HTML of a Markdown text."""
    return _reader().reset().convert(text)


@cache
def _reader() -> markdown.Markdown:
    names: list[str] = []
    settings: dict[str, dict[str, Any]] = {}
    for entry in yaml.safe_load(MKDOCS_YML.read_text("utf-8"))["markdown_extensions"]:
        if isinstance(entry, dict):
            settings.update(entry)
            names.extend(entry)
        else:
            names.append(entry)
    return markdown.Markdown(extensions=names, extension_configs=settings)
