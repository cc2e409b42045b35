"""The queries of the files beside this one, and how many of them find the right page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

BUILT_WITH = Path(__file__).with_name("queries-to-build-with.txt")
LOOKED_AT_ONCE = Path(__file__).with_name("queries-to-look-at-once.txt")
FURTHER = Path(__file__).with_name("queries-further.txt")


class Query(NamedTuple):
    """What somebody types, and the addresses that are right."""

    kind: str
    typed: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """How a search did on some queries, as shares of them."""

    first: float
    in_three: float
    nothing: float


def queries(file: Path) -> list[Query]:
    """Return the queries of a file."""
    lines = file.read_text("utf-8").splitlines()
    rows = [line.split("|") for line in lines if "|" in line and not line.startswith("#")]
    return [
        Query(
            kind.strip(), typed.strip(), tuple(_address(page.strip()) for page in right.split(","))
        )
        for kind, typed, right in rows
    ]


def figures(asked: Sequence[Query], found: Iterable[Sequence[str]]) -> Figures:
    """Return the figures; `found` has the addresses that each query gave, best first."""
    first = three = nothing = 0
    for query, addresses in zip(asked, found, strict=True):
        places = [at for at, address in enumerate(addresses) if is_right(query, address)]
        first += bool(places) and places[0] == 0
        three += bool(places) and places[0] < 3
        nothing += not addresses
    return Figures(first / len(asked), three / len(asked), nothing / len(asked))


def is_right(query: Query, address: str) -> bool:
    """True when an address is one of those that are right, whatever stands before or after."""
    path = re.sub(r"(index\.html)?(#.*)?$", "", address).strip("./")
    return any(re.search(rf"(?:^|/){right}$", path) for right in query.right)


def _address(page: str) -> str:
    """Return a pattern for the address of a page: `7`, a term’s file, or any other path."""
    if page.isdecimal():
        return rf"pledges/{int(page):02}-[\w-]+"
    if page.endswith(".md"):
        path = page.removesuffix(".md").removesuffix("index").rstrip("/")
        return "pledges" if path == "pledges/our-pledge" else path
    return f"glossary/{page}"
