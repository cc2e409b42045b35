"""Results of accessibility tests, as far as they can be read."""

import datetime
from pathlib import Path

from plainpledge.reading.test_results import FOLDER, AccessResult, access_results


def test_what_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    assert access_results(tmp_path) == ()
    result = AccessResult(
        page="home",
        width=320,
        looks=("light",),
        tool="axe-core 4",
        browser="Chromium 1",
        day=datetime.date(2026, 11, 23),
        failures=(),
    )
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "b.json").write_text(result.model_dump_json(), "utf-8")
    (folder / "a.json").write_text("{", "utf-8")
    (folder / "c.json").write_bytes(b"\xff")
    (folder / "d.json").write_text('{"page": 1}', "utf-8")
    assert access_results(tmp_path) == (result,)
