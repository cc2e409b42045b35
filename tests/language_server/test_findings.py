"""An editor is told of a text what `check` says of it once it is saved."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from cases import SMALL_PROJECT
from plainpledge.commands.selection import Checker, check_project
from plainpledge.model import Finding, Severity, Site
from running_editor import Editor, StartEditor

HERE = Path(__file__).parents[1]
PLEDGE, TERM, STYLE = (
    "pledges/02-say-why.md",
    "docs/glossary/safety-goal.md",
    "pledges/house-style.yml",
)
LEVELS = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.HINT: 3}
CHANGES = [
    (PLEDGE, "We tell you why we ask.", "We tell tell you. [x](nowhere.md) 👍 tell tell"),
    (PLEDGE, "number: 2", "number: two"),
    (PLEDGE, "number: 2", "nummer: 2"),
    (PLEDGE, "status: draft", "status: drafft"),
    (PLEDGE, "reviewed: 2026-11-23", "reviewed: 23 November"),
    (PLEDGE, "title: We say why", "title: We: say: why"),
    (PLEDGE, "title: We say why", 'title: "We say why'),
    (PLEDGE, "related: [1]", "related: [1"),
    (PLEDGE, "---\n\n## In plain words", "\n\n## In plain words"),
    (PLEDGE, "## In plain words", "<!-- hold: why -->\n## In plain words"),
    (PLEDGE, "We tell you why we ask.", "[gap: a fact] <!-- allow long-sentence -->"),
    (TERM, "see_also: [danger statement]", "see_also: danger statement"),
    (TERM, "term: safety goal", "term:"),
    (STYLE, "one: promise", "one: [promise"),
    (STYLE, "one: promise", "won: promise"),
    (STYLE, "layout: beside-wording", "layout: beside"),
    (STYLE, "called:", "cold:"),
    (STYLE, "word_lists: [care]", "word_lists: [caring]\ncolours:\n  main: green"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))


def told(findings: tuple[Finding, ...], site: Site, path: str) -> list[dict[str, Any]]:
    """Return what an editor should be told of a file; no emoji stands before a finding there."""
    expected = []
    for one in findings:
        if one.path != path:
            continue
        file = site.file(path)
        assert file
        start, end = file.position(one.span.start), file.position(one.span.end)
        message = [one.message, one.why, f"Try this: {one.advice}" if one.advice else ""]
        expected.append(
            {
                "range": {
                    "start": {"line": start.line - 1, "character": start.column - 1},
                    "end": {"line": end.line - 1, "character": end.column - 1},
                },
                "message": "\n".join(filter(None, message)),
                "severity": LEVELS[one.severity],
                "code": one.rule,
                "source": "Plainpledge",
            }
        )
    return sorted(expected, key=str)


def of_project(root: Path, path: str) -> list[dict[str, Any]]:
    checked = check_project(root)
    return told(checked.findings, checked.site, path)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_unsaved_words_are_checked_like_saved_ones(
    root: Path, start_editor: StartEditor, end: str
) -> None:
    """What compares files may come with the save; then all is as `check` says."""
    editor = start_editor(root, encodings=("utf-32",))
    for path, old, new in CHANGES:
        file = root / path
        before = file.read_bytes()
        text = before.decode().replace("\n", end)
        assert old.replace("\n", end) in text, old
        file.write_bytes(text.encode())
        editor.open(file.as_uri(), text)
        typed = text.replace(old.replace("\n", end), new.replace("\n", end), 1)
        at_once = sorted(editor.change(file.as_uri(), typed), key=str)
        file.write_bytes(typed.encode())
        expected = of_project(root, path)
        editor.save(file.as_uri())
        after = sorted(editor.findings(file.as_uri()), key=str)
        assert after == expected, new
        assert {one["code"] for one in at_once} & {one["code"] for one in expected}, new
        assert expected, f"nothing is wrong with it: {new}"
        editor.close(file.as_uri())
        file.write_bytes(before)
        editor.notify(
            "workspace/didChangeWatchedFiles", {"changes": [{"uri": file.as_uri(), "type": 2}]}
        )
    assert not editor.said and not editor.errors


@pytest.mark.parametrize("file", sorted((HERE / "labelled").glob("*.md")), ids=lambda f: f.stem)
def test_a_file_outside_of_projects(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    """It is checked as `check` does in its own folder, with no house style."""
    monkeypatch.chdir(tmp_path)
    text = file.read_bytes().decode("utf-8-sig")
    copy = tmp_path / file.name
    copy.write_text(text, "utf-8", newline="")
    found = editor.open(copy.as_uri(), text)
    checked = Checker().paths(None, [copy])
    (path,) = checked.site.documents
    assert sorted(found, key=str) == told(checked.findings, checked.site, path)
    assert editor.close(copy.as_uri()) == []


def test_a_text_that_was_never_saved(editor: Editor) -> None:
    found = editor.open("untitled:Untitled-1", "We say say so.\n")
    assert [one["code"] for one in found] == ["doubled-word"]
    editor.close("untitled:Untitled-1")


def test_a_new_file_of_the_project(editor: Editor, shared_root: Path) -> None:
    """It stands on no disk yet; its fields are known from where it will stand."""
    uri = (shared_root / "pledges/04-new.md").as_uri()
    found = editor.open(uri, "---\ntitle: New\nnumber: four\n---\n\nWe say say so.\n")
    assert {"wrong-value", "missing-field", "doubled-word"} <= {one["code"] for one in found}
    editor.close(uri)


def test_what_other_files_say_follows_a_save(root: Path, start_editor: StartEditor) -> None:
    one, two = root / PLEDGE, root / "pledges/03-come-back.md"
    editor = start_editor(root)
    assert editor.open(one.as_uri(), one.read_text("utf-8")) == []
    assert editor.open(two.as_uri(), two.read_text("utf-8")) == []
    text = one.read_text("utf-8").replace("number: 2", "number: 3")
    one.write_text(text, "utf-8")
    editor.type(one.as_uri(), text)
    editor.save(one.as_uri())
    while "number-taken" not in {found["code"] for found in editor.findings(two.as_uri())}:
        pass
    assert not editor.errors


def test_what_another_program_changes(root: Path, start_editor: StartEditor) -> None:
    """The server asks to be told, and reads again when it is."""
    file, other = root / PLEDGE, root / "docs/glossary/safety-goal.md"
    editor = start_editor(root)
    text = file.read_text("utf-8").replace("We tell you", "We tell you of the [goal](../x.md)")
    editor.open(file.as_uri(), text)
    (asked,) = editor.asked[0]["params"]["registrations"]
    assert asked["method"] == "workspace/didChangeWatchedFiles"
    patterns = {one["globPattern"] for one in asked["registerOptions"]["watchers"]}
    assert {"**/*.md", "**/house-style.yml", "**/mkdocs.yml"} <= patterns
    other.unlink()
    style = root / STYLE
    style.write_text(style.read_text("utf-8") + "avoid:\n  - word: tell\n", "utf-8")
    changes = [{"uri": other.as_uri(), "type": 3}, {"uri": style.as_uri(), "type": 2}]
    editor.notify("workspace/didChangeWatchedFiles", {"changes": changes})
    found = editor.findings(file.as_uri())
    assert "words-to-avoid" in {one["code"] for one in found}


def test_fast_typing_is_looked_at_once(editor: Editor, shared_root: Path) -> None:
    file = shared_root / PLEDGE
    uri, text = file.as_uri(), file.read_text("utf-8")
    editor.open(uri, text)
    for number in range(30):
        editor.type(uri, f"{text}\nWe say {'say ' * (number % 2)}so {number}.\n")
    found = editor.findings(uri)
    assert [one["code"] for one in found] == ["doubled-word"]
    time.sleep(1)
    assert editor.messages.empty(), "nothing more is sent"
    assert editor.close(uri) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_the_units_that_the_editor_wants(
    root: Path, start_editor: StartEditor, encoding: str
) -> None:
    editor = start_editor(root, encodings=(encoding, "utf-7"))
    assert editor.can["positionEncoding"] == encoding
    (found,) = editor.open("untitled:1", "é👍 say say.\n")
    width = {"utf-8": 7, "utf-16": 4, "utf-32": 3}[encoding]
    assert found["range"]["start"]["character"] == width


def test_an_old_editor_gets_utf_16(editor: Editor) -> None:
    assert editor.can["positionEncoding"] == "utf-16"
    assert editor.can["textDocumentSync"]["change"] == 1, "whole texts"


def test_a_byte_order_mark_is_counted_as_the_editor_does(editor: Editor) -> None:
    for mark in ("", "\ufeff"):
        (found,) = editor.open("untitled:bom", f"{mark}Say say.\n")
        assert found["range"]["start"] == {"line": 0, "character": len(mark)}
        editor.close("untitled:bom")


def test_the_page_of_a_rule(root: Path, start_editor: StartEditor) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8") + "site_url: https://intra.example/p\n", "utf-8"
    )
    file = root / PLEDGE
    (found,) = start_editor(root).open(file.as_uri(), file.read_text("utf-8") + "\nSay say.\n")
    address = "https://intra.example/p/editing/rules/doubled-word/"
    assert found["codeDescription"] == {"href": address}


@pytest.mark.parametrize("gone", ["mkdocs.yml", STYLE, "pledges"])
def test_a_project_that_falls_apart(root: Path, start_editor: StartEditor, gone: str) -> None:
    file = root / "docs/about.md"
    editor = start_editor(root)
    editor.open(file.as_uri(), file.read_text("utf-8"))
    place = root / gone
    place.rename(root / "elsewhere")
    editor.notify(
        "workspace/didChangeWatchedFiles", {"changes": [{"uri": place.as_uri(), "type": 3}]}
    )
    assert editor.change(file.as_uri(), "---\ntitle: x\nsummary: y\n---\n\nSay say.\n")
    assert "Traceback" not in editor.errors


def test_an_editor_that_goes_without_a_word(root: Path, start_editor: StartEditor) -> None:
    editor = start_editor(root)
    editor.open("untitled:1", "Say say.\n")
    assert editor.hang_up() == 0
    assert "Traceback" not in editor.errors


@pytest.mark.parametrize("name", [PLEDGE, "README.md", "pledges/09-new.md"])
def test_a_text_that_is_far_too_long_is_said_to_be(
    editor: Editor, shared_root: Path, name: str
) -> None:
    """The file on disk is short, or not there: only what is typed counts."""
    uri = (shared_root / name).as_uri()
    (found,) = editor.open(uri, "Say say.\n" * 120_000)
    assert found["code"] == "unreadable-file" and "longer than 1 MB" in found["message"]
    assert found["range"]["end"] == {"line": 0, "character": 0}
    assert "doubled-word" in {one["code"] for one in editor.change(uri, "Say say.\n")}
    editor.close(uri)


HARD = ["", "\ufeff", "---", "---\n---", "---\r\n", "\0", "\ud800 x", "# " * 2000, "- " * 3000]
HARD += ["a" * 1_000_001, "<!--" * 500, "[" * 2000, "---\n" + "a: " * 300 + "\n---\n", "\r\r\n\n"]


@pytest.mark.parametrize("name", ["pledges/09-x.md", "docs/glossary/x.md", STYLE, "README.md"])
def test_no_text_stops_it(editor: Editor, shared_root: Path, name: str) -> None:
    uri = (shared_root / name).as_uri()
    texts = HARD + [
        file.read_bytes().decode("utf-8", "surrogateescape")
        for file in sorted((HERE / "bad_input").glob("*.md"))
    ]
    for text in texts:
        editor.open(uri, text)
        place = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 9}}
        editor.fixes(uri, place)
        for line in range(3):
            for character in (0, 3, 9):
                editor.at("hover", uri, line, character)
                editor.at("completion", uri, line, character)
        editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        editor.close(uri)
    assert not editor.said and not editor.errors
