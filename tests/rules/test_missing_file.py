"""The rule “missing-file” looks at files that belong to no project."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from plainpledge.commands.selection import Checker
from plainpledge.formats.text import write
from plainpledge.rules.registry import rules

RULE = "missing-file"
PRINTED = Path(__file__).parent / RULE / "flagged.txt"
PAGE = """# Links

[here](there.md), [a part](there.md#part), [a folder](img/), [in it](img/map.png)
[out](https://example.org/a.md), [mail](mailto:a@example.org), [root](/a.md), [clean](guide)
[made](made.html), [a template]({{ page }}.md), [with a space](a%20b.md), [self](#links)
<a href="there.md">here</a>, `[code](nowhere.md)`, [a query](there.md?x=1)

[gone](gone.md)
![a picture](img/gone.png "Title")
[by name][name]
<a href="gone.pdf">gone</a>
<img src="./img/gone.svg" alt="gone">
[up](../gone.md#part)
[a space](a%20c.md)

[name]: gone-too.md
"""


def _check(folder: Path, page: str) -> str:
    (folder / "img").mkdir()
    for name in ("there.md", "a b.md", "img/map.png"):
        (folder / name).write_text("# Part\n", "utf-8")
    (folder / "page.md").write_text(page, "utf-8")
    checked = Checker({RULE}).paths(None, [Path("page.md")])
    return click.unstyle(write(checked.findings, checked.site))


def test_files_that_are_not_there_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    told = _check(tmp_path, PAGE)
    if request.config.getoption("--update"):
        PRINTED.write_text(told, "utf-8")
    assert told == PRINTED.read_text("utf-8")


@pytest.mark.parametrize(("part", "is_told"), [("Instead of", True), ("Write", False)])
def test_the_example_is_true(
    part: str, is_told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = rules()[RULE].page.partition(f"## {part}\n")[2]
    example = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    assert example
    assert (f"[{RULE}]" in _check(tmp_path, example[1])) == is_told
