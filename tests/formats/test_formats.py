"""What each format writes."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from sarif_pydantic import Sarif

from plainpledge.formats import json as json_format
from plainpledge.formats.excerpt import excerpt
from plainpledge.formats.registry import formats
from plainpledge.model import Document, Finding, HouseStyle, Severity, Site, Span
from plainpledge.reading.documents import parse_document
from plainpledge.rules.registry import rules

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


def test_sarif(site: Site) -> None:
    log = Sarif.model_validate_json(formats()["sarif"](FINDINGS, site))
    assert list(_unknown_fields(log)) == []
    (run,) = log.runs
    assert log.version == "2.1.0"
    assert run.results and [result.level for result in run.results] == ["error", "warning", "note"]
    first = run.results[0]
    rules = run.tool.driver.rules or []
    assert first.rule_index is not None and rules[first.rule_index].id == first.rule_id
    assert first.locations and (place := first.locations[0].physical_location)
    assert place.region and (place.region.start_line, place.region.start_column) == (2, 1)
    assert place.region.end_column == 4
    assert first.fixes and first.fixes[0].artifact_changes[0].replacements[0].inserted_content
    assert run.results[1].fixes is None


def _unknown_fields(model: BaseModel) -> Iterator[str]:
    """Yield what the format does not know, but for the two that it leaves to its own schema."""
    yield from set(model.model_extra or ()) - {"$schema", "columnKind"}
    for value in dict(model).values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, BaseModel):
                yield from _unknown_fields(part)


def test_sarif_of_every_rule(site: Site) -> None:
    findings = [Finding("a b.md", Span(0, 0), "Wrong.", rule=name) for name in rules()]
    log = Sarif.model_validate_json(formats()["sarif"](findings, site))
    assert [rule.id for rule in log.runs[0].tool.driver.rules or []] == sorted(rules())
    assert "a%20b.md" in formats()["sarif"](findings, site)


def test_github(site: Site) -> None:
    tricky = Finding("a,b:c.md", Span(0, 0), "100 %\n::error::x", "", "", rule="some-rule")
    lines = formats()["github"]([*FINDINGS, tricky], site).splitlines()
    assert lines == [
        "::error file=a.md,line=2,endLine=2,title=some-rule,col=1,endColumn=4"
        "::Wrong.%0ABecause.%0AChange it.",
        "::warning file=a.md,line=2,endLine=2,title=other-rule,col=5,endColumn=13::Look.",
        "::notice file=b.md,line=1,endLine=1,title=third-rule,col=1,endColumn=1::Note.",
        "::error file=a%2Cb%3Ac.md,line=1,endLine=1,title=some-rule,col=1,endColumn=1"
        "::100 %25%0A::error::x",
    ]


def test_gitlab(site: Site) -> None:
    twice = [FINDINGS[0], FINDINGS[0], FINDINGS[2]]
    report = json.loads(formats()["gitlab"](twice, site))
    assert [issue["severity"] for issue in report] == ["major", "major", "info"]
    assert len({issue["fingerprint"] for issue in report}) == 3
    assert report[0]["location"] == {"path": "a.md", "lines": {"begin": 2, "end": 2}}
    assert report[0]["description"] == "Wrong. Because. Change it."
    again = json.loads(formats()["gitlab"](twice, site))
    assert again == report


PAGE = "# A head\n\nOne *tall* tale, told\nby [us](a.md). Two words.\n\n- three four\n"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("tall", "One *»tall«* tale, told by [us](a.md)."),
        ("told\nby", "One *tall* tale, »told by« [us](a.md)."),
        ("us", "One *tall* tale, told by [»us«](a.md)."),
        ("Two words.", None),
        ("four", "three »four«"),
        ("head", "A »head«"),
    ],
)
def test_an_excerpt(words: str, shown: str | None) -> None:
    start = PAGE.index(words)
    found = excerpt(parse_document("a.md", PAGE), Span(start, start + len(words)))
    assert (f"{found.before}»{found.marked}«{found.after}" if found else None) == shown


@given(text=st.text(), start=st.integers(0, 50), length=st.integers(0, 50))
def test_an_excerpt_of_anything_is_one_line(text: str, start: int, length: int) -> None:
    document = parse_document("a.md", text)
    end = min(len(text), start + length)
    found = excerpt(document, Span(min(start, end), end))
    assert found is None or "".join(found).isprintable()


def test_every_field_of_json_is_described() -> None:
    site = Site(Path(), HouseStyle(), {})
    report = json.loads(json_format.write(FINDINGS, site))
    for name in (*report, *report["findings"][0]):
        assert f"`{name}`" in (json_format.__doc__ or "")
