"""Whatever stands between the two lines of hyphens, it is read or told, never a crash."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainpledge.model import Article, Document, HouseStyle, Pledge, Term, Wording
from plainpledge.reading.documents import parse_document
from plainpledge.reading.fields import read_fields

PIECES = [
    *(
        "title",
        "number",
        "related",
        "search_words",
        "status",
        ": ",
        ":",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        '"',
        "|",
        ">",
        "&a ",
        "*a",
        "!!int ",
        "#",
        "%",
        "@",
        "`",
        "? ",
    ),
    *(
        "1",
        "x",
        "yes",
        "~",
        "null",
        "2026-11-23",
        "é👍",
        "\t",
        "\r\n",
        "\\",
        "<<",
        "\x00",
        "\ufeff",
    ),
    *(
        "\x85",
        "\u2028",
        "[gap: x]",
        "\ntitle: a: b",
        "\n1: x",
        "\n~: x",
        "\n? [a]\n: b",
        "document: x",
    ),
]
heads = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@settings(max_examples=150, deadline=None)
@given(heads)
@example("")
@example("[" * 10_000)
@example("a: " + "[x," * 10_000)
@example("a:\n" + "- " * 10_000)
@example("? " * 10_000)
@example("a: " + "{b: " * 10_000)
@example("a: " + "x" * 20_000 + ": y")
@example("a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]")
@example("a: &a [*a]")
@example("title: x\ntitle: y\ntitle: z")
@example("1: x\n~: y\n? [a]\n: b\n? {c: d}\n: e")
@example("'title': x\n\"number\": 5")
@example("\ufefftitle: x")
@example("? 0'")
@example("\ufeff\ufefftitle: x\nnumber: 5")
def test_any_head_is_read_or_told(head: str) -> None:
    document = parse_document("docs/x.md", f"---\n{head}\n---\nBody\n")
    fields = document.front_matter
    for path, span in fields.keys.items():
        typed = document.text[span.start : span.end].strip()
        assert path[-1] in (typed, typed.strip("'\"")) or typed[:1] in "'\"&!|>" or "\n" in typed, (
            path,
            typed,
        )
    for span in fields.places.values():
        assert document.body.start >= span.end
    for model in (Pledge, Term, Article, Wording, HouseStyle):
        extra = {} if model is HouseStyle else {"document": document}
        _, findings = read_fields(model, "docs/x.md", fields, extra)
        assert all(finding.message and finding.advice for finding in findings)


@given(st.sampled_from(["title", "owner", "number"]), st.text("abc XYZ-é👍’", min_size=1))
def test_a_place_is_where_the_value_stands(key: str, value: str) -> None:
    document = parse_document("x.md", f"---\nfirst: é👍\n{key}: w{value.rstrip()}\n---\n")
    assert document.front_matter.values[key] == f"w{value.rstrip()}"
    place, name = document.front_matter.places[(key,)], document.front_matter.keys[(key,)]
    assert document.text[place.start : place.end] == f"w{value.rstrip()}"
    assert document.text[name.start : name.end] == key


@pytest.mark.parametrize("piece", ["[", "[x,", "{", "{a: ", "- ", "? ", "a: &a ", "!t "])
def test_a_megabyte_of_nesting_ends_no_process(piece: str) -> None:
    """The reader of YAML is written in C: too deep a file would end Python without a word."""
    program = (
        "from plainpledge.reading.documents import parse_document as p;"
        f"d = p('x.md', '---\\na: ' + {piece!r} * (900_000 // {len(piece)}) + '\\n---\\n');"
        "print(len(d.findings))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr[-500:]


def test_what_is_not_closed_or_no_field_is_told() -> None:
    for head in ("just words", "- a\n- b", "  x: [", "[a]"):
        assert parse_document("x.md", f"---\n{head}\n---\n").findings, head
    assert isinstance(parse_document("x.md", "---\ntitle: x\n"), Document)
    assert parse_document("x.md", "---\ntitle: x\n").findings


@pytest.mark.parametrize("marks", ["\ufeff", "\ufeff\ufeff"])
def test_a_byte_order_mark_shifts_no_place(marks: str) -> None:
    document = parse_document("x.md", f"---\n{marks}title: Plain words\nnumber: 5\n---\n")
    places = document.front_matter.places
    assert [document.text[span.start : span.end] for span in places.values()] == [
        "Plain words",
        "5",
    ]
