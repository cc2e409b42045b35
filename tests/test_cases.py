"""Runs every case file in `rules/` and `bad_input/`, and every marked page of a rule."""

from pathlib import Path

import pytest

from cases import (
    HERE,
    SMALL_PROJECT,
    Case,
    MarkedPage,
    cases,
    marked_pages,
    printed,
    printed_check,
)
from plainpledge.commands.selection import check_project

ALL = [*cases(HERE / "rules"), *cases(HERE / "bad_input")]
PAGES = marked_pages(HERE / "rules")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_check_prints_what_the_case_expects(
    case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    case.lay_out(tmp_path / "project")
    found = printed_check(tmp_path / "project", case.rule)
    if request.config.getoption("--update"):
        case.update(found)
    assert found == case.expected()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.rule}/{page.file.stem}")
def test_the_marked_lines_are_found(
    page: MarkedPage, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    checked = page.check(tmp_path / "project")
    document = checked.site.documents[page.address]
    found = tuple(finding for finding in checked.findings if finding.path == page.address)
    lines = sorted({document.position(finding.span.start).line for finding in found})
    assert lines == page.marked_lines()
    if lines:
        if request.config.getoption("--update"):
            page.printed.write_text(printed(found, checked), "utf-8")
        assert printed(found, checked) == page.printed.read_text("utf-8")


def test_the_small_project_has_no_problems() -> None:
    assert check_project(SMALL_PROJECT).findings == ()
