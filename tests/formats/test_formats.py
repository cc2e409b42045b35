"""What each format writes."""

import json
from pathlib import Path

import click
import pytest

from plainpledge.formats import json as json_format
from plainpledge.formats.registry import formats
from plainpledge.model import Document, Finding, HouseStyle, Severity, Site, Span

TEXT = "One\r\ntwo 👩 three\r\n"
FINDINGS = (
    Finding("a.md", Span(5, 8), "Wrong.", "Because.", "Change it.", "due", "some-rule"),
    Finding("a.md", Span(9, 17), "Look.", rule="other-rule", severity=Severity.WARNING),
    Finding("b.md", Span(0, 0), "Note.", rule="third-rule", severity=Severity.HINT),
)


@pytest.fixture
def site() -> Site:
    documents = {path: Document(path, text) for path, text in (("a.md", TEXT), ("c.md", ""))}
    return Site(Path(), HouseStyle(), documents)


def test_text(site: Site) -> None:
    assert click.unstyle(formats()["text"](FINDINGS, site)) == (
        "a.md:2:1  error  Wrong.  [some-rule]\n"
        "    Why:   Because.\n"
        "    Try:   Change it.\n"
        "    Write: due\n"
        "a.md:2:5  warning  Look.  [other-rule]\n"
        "\n"
        "b.md:1:1  hint  Note.  [third-rule]\n"
        "\n"
        "1 error, 1 warning, 1 hint in 2 of 2 files.\n"
    )


def test_text_without_findings(site: Site) -> None:
    assert formats()["text"]((), site) == "No problems found in 2 files.\n"


def test_text_is_one_short_line_without_signs_that_steer_a_terminal(site: Site) -> None:
    finding = Finding("a.md", Span(0, 1), "\x1b]0;bad\x07 two\nlines \u202e" + "long " * 1000)
    first, _, _ = formats()["text"]([finding], site).partition("\n")
    shown = click.unstyle(first)
    assert shown.isprintable() and len(shown) < 350
    assert "]0;bad two lines long long" in shown


def test_json(site: Site) -> None:
    report = json.loads(formats()["json"](FINDINGS, site))
    assert {name: report[name] for name in ("files", "errors", "warnings", "hints")} == {
        "files": 2,
        "errors": 1,
        "warnings": 1,
        "hints": 1,
    }
    assert report["findings"][0] == {
        "path": "a.md",
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 4,
        "start": 5,
        "end": 8,
        "rule": "some-rule",
        "severity": "error",
        "message": "Wrong.",
        "why": "Because.",
        "advice": "Change it.",
        "suggestion": "due",
    }
    assert report["findings"][1]["suggestion"] is None


def test_every_field_of_json_is_described() -> None:
    site = Site(Path(), HouseStyle(), {})
    report = json.loads(json_format.write(FINDINGS, site))
    for name in (*report, *report["findings"][0]):
        assert f"`{name}`" in (json_format.__doc__ or "")
