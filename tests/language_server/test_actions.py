"""Quick fixes are the changes that the preview makes, to the byte; they offer no more than that."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from cases import SMALL_PROJECT
from plainpledge.commands.new_file import new_term
from plainpledge.commands.selection import check_project, read_project
from plainpledge.model import Finding
from plainpledge.preview.marks import allow
from plainpledge.preview.splice import Splice, smallest
from plainpledge.reading.documents import parse_document
from running_editor import EDITS, Editor, StartEditor

PLEDGE = "pledges/02-say-why.md"
LINES = [
    "We tell tell you why we ask.",
    "👍 é We utilise\r\nthis tell  tell of   it.  ",
    "- We utilise it\n- 👍 tell tell\n",
    "> We utilise it.\n\n| a | b |\n|---|---|\n| tell tell | 👍 we utilise it |\n",
]
OLD = [({}, "an editor that knows no versions"), ({"documentChanges": True}, "no placeholders")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))


def applied(text: str, edit: dict[str, Any]) -> str:
    """Make one change as an editor does, in UTF-16."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    start, end = edit["range"]["start"], edit["range"]["end"]

    def offset(place: dict[str, int]) -> int:
        line = lines[place["line"]].encode("utf-16-le")
        inside = line[: 2 * place["character"]].decode("utf-16-le")
        return sum(map(len, lines[: place["line"]])) + len(inside)

    new = edit["newText"] if "newText" in edit else filled(edit["snippet"]["value"])
    return text[: offset(start)] + new + text[offset(end) :]


def filled(snippet: str) -> str:
    """Fill a snippet in with what stands at its placeholder."""
    found = re.sub(r"\$\{1:((?:[^\\}]|\\.)*)\}", r"\1", snippet)
    return re.sub(r"\\([\\$}])", r"\1", found)


def edit_of(fix: dict[str, Any]) -> dict[str, Any]:
    """Return the one change of one text in a fix."""
    if "changes" in fix["edit"]:
        ((edit,),) = fix["edit"]["changes"].values()
        return dict(edit)
    (change,) = fix["edit"]["documentChanges"]
    (edit,) = change["edits"]
    return dict(edit)


def fixes_of(editor: Editor, uri: str, found: dict[str, Any], title: str) -> list[dict[str, Any]]:
    offered = editor.fixes(uri, found["range"])
    same = [one for one in offered if one["diagnostics"] == [found]]
    return [one for one in same if one["title"].startswith(title)]


def finding_of(root: Path, text: str, found: dict[str, Any]) -> Finding:
    """Return the finding that an editor was told of, as `check` has it."""
    file = root / PLEDGE
    before = file.read_bytes()
    file.write_bytes(text.encode())
    try:
        checked = check_project(root)
    finally:
        file.write_bytes(before)
    document = checked.site.documents[PLEDGE]
    for one in checked.findings:
        start = document.position(one.span.start)
        line = document.text[one.span.start - start.column + 1 : one.span.start]
        units = len(line.encode("utf-16-le")) // 2
        place = {"line": start.line - 1, "character": units}
        if (one.path, one.rule, place) == (PLEDGE, found["code"], found["range"]["start"]):
            return one
    raise AssertionError(found)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("words", LINES)
def test_suggestions_and_marks(editor: Editor, shared_root: Path, words: str, end: str) -> None:
    file = shared_root / PLEDGE
    text = file.read_text("utf-8").replace("We tell you why we ask.", words.replace("\r\n", "\n"))
    text = text.replace("status: draft", "status: drafft").replace("\n", end)
    found = editor.open(file.as_uri(), text)
    document = parse_document(PLEDGE, text)
    kinds = {"suggestion": 0, "mark": 0}
    for one in found:
        finding = finding_of(shared_root, text, one)
        for fix in fixes_of(editor, file.as_uri(), one, "Use the suggestion"):
            assert finding.suggestion is not None and fix["isPreferred"]
            expected = smallest(text, finding.span, finding.suggestion).applied(text)
            assert applied(text, edit_of(fix)) == expected
            kinds["suggestion"] += 1
        for fix in fixes_of(editor, file.as_uri(), one, "Allow"):
            splice = allow(document, finding, "the reason", lambda after: True)
            assert isinstance(splice, Splice)
            assert applied(text, edit_of(fix)) == splice.applied(text)
            kinds["mark"] += 1
    assert kinds["suggestion"] >= 2 and kinds["mark"] >= 1, kinds
    editor.close(file.as_uri())


def test_a_mark_silences_once_it_has_a_reason(editor: Editor, shared_root: Path) -> None:
    file = shared_root / PLEDGE
    text = file.read_text("utf-8") + "\nWe utilise it.\n"
    (found,) = editor.open(file.as_uri(), text)
    (fix,) = fixes_of(editor, file.as_uri(), found, "Allow")
    changed = applied(text, edit_of(fix))
    assert "We utilise it. <!-- allow hard-word: the reason -->\n" in changed
    assert editor.change(file.as_uri(), changed) == []
    editor.close(file.as_uri())


@pytest.mark.parametrize(("edits", "editor_is"), OLD, ids=[name for _, name in OLD])
def test_an_editor_that_can_do_less(
    root: Path, start_editor: StartEditor, edits: dict[str, Any], editor_is: str
) -> None:
    """Without a placeholder the mark has no reason yet: it silences nothing, and that is said."""
    editor, file = start_editor(root, edits=edits), root / PLEDGE
    text = file.read_text("utf-8") + "\nWe utilise it.\n"
    (found,) = editor.open(file.as_uri(), text)
    offered = editor.fixes(file.as_uri(), found["range"])
    assert [one["title"][:5] for one in offered] == ["Use t", "Allow"], editor_is
    changed = applied(text, edit_of(offered[1]))
    assert "We utilise it. <!-- allow hard-word:  -->\n" in changed
    told = editor.change(file.as_uri(), changed)
    assert {one["code"] for one in told} == {"hard-word", "unused-allow"}


def test_a_word_is_explained_in_a_new_file(root: Path, start_editor: StartEditor) -> None:
    editor, file = start_editor(root), root / PLEDGE
    text = file.read_text("utf-8") + "\nWe utilise it.\n"
    (found,) = editor.open(file.as_uri(), text)
    (fix,) = fixes_of(editor, file.as_uri(), found, "Explain “utilise” in the glossary")
    made, written = fix["edit"]["documentChanges"]
    assert made["kind"] == "create" and made["options"] == {"overwrite": False}
    assert written["textDocument"]["uri"] == made["uri"]
    (edit,) = written["edits"]
    new = root / new_term(read_project(root), "utilise").path
    assert (made["uri"], edit["newText"]) == (new.as_uri(), new.read_text("utf-8"))
    (again,) = fixes_of(editor, file.as_uri(), found, "Explain")
    assert again["edit"]["documentChanges"][0]["uri"].endswith("/utilise-2.md"), "never over a file"


def test_a_version_goes_with_each_change(editor: Editor, shared_root: Path) -> None:
    file = shared_root / PLEDGE
    text = file.read_text("utf-8")
    editor.open(file.as_uri(), text)
    (found,) = editor.change(file.as_uri(), f"{text}\nWe utilise it.\n")
    (fix,) = fixes_of(editor, file.as_uri(), found, "Use")
    (change,) = fix["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": file.as_uri(), "version": 2}
    editor.close(file.as_uri())


def test_nothing_is_offered_in_the_agreed_wording(editor: Editor, shared_root: Path) -> None:
    file = shared_root / "pledges/our-promise.md"
    text = file.read_text("utf-8").replace("title: Our", "titel: Our")
    (found, *_) = editor.open(file.as_uri(), text)
    assert editor.fixes(file.as_uri(), found["range"]) == []
    editor.close(file.as_uri())


def test_the_house_style_takes_suggestions_alone(editor: Editor, shared_root: Path) -> None:
    file = shared_root / "pledges/house-style.yml"
    text = file.read_text("utf-8").replace("called:", "caled:")
    (found, *_) = editor.open(file.as_uri(), text)
    (fix,) = editor.fixes(file.as_uri(), found["range"])
    assert applied(text, edit_of(fix)) == file.read_text("utf-8")
    editor.close(file.as_uri())


@pytest.mark.parametrize(
    ("only", "is_offered"),
    [(["quickfix"], True), ([""], True), (["source.fixAll"], False), (["refactor"], False)],
)
def test_other_kinds_of_changes_are_not_ours(
    editor: Editor, shared_root: Path, only: list[str], is_offered: bool
) -> None:
    uri = (shared_root / PLEDGE).as_uri()
    (found,) = editor.open(uri, (shared_root / PLEDGE).read_text("utf-8") + "\nWe utilise it.\n")
    assert bool(editor.fixes(uri, found["range"], only=only)) is is_offered
    editor.close(uri)


def test_what_must_not_be_published_cannot_be_allowed(editor: Editor, shared_root: Path) -> None:
    file = shared_root / PLEDGE
    text = file.read_text("utf-8").replace("number: 2", "number: two")
    for found in editor.open(file.as_uri(), text):
        assert not fixes_of(editor, file.as_uri(), found, "Allow")
    editor.close(file.as_uri())


def test_the_editor_of_these_tests_can_do_all() -> None:
    assert EDITS["snippetEditSupport"] and EDITS["documentChanges"]
