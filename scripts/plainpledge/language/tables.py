"""Tables of words: one row a line, columns parted by tabs, the first line names the columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table(package: str, name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `data/<name>.tsv` of a package, each by the names of the columns."""
    text = files(package).joinpath("data", f"{name}.tsv").read_text("utf-8")
    head, *lines = (line.split("\t") for line in text.splitlines() if line.strip())
    return tuple(dict(zip(head, line, strict=True)) for line in lines)


@cache
def column(package: str, name: str, heading: str) -> frozenset[str]:
    """Return all that stands in one column of a table."""
    return frozenset(row[heading] for row in table(package, name))
