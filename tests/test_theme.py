"""Our templates that take the place of the theme's: each is watched for changes of the original.

`theme_files.tsv` has the sum of each original as it was when ours was last compared with it.
"""

from __future__ import annotations

import csv
import hashlib
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from built_sites import OWN

OURS = OWN / "overrides"
FOUND = find_spec("material")
assert FOUND and FOUND.origin, "the theme is not installed"
THEIRS = Path(FOUND.origin).parent / "templates"
TABLE = Path(__file__).parent / "theme_files.tsv"
THEME = version("mkdocs-material")
CHANGED = (
    "Material {version} has another {file} than the one that overrides/{file} was made against. "
    "Read what has changed in it, take over what readers need, name the new version in the first "
    "lines of our file, and write {sum} into tests/theme_files.tsv."
)


def compared() -> dict[str, str]:
    """Return the sum of each original by its path."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["sha256"] for row in csv.DictReader(file, delimiter="\t")}


def in_place_of_theirs() -> list[str]:
    """Return those files of ours that the theme has too."""
    ours = (file.relative_to(OURS) for file in OURS.rglob("*") if file.is_file())
    return sorted(path.as_posix() for path in ours if (THEIRS / path).is_file())


def test_every_file_that_takes_the_place_of_one_is_watched() -> None:
    assert sorted(compared()) == in_place_of_theirs()
    assert {"base.html", "main.html", "404.html"} <= set(compared())


@pytest.mark.parametrize("file", in_place_of_theirs())
def test_the_original_is_the_one_that_ours_was_made_against(file: str) -> None:
    found = hashlib.sha256((THEIRS / file).read_bytes()).hexdigest()
    assert found == compared().get(file), CHANGED.format(version=THEME, file=file, sum=found)


@pytest.mark.parametrize("file", in_place_of_theirs())
def test_ours_says_at_its_head_what_it_replaces(file: str) -> None:
    text = (OURS / file).read_text("utf-8")
    assert text.startswith("{#"), "its first lines must be a comment that says what it changes"
    head = " ".join(text.partition("#}")[0].split())
    assert f"in place of Material's ({THEME})" in head or (
        f"in place of Material's {file} ({THEME})" in head
    ), f"overrides/{file} must say: in place of Material's ({THEME})"
