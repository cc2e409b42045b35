"""The settings for VS Code fit what the program does, without any extension."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cases import SMALL_PROJECT
from plainpledge.cli import COMMANDS, cli
from plainpledge.commands.selection import check_project
from plainpledge.formats.location import location

OWN = Path(__file__).parents[2]
TASKS = json.loads((OWN / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
SETTINGS = json.loads((OWN / ".vscode/settings.json").read_text("utf-8"))
PAGE = (OWN / "docs/editing/other-editors.md").read_text("utf-8")
SERVER = ["scripts/start.py", "language-server"]
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    monkeypatch.chdir(root)
    pledge, style = root / "pledges/02-say-why.md", root / "pledges/house-style.yml"
    text = pledge.read_text("utf-8").replace("number: 2", "number: two")
    long = "word " * 90
    pledge.write_text(f"{text}\nWe utilise é 👍 tell tell [gap: x]. {long}\n", "utf-8")
    style.write_text(style.read_text("utf-8").replace("called:", "caled:"), "utf-8")
    (root / "docs/A: b (1) [x].md").write_text("---\ntitle: a\n---\n\nSay say.\n", "utf-8")
    return root


def test_every_finding_gets_into_the_list_of_problems(root: Path) -> None:
    """The very lines that `check` prints, in colour too, as a terminal shows them."""
    (task,) = [one for one in TASKS if one["problemMatcher"]]
    pattern = task["problemMatcher"]["pattern"]
    names = ("file", "line", "column", "severity", "code")
    output = CliRunner().invoke(cli, task["args"][1:], color=True).output
    assert COLOURS.search(output)
    matches = [re.match(pattern["regexp"], line) for line in COLOURS.sub("", output).splitlines()]
    found = [tuple(one[pattern[name]] for name in names) for one in matches if one]
    checked = check_project(root)
    expected = []
    for one in checked.findings:
        start, _ = location(one, checked.site)
        where = (one.path, str(start.line), str(start.column))
        expected.append((*where, one.severity.value, one.rule))
    assert found == expected
    assert {one[3] for one in found} == {"error", "warning", "hint"}
    assert task["group"] == {"kind": "build", "isDefault": True}, "what Ctrl-Shift-B runs"


def test_the_tasks_can_be_run(root: Path) -> None:
    for task in TASKS:
        script, *words = task["args"]
        assert (OWN / script).is_file() and task["windows"] == {"command": "py"}
        assert (words[0] if words else "serve") in COMMANDS
    (schema,) = [one for one in TASKS if "schema" in one["args"]]
    command = [sys.executable, "-m", "plainpledge", *schema["args"][1:]]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    ((file, about),) = SETTINGS["yaml.schemas"].items()
    assert (root / file).is_file() and (root / about).is_file()


def test_an_editor_changes_nothing_by_itself() -> None:
    assert SETTINGS["[markdown]"]["files.trimTrailingWhitespace"] is False
    assert not any(SETTINGS[one]["editor.formatOnSave"] for one in ("[markdown]", "[yaml]"))
    assert SETTINGS["files.encoding"] == "utf8" and SETTINGS["files.eol"] == "\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def commands(value: Any) -> list[list[str]]:
    """Return each list of words that starts a program, wherever it stands."""
    if isinstance(value, dict):
        own = (
            [value["command"], *value.get("args", [])] if "args" in value else value.get("command")
        )
        inner = [found for one in value.values() for found in commands(one)]
        return [own, *inner] if isinstance(own, list) else inner
    return [found for one in value for found in commands(one)] if isinstance(value, list) else []


def test_the_lines_for_each_editor_start_the_server() -> None:
    assert SETTINGS["glspc.server.commandArguments"] == SERVER
    assert '"glspc.server.command": "py"' in PAGE
    told = [*map(json.loads, [one for one in blocks("json") if one.startswith("{")])]
    told += map(tomllib.loads, blocks("toml"))
    found = [one for block in told for one in commands(block)]
    assert found == [["python3", *SERVER]] * 3
    (lua,) = blocks("lua")
    assert 'cmd = { "python3", "scripts/start.py", "language-server" },' in lua
    sections = re.findall(r"^### (.*)$", PAGE, re.MULTILINE)
    rows = re.findall(r"^\| (\w[\w ]*?)(?:,| \|)", PAGE, re.MULTILINE)[1:]
    assert set(sections) | {"Zed"} == set(rows)
