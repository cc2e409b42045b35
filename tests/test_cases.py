"""Runs every case file in `rules/` and `bad_input/`."""

from pathlib import Path

import pytest

from cases import HERE, SMALL_PROJECT, Case, cases, printed_check

ALL = [*cases(HERE / "rules"), *cases(HERE / "bad_input")]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_check_prints_what_the_case_expects(
    case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    case.lay_out(tmp_path / "project")
    printed = printed_check(tmp_path / "project")
    if request.config.getoption("--update"):
        case.update(printed)
    assert printed == case.expected()


def test_the_small_project_has_no_problems() -> None:
    assert printed_check(SMALL_PROJECT) == "No problems found in 10 files.\n"
