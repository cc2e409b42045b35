"""`check` with all its options: what is remembered, accepted, changed, and read from elsewhere."""

import io
import json
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from cases import SMALL_PROJECT
from plainpledge.cli import cli
from plainpledge.commands import looking, selection
from plainpledge.commands.cache import Cache, fingerprint
from plainpledge.commands.selection import Checker
from plainpledge.model import Document, Finding, Span
from plainpledge.rules import checking

CLEAN, WRONG, COULD_NOT_RUN = 0, 1, 2


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    monkeypatch.chdir(root)
    return root


def run(*words: str | Path, text: str = "") -> Result:
    result = CliRunner().invoke(cli, [str(word) for word in words], input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def gap_in(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\n[gap: who]\n", "utf-8")


def test_what_has_not_changed_is_not_looked_at_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []

    def counting(document: object, *rest: object) -> checking.Looked:
        looked_at.append(document.path)  # type: ignore[attr-defined]
        return checking.look(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(selection, "look", counting)

    def check() -> list[tuple[str, str]]:
        cache = Cache(tmp_path / "cache")
        found = Checker(cache=cache).project(root).findings
        cache.close()
        return [(finding.path, finding.rule) for finding in found]

    gap_in(root / "docs/about.md")
    first, number = check(), len(looked_at)
    assert ("docs/about.md", "unfilled-gap") in first
    assert number == len(list(root.glob("pledges/*.md"))) + len(list(root.glob("docs/**/*.md")))
    assert check() == first
    assert len(looked_at) == number
    gap_in(root / "docs/index.md")
    assert ("docs/index.md", "unfilled-gap") in check()
    assert looked_at[number:] == ["docs/index.md"]
    style = root / "pledges/house-style.yml"
    write(style, style.read_text("utf-8") + "search:\n  keep_not_found: true\n")
    looked_at.clear()
    check()
    assert len(looked_at) == number


def test_a_changed_program_forgets_all(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint("a", b"b")
    assert before == fingerprint("a", b"b")
    assert before != fingerprint("ab", b"")
    monkeypatch.setattr("plainpledge.commands.cache._program", lambda: b"another")
    assert fingerprint("a", b"b") != before


def test_a_spoilt_cache_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "checked.sqlite").write_bytes(b"not a table" * 100)
    cache = Cache(tmp_path)
    cache.keep(b"name", (1,))
    assert cache.get(b"name") is None
    cache.close()
    blocked = write(tmp_path / "file", "")
    assert Cache(blocked).get(b"name") is None


def test_a_changed_cache_runs_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep(b"good", (Finding("a.md", Span(0, 1), "Wrong."),))
    cache.keep(b"bad", SimpleNamespace)
    assert cache.get(b"good")[0].message == "Wrong."
    assert cache.get(b"bad") is None


def test_many_files_use_all_cores_and_find_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(40):
        write(
            tmp_path / f"files/{number}.md", f"# Page {number}\n\n[gap: who]\n\n<!-- allow x -->\n"
        )
    alone = Checker().paths(None, [Path("files")]).findings
    assert len(alone) >= 40
    monkeypatch.setattr(looking, "FOR_ALL_CORES", 1)
    assert Checker().paths(None, [Path("files")]).findings == alone


def test_texts_stay_at_hand_only_as_long_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST_KEPT", 10)
    asked: list[str] = []

    def read(path: str) -> Document:
        asked.append(path)
        return Document(path, "read again")

    documents = looking.Documents(["a.md", "b.md"], read)
    documents.keep(Document("a.md", "12345678"))
    documents.keep(Document("b.md", "12345678"))
    assert documents["a.md"].text == "12345678"
    assert documents["b.md"].text == "read again"
    assert asked == ["b.md"]


def test_only_some_rules(root: Path) -> None:
    gap_in(root / "docs/about.md")
    write(root / "docs/more.md", "---\ntitel: More\n---\n\nMore.\n")
    found = json.loads(run("check", "--rule", "unfilled-gap", "--format", "json").output)
    assert {finding["rule"] for finding in found["findings"]} == {"unfilled-gap"}
    assert "Did you mean “unfilled-gap”?" in run("check", "--rule", "unfiled-gap").output


def test_only_what_is_serious(root: Path) -> None:
    gap_in(root / "docs/about.md")
    assert "unfilled-gap" in run("check", "--severity", "hint").output
    assert "No problems found" in run("check", "--severity", "error").output
    assert run("check", "--severity", "bad").exit_code == COULD_NOT_RUN


def test_accepted_findings_stay_accepted_when_lines_move(root: Path) -> None:
    about = root / "docs/about.md"
    gap_in(about)
    assert "1 findings are accepted" in run("check", "--accept").output
    assert "No problems found" in run("check", "--new").output
    text = about.read_text("utf-8")
    write(about, text.replace("It is for everyone.", "A new line.\n\nIt is for everyone."))
    assert "No problems found" in run("check", "--new").output
    gap_in(about)
    assert "1 hint in 1 of" in run("check", "--new").output
    assert "2 hints in 1 of" in run("check").output


def test_accepting_one_file_keeps_what_was_accepted_elsewhere(root: Path) -> None:
    gap_in(root / "docs/about.md")
    run("check", "--accept")
    gap_in(root / "docs/index.md")
    run("check", "docs/index.md", "--accept")
    assert "No problems found" in run("check", "--new").output
    entries = json.loads((root / "accepted-findings.json").read_text("utf-8"))["accepted"]
    assert [(entry["path"], entry["words"]) for entry in entries] == [
        ("docs/about.md", "[gap: who]"),
        ("docs/index.md", "[gap: who]"),
    ]


def test_a_spoilt_list_of_accepted_findings_is_told(root: Path) -> None:
    write(root / "accepted-findings.json", '{"accepted": [{"path": 1}]}')
    result = run("check", "--new")
    assert result.exit_code == COULD_NOT_RUN
    assert "“accepted-findings.json” is not as it was written." in result.output


def test_standard_input(root: Path) -> None:
    result = run("check", "-", text="\ufeff# Page\r\n\r\n[gap: who]\r\n")
    assert "-:3:1  hint" in result.output


def test_standard_input_that_is_no_text(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x00 words")))
    assert Checker().paths(None, [Path("-")]).site.documents


def test_the_fixed_changes_are_shown_first(root: Path) -> None:
    about = root / "docs/about.md"
    before = about.read_bytes() + "\r\nIt is for for everyone 👩‍👧 in the\r\nthe town.\r\n".encode()
    about.write_bytes(b"\xef\xbb\xbf" + before)
    shown = run("check", "--fix")
    assert "for for → for  [doubled-word]" in shown.output
    assert "add --yes" in shown.output
    assert about.read_bytes() == b"\xef\xbb\xbf" + before
    changed = run("check", "--fix", "--yes")
    assert "Changes made: 2." in changed.output
    assert "doubled-word]\n    " not in changed.output
    after = before.replace(b"for for", b"for").replace(b"the\r\nthe", b"the")
    assert about.read_bytes() == b"\xef\xbb\xbf" + after


def test_only_sure_slips_of_spelling_are_changed(root: Path) -> None:
    page = root / "docs/slips.md"
    typed = "# Slips\n\nWe recieve the color. The {} team and the familys coats are here.\n"
    page.write_text(typed.format("recption"), "utf-8")
    shown = run("check", "--fix", "--yes").output
    assert "recieve → receive  [misspelling]" in shown
    assert "color → colour  [american-spelling]" in shown
    after = page.read_text("utf-8")
    assert "We receive the colour. The recption team and the familys coats" in after


def test_nothing_to_change(root: Path) -> None:
    assert "There is nothing that could be changed" in run("check", "--fix", "--yes").output
