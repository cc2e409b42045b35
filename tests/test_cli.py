"""The program as it is used: words in, sentences and exit codes out."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cases import SMALL_PROJECT
from plainpledge.cli import cli
from plainpledge.commands.serving import first_free_port

CLEAN, WRONG, COULD_NOT_RUN = 0, 1, 2


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    monkeypatch.chdir(root)
    return root


def run(*words: str | Path) -> Result:
    result = CliRunner().invoke(cli, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def break_a_number(root: Path) -> None:
    file = root / "pledges/02-say-why.md"
    file.write_text(file.read_text("utf-8").replace("number: 2", "number: two"), "utf-8")


def test_every_command_has_help() -> None:
    for words in (
        [],
        ["check"],
        ["build"],
        ["serve"],
        ["new"],
        ["new", "pledge"],
        ["rules"],
        ["measure"],
        ["language-server"],
        ["schema"],
    ):
        result = run(*words, "--help")
        assert result.exit_code == CLEAN
        assert re.search(r"Usage: .*\n\n  [A-Z].*[.:]", result.output)


def test_check_of_a_clean_project(root: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (CLEAN, "No problems found in 10 files.\n")


def test_check_finds_the_project_upwards(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "docs" / "glossary")
    assert run("check").exit_code == CLEAN


def test_check_with_errors(root: Path) -> None:
    break_a_number(root)
    result = run("check")
    assert result.exit_code == WRONG
    assert result.output.startswith("pledges/02-say-why.md:2:9  error  “number” must be")
    assert result.output.endswith("1 error in 1 of 10 files.\n")


def test_hints_are_listed_and_do_no_harm(root: Path) -> None:
    (root / "docs/about.md").write_text("---\ntitle: a\nsummary: b\n---\n[gap: x]\n", "utf-8")
    result = run("check")
    assert result.exit_code == CLEAN
    assert "docs/about.md:5:1  hint" in result.output


def test_words_that_the_glossary_lacks_are_asked_for_by_one_name(root: Path) -> None:
    for name in ("a", "b", "c"):
        page = f"---\ntitle: {name}\nsummary: b\n---\n\nA restitution.\n"
        (root / f"docs/{name}.md").write_text(page, "utf-8")
    with (root / "docs/a.md").open("a", encoding="utf-8") as file:
        file.write("\nProbate takes a year.\n")
    result = run("check", "--rule", "unexplained-term")
    assert result.exit_code == CLEAN
    assert set(re.findall(r"\[([a-z-]+)\]", result.output)) == {"unexplained-term", "missing-term"}
    assert "most useful first: “restitution” (3 pages)" in result.output
    alone = run("check", "--rule", "missing-term")
    assert "restitution" in alone.output and "Probate" not in alone.output


@pytest.mark.parametrize("rule", ["review-overdue", "long-sentence", "orphan-page"])
@pytest.mark.parametrize("words", ["---\ntitle: [x\n---\n\nWords.\n", ""])
def test_a_file_that_cannot_be_read_is_told_whatever_is_asked(
    root: Path, rule: str, words: str
) -> None:
    (root / "docs/about.md").write_text(words, "utf-8")
    result = run("check", "--rule", rule)
    assert result.exit_code == WRONG
    assert result.output.startswith("docs/about.md:")


def test_check_as_json(root: Path) -> None:
    break_a_number(root)
    result = run("check", "--format", "json")
    assert result.exit_code == WRONG
    assert json.loads(result.output)["findings"][0]["line"] == 2


def test_an_unknown_format_is_refused(root: Path) -> None:
    result = run("check", "--format", "xml")
    assert result.exit_code == COULD_NOT_RUN
    advice = "Choose one of: github, gitlab, json, sarif, text."
    assert f"There is no format “xml”. {advice}" in result.output


@pytest.mark.parametrize("where", [".", "pledges", "pledges/02-say-why.md", "docs/../pledges"])
def test_check_of_a_place_with_an_error(root: Path, where: str) -> None:
    break_a_number(root)
    result = run("check", where)
    assert result.exit_code == WRONG
    assert "pledges/02-say-why.md:2:9" in result.output


@pytest.mark.parametrize(
    ("where", "files"),
    [
        ("docs", "5 files"),
        ("pledges/01-listen.md", "1 file"),
        ("pledges/house-style.yml", "1 file"),
    ],
)
def test_check_of_a_place_without_one(root: Path, where: str, files: str) -> None:
    break_a_number(root)
    result = run("check", where)
    assert (result.exit_code, result.output) == (CLEAN, f"No problems found in {files}.\n")


def test_check_of_two_places(root: Path) -> None:
    assert run("check", "docs/about.md", "pledges").output == "No problems found in 6 files.\n"


def test_a_place_that_does_not_exist_is_refused(root: Path) -> None:
    result = run("check", "docs", "nowhere.md")
    assert result.exit_code == COULD_NOT_RUN
    assert result.output == "Error: “nowhere.md” does not exist.\n"


def test_a_file_that_is_not_markdown_is_refused(root: Path) -> None:
    result = run("check", "mkdocs.yml")
    assert result.exit_code == COULD_NOT_RUN
    assert "“mkdocs.yml” is not a Markdown file" in result.output


def test_a_folder_without_markdown_is_refused(root: Path) -> None:
    (root / "docs" / "empty").mkdir()
    (root.parent / "other").mkdir()
    for folder in ("docs/empty", "../other"):
        result = run("check", folder)
        assert result.exit_code == COULD_NOT_RUN
        assert "nothing was checked" in result.output


def test_check_of_files_outside_the_project(root: Path) -> None:
    other = root.parent / "other"
    other.mkdir()
    (other / "page.md").write_text("Hello [gap: who], see [x](nowhere.md).\n", "utf-8")
    (other / ".hidden.md").write_bytes(b"\xff")
    result = run("check", other)
    assert result.exit_code == CLEAN
    assert f"{other.as_posix()}/page.md:1:7  hint" in result.output
    assert "1 hint in 1 of 1 file" in result.output


def test_check_of_a_file_where_there_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("---\ntitle: [\n---\n", "utf-8")
    result = run("check", "docs/page.md")
    assert result.exit_code == WRONG
    assert result.output.startswith("docs/page.md:2:1  error")


def test_check_of_a_file_beside_the_words(root: Path) -> None:
    (root / "README.md").write_text("Hello [gap: who].\n", "utf-8")
    assert run("check", "README.md").output.startswith("README.md:1:7  hint")


@pytest.mark.parametrize(
    "words", [["check"], ["build"], ["serve"], ["new", "pledge", "x"], ["new", "term", "x"]]
)
def test_without_a_project_it_says_what_to_do(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == COULD_NOT_RUN
    assert result.output.startswith("Error: There is no project here. Go to the folder")
    result = run(*words, "--project", tmp_path / "gone")
    assert result.exit_code == COULD_NOT_RUN
    assert "is not a project" in result.output


def test_a_project_can_be_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("check", "--project", "project").exit_code == CLEAN
    assert run("check", "--project", "project", "project/docs").output.endswith("5 files.\n")


def test_a_folder_that_cannot_be_opened_is_said(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: object) -> object:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("check")
    assert result.exit_code == COULD_NOT_RUN
    assert "pledges” could not be opened or written (Permission denied)." in result.output


def test_a_file_of_5_megabytes_is_refused(root: Path) -> None:
    (root / "docs/about.md").write_text("word " * 1_000_000, "utf-8")
    result = run("check")
    assert result.exit_code == WRONG
    assert "docs/about.md:1:1  error  This file is 5.0 MB, so it was not read." in result.output


def test_new_pledge_says_what_it_made(root: Path) -> None:
    result = run("new", "pledge", "We say: sorry")
    assert result.exit_code == CLEAN
    assert result.output.startswith("Made pledges/04-we-say-sorry.md\nNow open it")
    assert "The agreed wording has no number 4." in result.output
    assert 'title: "We say: sorry"' in (root / "pledges/04-we-say-sorry.md").read_text("utf-8")


def test_new_term_says_what_it_made(root: Path) -> None:
    result = run("new", "term", "safety plan")
    assert result.output.startswith("Made docs/glossary/safety-plan.md\n")
    assert "agreed wording" not in result.output
    assert run("check").exit_code == CLEAN


def test_new_with_an_empty_title_is_refused(root: Path) -> None:
    result = run("new", "term", " ")
    assert result.exit_code == COULD_NOT_RUN
    assert "The title is empty." in result.output


def test_rules_are_listed() -> None:
    result = run("rules")
    assert result.exit_code == CLEAN
    assert re.search(r"^broken-link +error +A link leads nowhere$", result.output, re.MULTILINE)


def test_a_rule_is_shown() -> None:
    assert run("rules", "broken-link").output.startswith("A link leads nowhere\n\n## What it")


def test_an_unknown_rule_is_refused() -> None:
    result = run("rules", "broken-lnik")
    assert result.exit_code == COULD_NOT_RUN
    assert "Did you mean “broken-link”?" in result.output


def test_build_stops_at_errors(root: Path) -> None:
    break_a_number(root)
    result = run("build")
    assert result.exit_code == WRONG
    assert "The site was not built. Correct the errors above first." in result.output
    assert not (root / "site").exists()


def program(root: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "plainpledge", *words],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def use_the_bare_generator(root: Path) -> None:
    """Leave our own plugin and pages out: this is about the command only."""
    (root / "mkdocs.yml").write_text("site_name: Our promises\n", "utf-8")
    for file in (root / "docs").rglob("*.md"):
        file.write_text(re.sub(r"\[(.*?)\]\(.*?\)", r"\1", file.read_text("utf-8")), "utf-8")
    with (root / "docs/index.md").open("a", encoding="utf-8") as home:
        home.write("\n[About](about.md) [Accessibility](accessibility.md)\n")


def test_build_builds(root: Path) -> None:
    use_the_bare_generator(root)
    result = program(root, "build")
    assert result.returncode == CLEAN, result.stderr
    assert result.stdout == "No problems found in 10 files.\n"
    assert (root / "site/about/index.html").exists()


def test_build_passes_a_failure_on(root: Path) -> None:
    use_the_bare_generator(root)
    (root / "mkdocs.yml").write_text("site_name: Our promises\nnav: [gone.md]\n", "utf-8")
    result = program(root, "build")
    assert result.returncode == WRONG
    assert "The site was not built. The lines above say why." in result.stderr


def test_serve_passes_a_failure_on(root: Path) -> None:
    (root / "mkdocs.yml").write_text("nav: 1\n", "utf-8")
    result = program(root, "serve", "--port", str(first_free_port(26_000)))
    assert result.returncode == WRONG
    assert "The site could not be shown. The lines above say why." in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_serves_until_it_is_stopped(root: Path, number: signal.Signals) -> None:
    use_the_bare_generator(root)
    port = first_free_port(24_000 + 100 * number)  # two tests may run at once
    words = [sys.executable, "-m", "plainpledge", "serve", "--port", str(port)]
    with subprocess.Popen(
        words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as server:
        try:
            assert _answers(f"http://127.0.0.1:{port}/about/")
            server.send_signal(number)
            output, _ = server.communicate(timeout=20)
        finally:
            server.kill()
    assert server.returncode == CLEAN
    assert f"http://127.0.0.1:{port}/" in output.splitlines()[0]
    assert "Traceback" not in output
    assert not _answers(f"http://127.0.0.1:{port}/about/", seconds=0.2)


def _answers(address: str, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    return False


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_is_utf_8_whatever_the_terminal(root: Path, encoding: str) -> None:
    break_a_number(root)
    result = subprocess.run(
        [sys.executable, "-m", "plainpledge", "check"],
        cwd=root,
        env=os.environ | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert result.returncode == WRONG
    assert "“number”" in result.stdout.decode("utf-8")
    assert b"\x1b" not in result.stdout


def test_a_reader_that_goes_away_is_no_error(root: Path) -> None:
    break_a_number(root)
    command = f'"{sys.executable}" -m plainpledge rules wrong-value | head -n 1'
    result = subprocess.run(
        command, shell=True, cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    assert result.stdout == "A field has a value of the wrong kind\n"
    assert "Traceback" not in result.stderr
