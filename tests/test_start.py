"""The one-command start, in projects made for the test: nothing here needs the network."""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parent.parent / "scripts"
FILES = ("requirements.txt", "requirements-test.txt", "pyproject.toml")
STUB = """\
import os, sys, time
try:
    print(os.getcwd(), *sys.argv[1:], flush=True)
    if sys.argv[1] == "exit":
        sys.exit(int(sys.argv[2]))
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(0.6)
    sys.exit("closed in its own time")
"""


@dataclass
class Installer:
    """Stands in for venv, pip and uv: notes what is asked, and leaves a Python behind."""

    python: Path
    packages: Path
    asked: list[list[str]] = field(default_factory=list)
    refuses: str = ""
    killed_at: str = ""

    def succeeds(self, command: list[str]) -> bool:
        self.asked.append(command)
        if self.killed_at and self.killed_at in command:
            raise KeyboardInterrupt
        if "venv" in command:
            self.python.parent.mkdir(parents=True)
            self.python.touch()
            self.packages.mkdir(parents=True)
        return not self.refuses or self.refuses not in command

    def steps(self) -> list[str]:
        """Say in a word what was asked since the last time."""
        known = ("venv", "requirements.txt", "requirements-test.txt", "-e")
        steps = [next(word for word in known if word in command) for command in self.asked]
        self.asked.clear()
        return steps


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder that is hard on careless scripts."""
    project = tmp_path / "Zoë's pledges, 2nd copy"
    shutil.copytree(
        SCRIPTS, project / "scripts", ignore=shutil.ignore_patterns("plainpledge", "_*")
    )
    for name in FILES:
        (project / name).write_text(f"# {name} as it was\n")
    return project


@pytest.fixture
def environment(project: Path) -> ModuleType:
    return load(project, "environment")


@pytest.fixture
def start(project: Path, environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setitem(sys.modules, "environment", environment)
    return load(project, "start")


@pytest.fixture
def installer(environment: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Installer:
    installer = Installer(environment.PYTHON, packages_of(environment))
    monkeypatch.setattr(environment, "succeeds", installer.succeeds)
    without_uv = "/nowhere"
    monkeypatch.setenv("PATH", without_uv)
    return installer


def packages_of(environment: ModuleType) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(environment.VENV)}))


def load(project: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, project / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# What is installed, and when


def test_the_first_start_sets_up_and_the_second_does_not(
    environment: ModuleType, installer: Installer
) -> None:
    environment.prepare("site")
    assert installer.steps() == ["venv", "requirements.txt", "-e"]
    environment.prepare("site")
    assert installer.steps() == []


def test_packages_come_by_hash_and_the_project_without_the_network(
    environment: ModuleType, installer: Installer
) -> None:
    environment.prepare("site")
    _, packages, own = installer.asked
    assert {"--require-hashes", "--no-deps"} <= set(packages)
    assert {"--no-index", "--no-deps", "--no-build-isolation"} <= set(own)


@pytest.mark.parametrize(
    ("changed", "level", "expected"),
    [
        ("requirements.txt", "site", ["venv", "requirements.txt", "-e"]),
        ("requirements.txt", "test", ["venv", "requirements-test.txt", "-e"]),
        ("requirements-test.txt", "site", []),
        ("requirements-test.txt", "test", ["requirements-test.txt", "-e"]),
        ("pyproject.toml", "site", ["-e"]),
        ("pyproject.toml", "test", ["-e"]),
    ],
)
def test_only_what_a_change_touches_is_installed_again(
    project: Path,
    environment: ModuleType,
    installer: Installer,
    changed: str,
    level: str,
    expected: list[str],
) -> None:
    environment.prepare("test")
    installer.steps()
    (project / changed).write_text("# as it is now\n")
    environment.prepare(level)
    assert installer.steps() == expected
    environment.prepare(level)
    assert installer.steps() == []


def test_the_tests_are_added_to_the_site_and_stay(
    environment: ModuleType, installer: Installer
) -> None:
    environment.prepare("site")
    installer.steps()
    environment.prepare("test")
    assert installer.steps() == ["requirements-test.txt", "-e"]
    environment.prepare("site")
    environment.prepare("test")
    assert installer.steps() == []


@pytest.mark.parametrize("step", ["venv", "requirements.txt", "-e"])
def test_a_set_up_that_was_killed_is_begun_afresh(
    environment: ModuleType, installer: Installer, step: str
) -> None:
    installer.killed_at = step
    with pytest.raises(KeyboardInterrupt):
        environment.prepare("site")
    installer.killed_at = ""
    installer.steps()
    leftover = environment.VENV / "leftover"
    environment.VENV.mkdir(exist_ok=True)
    leftover.touch()
    environment.prepare("site")
    assert installer.steps() == ["venv", "requirements.txt", "-e"]
    assert not leftover.exists()


def test_adding_the_tests_in_vain_leaves_the_site_in_working_order(
    environment: ModuleType, installer: Installer
) -> None:
    environment.prepare("site")
    installer.refuses = "requirements-test.txt"
    with pytest.raises(environment.CannotStartError):
        environment.prepare("test")
    installer.steps()
    environment.prepare("site")
    assert installer.steps() == []


def test_another_python_gets_its_own_venv(
    environment: ModuleType, installer: Installer, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare("site")
    installer.steps()
    monkeypatch.setattr(sys, "base_prefix", "/another/python")
    environment.prepare("site")
    assert installer.steps() == ["venv", "requirements.txt", "-e"]


def test_a_removed_python_is_noticed(environment: ModuleType, installer: Installer) -> None:
    environment.prepare("site")
    installer.steps()
    environment.PYTHON.unlink()
    environment.PYTHON.symlink_to("/removed/python")
    environment.prepare("site")
    assert installer.steps() == ["venv", "requirements.txt", "-e"]


def test_a_project_that_was_moved_is_set_up_where_it_is_now(
    project: Path, environment: ModuleType, installer: Installer, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare("site")
    moved = load(project.rename(project.with_name("moved")), "environment")
    there = Installer(moved.PYTHON, packages_of(moved))
    monkeypatch.setattr(moved, "succeeds", there.succeeds)
    moved.prepare("site")
    assert there.steps() == ["venv", "requirements.txt", "-e"]


@pytest.mark.parametrize("stamp", ["", "{", '{"site": 1}'])
def test_a_broken_stamp_counts_for_nothing(
    environment: ModuleType, installer: Installer, stamp: str
) -> None:
    environment.prepare("site")
    installer.steps()
    environment.STAMP.write_text(stamp)
    environment.prepare("site")
    assert installer.steps() == ["venv", "requirements.txt", "-e"]


@pytest.mark.parametrize(("refuses", "expected"), [("", ["uv", "uv"]), ("pip", ["uv", "python"])])
def test_uv_is_used_where_there_is_one_and_pip_where_it_fails(
    environment: ModuleType,
    installer: Installer,
    monkeypatch: pytest.MonkeyPatch,
    refuses: str,
    expected: list[str],
) -> None:
    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/programs/{name}")
    tried = []

    def succeeds(command: list[str]) -> bool:
        tried.append(Path(command[0]).stem)
        return installer.succeeds(command) and not (refuses and tried[-1] == "uv")

    monkeypatch.setattr(environment, "succeeds", succeeds)
    environment.prepare("site")
    assert tried[1:3] == expected


# Two starts at once


def test_a_second_start_waits_and_finds_all_done(
    environment: ModuleType,
    installer: Installer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = contextlib.ExitStack()
    first.enter_context(environment.alone())

    def first_ends(_: float) -> None:
        environment.set_up("site")
        first.close()

    monkeypatch.setattr(environment.time, "sleep", first_ends)
    environment.prepare("site")
    assert "waiting for it" in capsys.readouterr().err
    assert installer.steps() == ["venv", "requirements.txt", "-e"]


def test_a_killed_start_holds_up_nobody(
    project: Path, environment: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    holds = "import environment, time\nwith environment.alone(): print('held', flush=True); input()"
    command = [sys.executable, "-c", holds]
    with subprocess.Popen(
        command, cwd=project / "scripts", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout and other.stdout.readline() == b"held\n"
        other.kill()
        other.wait()
    with environment.alone():
        assert capsys.readouterr().err == ""


# What is said when it cannot be done


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("OSError: [Errno 30] Read-only file system: '/x'", "cannot be written to"),
        ("[Errno 13] Permission denied: '/x'", "cannot be written to"),
        ("[WinError 5] Access is denied: 'C:/x'", "close other windows"),
        ("was not created successfully because ensurepip is not available", "python3-venv"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS",
            "not the one we know",
        ),
        ("error: Failed to build `pyromark==1`", "try Python 3.12"),
        ("Temporary failure in name resolution", "no way to the internet"),
    ],
)
def test_a_failure_is_told_in_a_sentence(environment: ModuleType, log: str, said: str) -> None:
    earlier = "print('No space left, said by a step that went well')"
    failing = f"import sys; print({log!r}); sys.exit(1)"
    environment.run([sys.executable, "-c", earlier])
    with pytest.raises(environment.CannotStartError) as stopped:
        environment.run([sys.executable, "-c", failing])
    assert said in str(stopped.value)
    assert str(environment.LOG) in str(stopped.value)
    assert log in environment.LOG.read_text() and "went well" in environment.LOG.read_text()


def test_a_real_pip_without_a_network(project: Path) -> None:
    (project / "requirements.txt").write_text(f"click==8.4 --hash=sha256:{'0' * 64}\n")
    done = run_start(
        project,
        "check",
        PATH="/nowhere",
        PIP_CONFIG_FILE=os.devnull,
        PIP_FIND_LINKS="",
        PIP_INDEX_URL="http://127.0.0.1:9/",
        PIP_RETRIES="0",
    )
    assert done.returncode == 2
    assert "no way to the internet" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_folder_that_cannot_be_written_to(
    start: ModuleType, environment: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.BUSY.mkdir()  # root may write anywhere, but not over a folder
    assert start.main([]) == 2
    assert "copy it to one of your own" in capsys.readouterr().err


def test_a_missing_file_is_named(
    project: Path, start: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "requirements.txt").unlink()
    assert start.main([]) == 2
    assert "requirements.txt" in capsys.readouterr().err


@pytest.mark.parametrize("version", [(3, 6), (3, 10)])
def test_an_old_python_is_told_so(start: ModuleType, version: tuple[int, int]) -> None:
    with pytest.raises(start.CannotStartError, match=rf"3\.11 or newer, you have 3\.{version[1]}:"):
        start.refuse_old(version)


def test_an_old_python_sets_nothing_up(
    start: ModuleType, installer: Installer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "OLDEST", (99, 0))
    assert start.main(["check"]) == 2
    assert installer.steps() == []


@pytest.mark.parametrize("name", ["start", "environment", "advice"])
def test_an_old_python_can_read_as_far_as_that(name: str) -> None:
    tree = ast.parse((SCRIPTS / f"{name}.py").read_text("utf-8"), feature_version=(3, 6))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert "__future__" not in modules
    top = {str(module).partition(".")[0] for module in modules}
    assert top <= sys.stdlib_module_names | {"advice", "environment"}
    for node in ast.walk(
        tree
    ):  # Python 3.6 looks at annotations as it reads, and knows no list[str]
        for hint in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            assert not any(isinstance(part, ast.Subscript) for part in ast.walk(hint or ast.Pass()))


# What is run


@pytest.mark.parametrize(
    ("given", "level", "launched"),
    [
        ([], "site", ["-m", "plainpledge", "serve"]),
        (["check", "a b", "--format", "json"], "site", None),
        (["test", "-k", "one"], "test", ["scripts/tasks.py", "test", "-k", "one"]),
        (["bench", "checking"], "test", ["scripts/tasks.py", "bench", "checking"]),
        (["lock", "--upgrade"], "test", ["scripts/tasks.py", "lock", "--upgrade"]),
    ],
)
def test_what_a_command_sets_up_and_runs(
    project: Path,
    start: ModuleType,
    environment: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    given: list[str],
    level: str,
    launched: list[str] | None,
) -> None:
    calls: list[object] = []

    def launch(*command: str) -> int:
        calls.append(command)
        return 7

    monkeypatch.setattr(environment, "prepare", calls.append)
    monkeypatch.setattr(start, "launch", launch)
    assert start.main(given) == 7
    expected = launched or ["-m", "plainpledge", *given]
    assert calls == [level, tuple(w.replace("scripts/", f"{project}/scripts/") for w in expected)]


@pytest.fixture
def ready(project: Path, environment: ModuleType) -> Path:
    """A project that is set up, with a small program in the place of ours."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment.VENV], check=True)
    (project / "scripts" / "plainpledge.py").write_text(STUB)
    environment.lead_to_scripts()
    environment.STAMP.write_text(environment.json.dumps(environment.facts()))
    return project


def run_start(
    project: Path, *arguments: str, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(project / "scripts" / "start.py"), *arguments],
        cwd=cwd,
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_the_exit_code_and_the_words_pass_through(ready: Path, tmp_path: Path) -> None:
    done = run_start(ready, "exit", "3", "two words", "ünï", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stdout == f"{tmp_path} exit 3 two words ünï\n"
    assert done.stderr == ""


@pytest.mark.parametrize("alphabet", ["C", "C.UTF-8"])
def test_the_folder_may_have_any_name_in_any_alphabet(ready: Path, alphabet: str) -> None:
    assert run_start(ready, "exit", "4", LC_ALL=alphabet).returncode == 4


def test_files_where_one_stands_are_not_taken_for_packages(ready: Path, tmp_path: Path) -> None:
    (tmp_path / "plainpledge.py").write_text("raise SystemExit('the wrong one')")
    done = run_start(ready, "exit", "0", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


@contextlib.contextmanager
def waiting(project: Path) -> Iterator[subprocess.Popen[str]]:
    """A start whose command waits for a signal, in a process group as a terminal makes it."""
    command = [sys.executable, str(project / "scripts" / "start.py"), "wait"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stdout and process.stdout.readline()
        yield process


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to send Ctrl-C to")
def test_ctrl_c_ends_when_the_command_has_ended_in_its_own_time(ready: Path) -> None:
    with waiting(ready) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert said == "closed in its own time\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes without asking")
def test_a_request_to_end_is_passed_on(ready: Path) -> None:
    with waiting(ready) as process:
        process.terminate()
        _, said = process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM
    assert said == ""
