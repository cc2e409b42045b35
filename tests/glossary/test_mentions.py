"""Runs the traps in `mentions.md`: where terms are found in prose, and where not."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.glossary.mentions import Mentions, find_in_document
from plainpledge.model import Document, Term
from plainpledge.reading.documents import parse_document

FILE = Path(__file__).with_name("mentions.md")
_, LISTED, TRAPS = re.split(r"^# .*\n", FILE.read_text("utf-8"), flags=re.MULTILINE)


def _terms() -> Iterator[Term]:
    for line in LISTED.strip().splitlines():
        names, *not_in = line.removeprefix("- ").split(" ≠ ")
        name, *also = names.split(" = ")
        document = Document("x.md", "")
        yield Term(document=document, term=name, also=tuple(also), not_in=tuple(not_in))


TERMS = list(_terms())
MENTIONS = Mentions(TERMS)


def _traps() -> Iterator[str]:
    piece = ""
    for block in TRAPS.strip().split("\n\n"):
        piece = f"{piece}\n\n{block}".strip("\n")
        yield piece
        piece = ""


@pytest.mark.parametrize("trap", list(_traps()), ids=lambda trap: trap[:30])
def test_trap(trap: str) -> None:
    lines = trap.split("\n")
    expected = [line.removeprefix("→ ") for line in lines if line.startswith("→ ")]
    text = "\n".join(line for line in lines if not line.startswith("→ "))
    found = [
        f"{term.term}: {text[span.start : span.end]}".replace("\n", "⏎")
        for term, span in find_in_document(MENTIONS, parse_document("x.md", text))
    ]
    assert found == expected


PIECES = [
    *(
        "safety",
        "goal",
        "child",
        "protection",
        "plan",
        "risk",
        "EARS",
        "ears",
        "Signs",
        "of",
        "case",
    ),
    *(
        " ",
        " ",
        "\n",
        "-",
        "'s",
        "’s",
        "s",
        ".",
        "&nbsp;",
        "*",
        "**",
        "`",
        "é",
        "\u0301",
        "👍",
        "_",
    ),
    *("[", "](x)", "\n\n", "- ", "> ", "# ", "<b>", "</b>", "<!-- c -->", "\r\n", "אמון"),
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_uses_are_in_order_and_are_what_was_read(text: str) -> None:
    document = parse_document("x.md", text)
    found = list(find_in_document(MENTIONS, document))
    spans = [span for _, span in found]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for term, span in found:
        words = re.findall(r"\w+", document.prose[span.start : span.end].lower())
        names = [re.findall(r"\w+", name.lower()) for name in term.names]
        assert any(
            len(words) - len(name) in (0, 1) and words[0].startswith(name[0][:-1]) for name in names
        ), (term.term, words)


def test_many_terms_take_no_longer() -> None:
    """Each word is looked up once, not compared with every term."""
    many = Mentions([*(replace(TERMS[0], term=f"word{n} and more") for n in range(20_000))])
    names = many._names
    assert max(map(len, names._by_words.values())) == max(map(len, names._lengths.values())) == 1


def test_many_addresses_take_no_longer() -> None:
    """Each word is looked up among the addresses, not compared with every one."""
    term = replace(TERMS[0], term="harm", also=(), abbreviation=None)
    start = time.process_time()
    found = list(Mentions([term]).find("harm a@b " * 20_000))
    assert len(found) == 20_000 and time.process_time() - start < 5


@pytest.mark.parametrize(
    "text", ["a@harm.org", "see www.harm.org now", "x://y harm@b.org http://harm"]
)
def test_words_in_an_address_are_no_uses(text: str) -> None:
    term = replace(TERMS[0], term="harm", also=(), abbreviation=None)
    assert not list(Mentions([term]).find(text))
    assert len(list(Mentions([term]).find(f"harm {text} harm"))) == 2
