"""The comment on a merge request in GitLab: one, written anew, and nothing of a change is run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from built_sites import OWN
from headed_server import answering

US, SOMEBODY = 7, 8
TOKEN = "secret-of-the-job"
MARK = "<!-- How easy it is to read -->"
NOTES = "/api/v4/projects/12/merge_requests/3/notes"


@dataclass
class GitLab:
    """As much of GitLab as the job asks for."""

    notes: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def write(self, author: int, body: str) -> None:
        self.notes.append({"id": len(self.notes) + 1, "author": {"id": author}, "body": body})

    def answer(self, method: str, path: str, body: str) -> object:
        parts = urlsplit(path)
        self.asked.append(f"{method} {parts.path}")
        if (method, parts.path) == ("GET", "/api/v4/user"):
            return {"id": US}
        if (method, parts.path) == ("GET", NOTES):
            asked = parse_qs(parts.query)
            number, size = int(asked["page"][0]), int(asked["per_page"][0])
            return self.notes[(number - 1) * size : number * size]
        words = parse_qs(body)["body"][0]
        if (method, parts.path) == ("POST", NOTES):
            self.write(US, words)
            return self.notes[-1]
        (note,) = [one for one in self.notes if parts.path == f"{NOTES}/{one['id']}"]
        assert method == "PUT" and note["author"]["id"] == US, "nobody may change another’s words"
        note["body"] = words
        return note


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    made = GitLab()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length).decode()
            known = self.headers.get("PRIVATE-TOKEN") == TOKEN
            status = HTTPStatus.OK if known else HTTPStatus.UNAUTHORIZED
            answer = made.answer(self.command, self.path, body) if known else {}
            data = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_PUT = do_GET  # noqa: N815 - the names that the library looks for

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with answering(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as address:
        made.address = address
        yield made


def settings() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((OWN / ".gitlab-ci.yml").read_text("utf-8"))
    return read


def run(
    gitlab: GitLab, folder: Path, token: str | None = TOKEN
) -> subprocess.CompletedProcess[str]:
    """Run the words of the job as a runner does, beside a file that a change could have left."""
    (folder / "json.py").write_text("raise SystemExit('code of the change was run')", "utf-8")
    variables = {
        **{name: one for name, one in os.environ.items() if name != "COMMENT_TOKEN"},
        "no_proxy": "*",
        "CI_API_V4_URL": f"{gitlab.address}/api/v4",
        "CI_PROJECT_ID": "12",
        "CI_MERGE_REQUEST_IID": "3",
        **({"COMMENT_TOKEN": token} if token else {}),
    }
    (line,) = settings()["comment"]["script"]
    command, _, words = line.partition("\n")
    assert command == "python3 -I - <<'END'" and words.endswith("\nEND\n")
    return subprocess.run(
        [sys.executable, "-I", "-"],
        input=words.removesuffix("END\n"),
        cwd=folder,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_there_is_one_comment_however_often_somebody_pushes(gitlab: GitLab, tmp_path: Path) -> None:
    for words in ("## Easier – été", "## Harder"):
        (tmp_path / "plainness.md").write_text(words, "utf-8")
        done = run(gitlab, tmp_path)
        assert done.returncode == 0, done.stderr
        assert [note["body"] for note in gitlab.notes] == [f"{MARK}\n{words}"]
    assert "written anew" in done.stdout


def test_it_is_found_behind_many_others_and_nobody_else_can_claim_it(
    gitlab: GitLab, tmp_path: Path
) -> None:
    gitlab.write(SOMEBODY, f"{MARK} I was here first")
    for number in range(150):
        gitlab.write(US if number % 2 else SOMEBODY, f"words {number}")
    gitlab.write(US, f"{MARK}\nold")
    (tmp_path / "plainness.md").write_text("new", "utf-8")
    assert run(gitlab, tmp_path).returncode == 0
    assert len(gitlab.notes) == 152 and gitlab.notes[-1]["body"] == f"{MARK}\nnew"
    assert gitlab.notes[0]["body"].endswith("first")


@pytest.mark.parametrize(
    "typed", ["/close", "Words\n/merge now", "Words\r/approve", "Words\r\n/label x", "a\n  /close"]
)
def test_the_words_of_a_change_give_gitlab_no_orders(
    typed: str, gitlab: GitLab, tmp_path: Path
) -> None:
    """A line that starts with a slash is an order to GitLab, in the name of who writes it."""
    (tmp_path / "plainness.md").write_bytes(typed.encode())
    assert run(gitlab, tmp_path).returncode == 0
    (note,) = gitlab.notes
    lines = note["body"].splitlines()
    assert "/" in note["body"] and not [one for one in lines if one.lstrip().startswith("/")]


@pytest.mark.parametrize("what", ["a link", "a folder", "nothing"])
def test_what_is_no_ordinary_file_is_not_read(what: str, gitlab: GitLab, tmp_path: Path) -> None:
    folder = tmp_path / "job"
    folder.mkdir()
    (tmp_path / "secret").write_text(TOKEN, "utf-8")
    if what == "a link":
        (folder / "plainness.md").symlink_to(tmp_path / "secret")
    elif what == "a folder":
        (folder / "plainness.md").mkdir()
    done = run(gitlab, folder)
    assert done.returncode == 1 and "not an ordinary file" in done.stderr
    assert gitlab.asked == [] and "Traceback" not in done.stderr


def test_without_a_token_nothing_is_asked(gitlab: GitLab, tmp_path: Path) -> None:
    done = run(gitlab, tmp_path, token=None)
    assert done.returncode == 0 and "no comment was written" in done.stdout
    assert gitlab.asked == []


def test_a_token_that_is_no_longer_good_is_said_in_words(gitlab: GitLab, tmp_path: Path) -> None:
    (tmp_path / "plainness.md").write_text("words", "utf-8")
    done = run(gitlab, tmp_path, token="old")
    assert done.returncode == 1 and "Is COMMENT_TOKEN still valid?" in done.stderr
    assert "Traceback" not in done.stderr and gitlab.notes == []


def test_no_job_that_runs_a_change_can_know_the_token() -> None:
    jobs = {name: job for name, job in settings().items() if "script" in job}
    with_token = [name for name, job in jobs.items() if "COMMENT_TOKEN" in json.dumps(job)]
    assert with_token == ["comment"]
    comment = jobs["comment"]
    assert comment["variables"] == {"GIT_STRATEGY": "none"}, "nothing is checked out"
    assert comment["needs"] == ["plainness"] and "before_script" not in comment
    assert comment["cache"] == [], "a cache comes from jobs that ran a change"
    assert jobs["plainness"]["artifacts"] == {"paths": ["plainness.md"], "expire_in": "1 week"}
    in_place = [name for name, job in jobs.items() if _environment(job) == "comment"]
    assert in_place == ["comment"], "the variable is for this environment alone"
    (rule,) = comment["rules"]
    assert set(rule["if"].split(" && ")) == {
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID",
        "$CI_MERGE_REQUEST_PROJECT_ID == $CI_PROJECT_ID",
    }, "not from a fork, and not to the project that this is a fork of"


def _environment(job: dict[str, Any]) -> object:
    found = job.get("environment")
    return found.get("name") if isinstance(found, dict) else found
