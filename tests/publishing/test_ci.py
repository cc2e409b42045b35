"""What the code hosts run: valid, with few rights, tied to known commits, and true."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from built_sites import CHARTER, OWN, copy_charter
from cases import SMALL_PROJECT
from plainpledge.cli import COMMANDS

WORKFLOWS = sorted((OWN / ".github" / "workflows").glob("*.yml"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.gitlab-ci": [OWN / ".gitlab-ci.yml"],
    "vendor.github-issue-forms": [OWN / ".github" / "ISSUE_TEMPLATE" / "wording.yml"],
    "vendor.github-issue-config": [OWN / ".github" / "ISSUE_TEMPLATE" / "config.yml"],
}
PINNED = re.compile(r"uses: (?P<action>[\w/-]+)@(?P<commit>[0-9a-f]{40}) # v\d+\.\d+\.\d+$")
TASKS = {"test", "bench", "lock"}


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, OWN / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_file_fits_its_schema(schema: str) -> None:
    assert SCHEMAS[schema]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    done = subprocess.run(
        [*command, *map(str, SCHEMAS[schema])], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schemas_would_find_a_slip(tmp_path: Path) -> None:
    slip = tmp_path / "slip.yml"
    slip.write_text(WORKFLOWS[0].read_text("utf-8").replace("runs-on:", "runs-at:"), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    done = subprocess.run(
        [*command, "vendor.github-workflows", str(slip)], capture_output=True, check=False
    )
    assert done.returncode == 1


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in WORKFLOWS:
        read = yaml.safe_load(file.read_text("utf-8"))
        assert read["permissions"] == {}, "a job asks for what it needs, and no other has anything"
        for name, job in read["jobs"].items():
            yield file.stem, name, job


def test_each_action_is_tied_to_a_commit_and_all_to_the_same() -> None:
    commits: dict[str, set[str]] = {}
    for file in WORKFLOWS:
        for line in file.read_text("utf-8").splitlines():
            if "uses:" in line:
                match = PINNED.search(line)
                assert match, line
                commits.setdefault(match["action"], set()).add(match["commit"])
    assert len(commits) >= 6
    assert {action: found for action, found in commits.items() if len(found) > 1} == {}


def test_no_job_has_more_rights_than_it_needs() -> None:
    wanted = {
        ("change", "comment"): {"pull-requests": "write"},
        ("publish", "pages"): {"pages": "write", "id-token": "write"},
    }
    for file, name, job in jobs():
        assert job["permissions"] == wanted.get((file, name), {"contents": "read"}), name
        assert job["timeout-minutes"] <= 60
        if "write" in job["permissions"].values():
            actions = [step.get("uses", "") for step in job["steps"]]
            assert not any("checkout" in one for one in actions), "it would run what was changed"


def test_a_change_from_a_fork_gets_no_secret_and_runs_as_itself() -> None:
    for file in WORKFLOWS:
        text = file.read_text("utf-8")
        assert "pull_request_target" not in text and "secrets." not in text
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    change = yaml.safe_load((OWN / ".github" / "workflows" / "change.yml").read_text("utf-8"))
    assert "head.repo.full_name == github.repository" in change["jobs"]["comment"]["if"]


def test_no_words_of_others_get_into_a_command() -> None:
    for _, name, job in jobs():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), f"{name}: pass it as a variable"


def test_the_commands_exist() -> None:
    files = [*WORKFLOWS, OWN / ".gitlab-ci.yml", *(OWN / ".ci").iterdir()]
    used = {
        (file.name, word)
        for file in files
        for word in re.findall(r"scripts/start\.py\"? (\w+)", file.read_text("utf-8"))
    }
    assert {word for _, word in used} >= {"build", "check", "measure", "publish", "render", "test"}
    assert {one for one in used if one[1] not in {*COMMANDS, *TASKS}} == set()
    scripts = {
        one
        for file in files
        for one in re.findall(r"(?:\.ci/[\w-]+|scripts/\w+\.py)", file.read_text("utf-8"))
    }
    assert [one for one in scripts if not (OWN / one).is_file()] == []


@pytest.mark.parametrize("file", sorted((OWN / ".ci").iterdir()), ids=lambda file: file.name)
def test_a_script_can_be_read_and_run(file: Path) -> None:
    assert os.access(file, os.X_OK)
    assert subprocess.run(["bash", "-n", str(file)], check=False).returncode == 0
    assert "set -euo pipefail" in file.read_text("utf-8")


def test_the_agreed_wording_belongs_to_the_leaders() -> None:
    lines = (OWN / ".github" / "CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    assert rules[-1] == ["/pledges/our-pledge.md", "@your-organisation/leaders"]
    assert rules[0][0] == "*", "what has no line of its own needs somebody’s word too"
    assert all((OWN / path.strip("/")).exists() for path, _ in rules[1:])


def measured(project: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "plainpledge", "measure", "--format", "json", "--project"]
    done = subprocess.run([*command, str(project)], capture_output=True, check=True)
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def test_the_comment_says_what_got_easier_and_harder(tmp_path: Path) -> None:
    project = copy_charter(tmp_path / "charter")
    compare = script("compare_plainness").compare
    before = measured(CHARTER)
    assert "Nothing in this change" in compare(before, measured(project))
    page = project / "pledges" / "01-open-door.md"
    hard = "The facilitation of multidisciplinary accountability necessitates operationalising "
    text = page.read_text("utf-8")
    page.write_text(text + f"\n{hard * 6}it.\n", "utf-8")
    after = measured(project)
    worse, better = compare(before, after), compare(after, before)
    assert "### Harder than before\n\n- `pledges/01-open-door.md" in worse
    assert "Easier" not in worse
    assert "### Easier than before" in better and "Harder" not in better
    text = after["documents"][0]
    text["path"] = "a` @everyone [b](https://evil.example/)\n![c](//evil.example/d)"
    assert "### New" not in worse
    fresh = compare(
        {"documents": []}, {"documents": [text | {"score": 1.0, "target": 50, "too_short": False}]}
    )
    assert "- `a @everyone [b](https://evil.example/) ![c](//evil.example/d)`: 1" in fresh
    assert re.search(r"from \d+ to \d+", worse) and "only they can tell us" in worse


def answer(**vulnerable: str) -> str:
    def one(name: str) -> dict[str, Any]:
        known = [{"id": vulnerable[name], "fix_versions": ["2.0"]}] if name in vulnerable else []
        return {"name": name, "version": "1.0", "vulns": known}

    return json.dumps({"dependencies": [one("Some_Thing"), one("other")]})


@pytest.mark.parametrize(
    ("answered", "code", "said"),
    [
        (answer(), 0, "Asked: 2. Known to be unsafe: 0."),
        (answer(other="CVE-1"), 1, "CVE-1, mended in 2.0"),
        ("", 2, "Could not audit: there was no answer"),
        ("not JSON", 2, "Could not audit: there was no answer"),
        ('{"dependencies": []}', 2, "Could not audit 2 of 2"),
        ('{"dependencies": [{"name": "other", "skip_reason": "no"}]}', 2, "Could not audit 2 of 2"),
    ],
)
def test_an_audit_without_an_answer_is_no_pass(
    answered: str, code: int, said: str, tmp_path: Path
) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text(
        "some-thing==1.0 --hash=sha256:0\nother==1.0 --hash=sha256:0\n", "utf-8"
    )
    found, lines = script("audit").audit(requirements, lambda _: answered)
    assert found == code and said in "\n".join(lines)


@pytest.mark.parametrize(
    ("answers", "code"),
    [((0, 0), 0), ((1, 0), 1), ((0, 2), 2), ((2, 1), 2), ((), 2)],
)
def test_of_several_files_the_worst_counts(
    answers: tuple[int, ...], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = [answer(), answer(other="CVE-1"), ""]
    files = [tmp_path / f"requirements-{number}.txt" for number in range(len(answers))]
    for file in files:
        file.write_text("some-thing==1.0 --hash=sha256:0\nother==1.0 --hash=sha256:0\n", "utf-8")
    by_file = dict(zip(files, answers, strict=True))
    assert script("audit").main(list(map(str, files)), lambda one: said[by_file[one]]) == code
    printed = capsys.readouterr().out
    assert all(f"{file.name}:" in printed for file in files)


def overdue(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the nightly script in a project, with what is tested in place of the set-up."""
    for folder in (".ci", "scripts"):
        (root / folder).mkdir()
    shutil.copy(OWN / ".ci" / "overdue", root / ".ci")
    (root / "scripts" / "start.py").write_text(
        "import subprocess, sys\n"
        f"command = [{sys.executable!r}, '-m', 'plainpledge', *sys.argv[1:]]\n"
        "sys.exit(subprocess.call(command))\n",
        "utf-8",
    )
    command = ["bash", str(root / ".ci" / "overdue")]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("head", "code", "said"),
    [
        ("title: Us\nsummary: Who we are.\nreview_by: 2999-12-31", 0, "No problems found"),
        ("title: Us\nsummary: Who we are.\nreview_by: 2020-01-01", 1, "[review-overdue]"),
        ("title: Us\nsummary: Who we are.\nreview_by: soon", 1, "[wrong-value]"),
        ("title: Us\nsummary: Who we are.\nreveiw_by: 2020-01-01", 1, "[unknown-field]"),
        ("title: Us\nreview_by: 2020-01-01\nreview_by: 2999-12-31", 1, "[repeated-field]"),
        ("title: [x\nreview_by: 2020-01-01", 1, "[broken-front-matter]"),
    ],
)
def test_a_page_whose_day_is_past_or_cannot_be_read_fails_the_night(
    tmp_path: Path, head: str, code: int, said: str
) -> None:
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    for file in root.rglob("*.md"):  # whatever day it is, nothing but this page is overdue
        text = file.read_text("utf-8")
        file.write_text(text.replace("review_by: 2027-05-23", "review_by: 2999-12-31"), "utf-8")
    (root / "docs" / "about.md").write_text(f"---\n{head}\n---\n\nWords.\n", "utf-8")
    done = overdue(root)
    assert (done.returncode, done.stderr) == (code, "")
    assert said in done.stdout


def test_a_file_that_cannot_be_opened_fails_the_night(tmp_path: Path) -> None:
    root = Path(shutil.copytree(SMALL_PROJECT, tmp_path / "project"))
    (root / "docs" / "about.md").write_bytes(b"---\ntitle: \xff\n---\n")
    done = overdue(root)
    assert done.returncode == 1 and "[unreadable-file]" in done.stdout


def test_every_locked_file_is_audited(tmp_path: Path) -> None:
    """What the script hands over is seen by a program in the place of Python."""
    for name in ("requirements.txt", "requirements-one.txt", "requirements-test.txt"):
        (tmp_path / name).touch()
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "start.py").touch()
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    python.chmod(0o755)
    (tmp_path / ".ci").mkdir()
    shutil.copy(OWN / ".ci" / "audit", tmp_path / ".ci")
    done = subprocess.run(
        ["bash", str(tmp_path / ".ci" / "audit")], capture_output=True, text=True, check=True
    )
    asked = set(done.stdout.split()) - {"scripts/audit.py"}
    assert asked == {file.name for file in tmp_path.glob("requirements*.txt")}
