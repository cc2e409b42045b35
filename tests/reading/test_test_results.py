"""Results of accessibility tests, as far as they can be read."""

import datetime
from pathlib import Path

from plainpledge.reading.test_results import (
    FOLDER,
    PLAN,
    AccessPlan,
    AccessResult,
    access_test,
)


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    assert access_test(tmp_path) is None
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / PLAN).write_text("{", "utf-8")
    assert access_test(tmp_path) is None
    plan = AccessPlan(content="a", pages=("/",), widths=(320,), looks=("light",))
    (folder / PLAN).write_text(plan.model_dump_json(), "utf-8")
    empty = access_test(tmp_path)
    assert empty and not empty.results and not empty.is_whole
    result = AccessResult(
        content="a",
        page="/",
        width=320,
        looks=("light",),
        tool="axe-core 4",
        browser="Chromium 1",
        day=datetime.date(2026, 11, 23),
        failures=(),
    )
    (folder / "b.json").write_text(result.model_dump_json(), "utf-8")
    (folder / "a.json").write_text("{", "utf-8")
    (folder / "c.json").write_bytes(b"\xff")
    (folder / "d.json").write_text('{"page": 1}', "utf-8")
    (folder / "e.json").write_text(result.model_dump_json(), "utf-8")
    found = access_test(tmp_path)
    assert found and found.results == (result,) and found.is_whole


def test_a_plan_for_nothing_is_never_whole(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    plan = AccessPlan(content="a", pages=(), widths=(320,), looks=("light",))
    (tmp_path / FOLDER / PLAN).write_text(plan.model_dump_json(), "utf-8")
    found = access_test(tmp_path)
    assert found and not found.is_whole
