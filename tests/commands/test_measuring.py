"""`measure`: which files it takes, and what each format says of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cases import SMALL_PROJECT
from plainpledge.cli import cli
from plainpledge.language.plainness import measure_text

OK, COULD_NOT_RUN = 0, 2
PLAIN = (
    "We will tell you what we think. You can tell us if we are wrong. We will listen to you. " * 7
)
HARD = "Practitioners facilitate multi-agency deliberations throughout statutory assessments. " * 16
AUDIENCES = """\
audiences:
  - name: children
    target: 80
sections:
  - heading: In plain words
    audience: children
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    style = root / "pledges/house-style.yml"
    text = style.read_text("utf-8").replace("sections:\n  - heading: In plain words\n", AUDIENCES)
    style.write_text(text, "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts with no project around it."""
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(PLAIN, "utf-8")
    (folder / "deep" / "b.TXT").write_text(HARD, "utf-8")
    (folder / "c.md").write_text(f"# Heading\n\n{PLAIN}\n\n## Hard\n\n{HARD}\n", "utf-8")
    (folder / "d.rtf").write_text("not read", "utf-8")
    (folder / ".hidden.txt").write_text("not read", "utf-8")
    monkeypatch.chdir(folder)
    return folder


def run(*words: str, given: str | bytes = "") -> Result:
    result = CliRunner().invoke(cli, ["measure", *words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def measured(*words: str, given: str | bytes = "") -> dict[str, dict[str, Any]]:
    """Return each document of the JSON by its path."""
    result = run("--format", "json", *words, given=given)
    assert result.exit_code == OK
    report = json.loads(result.output)
    assert report["files"] == len(report["documents"])
    return {document["path"]: document for document in report["documents"]}


def test_a_folder_without_a_project(folder: Path) -> None:
    found = measured(".")
    assert list(found) == ["a.txt", "c.md", "deep/b.TXT"]
    expected = measure_text(PLAIN)
    assert expected and found["a.txt"]["score"] == expected.score
    assert found["a.txt"]["score"] > found["c.md"]["score"] > found["deep/b.TXT"]["score"]
    assert found["a.txt"]["grade"] == "very plain"
    assert found["deep/b.TXT"]["grade"] == "very hard"
    assert found["a.txt"]["too_short"] is False
    assert found["a.txt"]["formulas"]["flesch-kincaid"] < 5
    assert found["a.txt"]["formulas"]["smog"] is None
    low, high = found["deep/b.TXT"]["reading_age"]
    assert 15 < low < high


def test_a_file_named_twice_is_measured_once(folder: Path) -> None:
    assert list(measured("a.txt", ".", str(folder / "a.txt"))) == ["a.txt", "c.md", "deep/b.TXT"]


def test_sections_and_sentences_have_places(folder: Path) -> None:
    document = measured("c.md")["c.md"]
    text = (folder / "c.md").read_text("utf-8")
    outer, inner = document["sections"]
    assert (outer["heading"], outer["level"], outer["line"]) == ("Heading", 1, 1)
    assert (inner["heading"], inner["level"], inner["line"]) == ("Hard", 2, 5)
    assert outer["score"] == document["score"] > inner["score"]
    assert (inner["audience"], inner["target"]) == (None, None)
    assert len(document["sentences"]) == document["counts"]["sentences"] == 2 + 21 + 16
    last = document["sentences"][-1]
    assert text[last["start"] : last["end"]] == HARD.strip().split(". ")[-1]
    assert last["line"] == 7
    word = last["hard_words"][0]
    assert text[word["start"] : word["end"]] == word["word"]
    lost = sum(sentence["points"] for sentence in document["sentences"])
    assert 100 - lost == pytest.approx(document["score"], abs=0.3)


def test_a_short_text_has_a_flag_and_all_the_same_a_score(folder: Path) -> None:
    (folder / "short.txt").write_text("One hard sentence: adjudication.", "utf-8")
    found = measured("short.txt")["short.txt"]
    assert found["too_short"] is True
    assert isinstance(found["score"], float) and 0 < found["score"] < 100
    assert found["reading_age"] is None
    printed = run("short.txt").output
    assert "too short to judge: it has 4 words, of 30 that are needed" in printed
    assert str(found["score"]) not in printed


@pytest.mark.parametrize("content", ["", "\n", "***\n", "…"])
@pytest.mark.parametrize("name", ["none.txt", "none.md"])
def test_no_words_no_score(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content, "utf-8")
    found = measured(name)[name]
    assert (found["score"], found["grade"], found["words"]) == (None, None, 0)
    assert found["too_short"] is True
    assert all(score is None for score in found["formulas"].values())
    printed = run(name)
    assert printed.exit_code == OK
    assert "no words to measure" in printed.output and "0.0" not in printed.output


def test_text(folder: Path) -> None:
    printed = run("c.md").output
    assert printed.startswith("c.md\n  All of it ")
    assert "\n    Hard  " in printed
    assert "Hardest words: " in printed and "deliberations" in printed
    assert "Reading age by these formulas, which differ: " in printed
    assert "Only readers can tell you" in printed
    assert "Sentences, with the points" not in printed
    longer = run("c.md", "--sentences").output
    assert "Sentences, with the points" in longer and "We will tell you what we think." in longer


def test_standard_input() -> None:
    found = measured("-", given=f"\ufeff{PLAIN}")["-"]
    expected = measure_text(PLAIN)
    assert expected and found["score"] == expected.score


def test_windows_line_ends_and_byte_order_marks_change_nothing(folder: Path) -> None:
    text = f"One line of words\nand one more\n\n{HARD}"
    (folder / "unix.txt").write_bytes(text.encode())
    (folder / "windows.txt").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    found = measured("unix.txt", "windows.txt")
    assert found["unix.txt"]["score"] == found["windows.txt"]["score"]


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_measured(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"caf\xe9")
    result = run("--format", "json", ".")
    assert result.exit_code == COULD_NOT_RUN
    printed, error = result.stdout, result.stderr
    assert "Not every file could be read" in error
    found = {document["path"]: document for document in json.loads(printed)["documents"]}
    assert "not saved as UTF-8" in found["bad.txt"]["problem"]
    assert found["a.txt"]["score"] and found["a.txt"]["problem"] is None


def test_what_cannot_be_measured_is_refused(folder: Path) -> None:
    for words, why in (
        (["d.rtf"], "Its name must end in .md or .txt."),
        (["gone.txt"], "does not exist"),
        (["--format", "xml", "a.txt"], "There is no format “xml”. Choose one of: json, text."),
        ([], "There is no project here."),
    ):
        result = run(*words)
        assert result.exit_code == COULD_NOT_RUN
        assert why in result.output
    (folder / "empty").mkdir()
    assert "nothing was measured" in run("empty").output


def test_a_project_with_its_audiences(root: Path) -> None:
    found = measured()
    assert set(found) > {"docs/about.md", "pledges/01-listen.md", "pledges/our-promise.md"}
    first = found["pledges/01-listen.md"]["sections"][0]
    assert (first["audience"], first["target"]) == ("children", 80)
    one = measured("pledges/01-listen.md")["pledges/01-listen.md"]
    assert one == found["pledges/01-listen.md"]
    assert "for children, 80 or more" in run("pledges/01-listen.md").output
    other = root / "docs/about.md"
    other.write_text(f"# In plain words\n\n{PLAIN}\n", "utf-8")
    assert measured("docs/about.md")["docs/about.md"]["sections"][0]["audience"] is None


def test_held_words_are_not_measured(root: Path) -> None:
    pledge = root / "pledges/01-listen.md"
    before = measured("pledges/01-listen.md")["pledges/01-listen.md"]
    held = f"We <!-- hold: why -->{HARD}<!-- /hold --> hear what you say.\n\n## In practice"
    text = pledge.read_text("utf-8")
    text = text.replace("We hear what you say.\n\n## In practice", held)
    pledge.write_text(text, "utf-8")
    after = measured("pledges/01-listen.md")["pledges/01-listen.md"]
    assert (after["words"], after["score"]) == (before["words"], before["score"])
