"""The commands `language-server` and `schema`, as they are typed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from plainpledge.cli import cli
from plainpledge.cli import language_server as command
from plainpledge.commands.schemas import KINDS
from plainpledge.model import Article, Pledge, Term, Wording
from plainpledge.reading.documents import read_document
from plainpledge.reading.site import kind_of_file, read_house_style

OWN = Path(__file__).parents[2]
PROJECTS = [OWN, OWN / "tests/small_project", OWN / "tests/sites/charter"]
NAMES = {Article: "page", Pledge: "pledge", Term: "term", Wording: "wording"}


class Loader(yaml.SafeLoader):
    """Reads YAML as editors do: a day is text."""


Loader.yaml_implicit_resolvers = {
    sign: [one for one in resolvers if not one[0].endswith(":timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, words)
    assert "Traceback" not in result.output
    return result.exit_code, result.output


def schema(kind: str) -> Any:
    code, output = run("schema", kind)
    assert code == 0
    return json.loads(output)


def test_without_the_packages_a_sentence_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    code, output = run("language-server")
    locked = f'--require-hashes -r "{OWN / "requirements-editor.txt"}"'
    assert code == 2 and f'"{sys.executable}" -m pip install {locked}\n' in output
    monkeypatch.setattr(command, "LOCKED", tmp_path / "none.txt")
    code, output = run("language-server")
    declared = tomllib.loads((OWN / "pyproject.toml").read_text("utf-8"))
    names = " ".join(f'"{one}"' for one in declared["project"]["optional-dependencies"]["editor"])
    assert code == 2
    assert f'"{sys.executable}" -m pip install {names}' in output
    assert output.count("\n") == 1


def test_the_site_needs_none_of_it() -> None:
    """All other commands start where these packages are not there."""
    hide = "import sys; sys.modules.update(pygls=None, lsprotocol=None)"
    code = f"{hide}; sys.argv = ['plainpledge', 'rules', 'broken-link']"
    command = [sys.executable, "-c", f"{code}; from plainpledge.cli import main; main()"]
    assert subprocess.run(command, capture_output=True, check=True).stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="Windows has no such terminals")
def test_a_person_who_starts_it_by_hand() -> None:
    """It says that it waits, and Ctrl-C ends it at once."""
    master, slave = os.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "plainpledge", "language-server"],
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stderr
    assert b"waits for an editor" in program.stderr.readline()
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=30)
    assert (out, err) == (b"", b"")
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    found = schema(kind)
    jsonschema.Draft202012Validator.check_schema(found)
    assert not {"document", "items"} & set(found["properties"])
    assert all("description" in about for about in found["properties"].values())


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: root.name)
def test_the_schemas_take_all_that_we_wrote(root: Path) -> None:
    style = yaml.load((root / "pledges/house-style.yml").read_text("utf-8-sig"), Loader)
    jsonschema.validate(style, schema("house-style"))
    settings, _, _ = read_house_style(root)
    known = {kind: schema(name) for kind, name in NAMES.items()}
    files = [*root.glob("pledges/*.md"), *root.glob("docs/**/*.md")]
    for file in files:
        document = read_document(root, file.relative_to(root).as_posix())
        lines = document.text[: document.front_matter.span.end].splitlines()
        kind = kind_of_file(document.path, settings)
        jsonschema.validate(yaml.load("\n".join(lines[1:-1]), Loader), known[kind])
    assert len(files) > 3


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("pledge", "status: draft", "status: drafft"),
        ("pledge", "number: 2", "nummer: 2"),
        ("pledge", "number: 2", "number: two"),
        ("pledge", "title: We say why", "title:"),
        ("pledge", "related: [1]", "related: 1"),
    ],
)
def test_the_schemas_refuse_what_the_checker_refuses(kind: str, old: str, new: str) -> None:
    text = (OWN / "tests/small_project/pledges/02-say-why.md").read_text("utf-8")
    typed = yaml.load(text.replace(old, new).split("---")[1], Loader)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(typed, schema(kind))


def test_a_schema_is_written_into_a_file(tmp_path: Path) -> None:
    file = tmp_path / "new" / "x.json"
    assert run("schema", "term", "--into", str(file)) == (0, f"Written: {file}\n")
    assert json.loads(file.read_text("utf-8")) == schema("term")


def test_a_kind_that_there_is_not() -> None:
    code, output = run("schema", "pledg")
    assert code == 2 and "Did you mean “pledge”?" in output


def test_the_way_to_set_it_up_is_told() -> None:
    page = (OWN / "docs/editing/other-editors.md").read_text("utf-8")
    assert "py scripts/start.py language-server" in page
    for kind in KINDS:
        assert re.search(rf"`{kind}`|schema {kind}", page), kind
