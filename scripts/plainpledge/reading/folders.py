"""The folders and files of a project, by name."""

from __future__ import annotations

from pathlib import Path

PLEDGES, DOCS, GLOSSARY = "pledges", "docs", "docs/glossary"
HOUSE_STYLE = f"{PLEDGES}/house-style.yml"


def is_project(folder: Path) -> bool:
    """True for the folder that holds `mkdocs.yml` and the pledges."""
    return (folder / "mkdocs.yml").is_file() and (folder / PLEDGES).is_dir()
