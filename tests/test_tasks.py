"""What `start.py test` and `start.py bench` run, and when they stop."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parent.parent / "scripts"
IN_ORDER = ["browser", "ruff check", "ruff format", "mypy", "lint-imports", "pytest"]
Failing = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture
def tasks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("tasks", SCRIPTS / "tasks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def failing(tasks: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Failing:
    """Make any command fail that has a word in it; the list fills with what is run."""

    def fail(word: str) -> list[tuple[str, ...]]:
        run: list[tuple[str, ...]] = []

        def python(*command: str) -> int:
            run.append(command)
            return 9 if word in " ".join(command) else 0

        monkeypatch.setattr(tasks, "python", python)
        return run

    return fail


def test_all_checks_run_in_order(tasks: ModuleType, failing: Failing) -> None:
    run = failing("no such command")
    assert tasks.test([]) == 0
    assert list(tasks.CHECKS) == IN_ORDER
    assert run == [tuple(command) for command in tasks.CHECKS.values()]


def test_the_first_failure_stops_and_is_named(
    tasks: ModuleType, failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    run = failing("mypy")
    assert tasks.test([]) == 9
    assert len(run) == IN_ORDER.index("mypy") + 1
    assert "mypy failed" in capsys.readouterr().err


def test_with_arguments_only_pytest_runs(tasks: ModuleType, failing: Failing) -> None:
    run = failing("no such command")
    tasks.test(["tests/test_start.py", "-x"])
    assert run == [("-m", "pytest", "tests/test_start.py", "-x")]


def test_benchmarks_run_by_name_or_all(
    tasks: ModuleType, failing: Failing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    folder = tmp_path / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    for name in ("checking.py", "reading.py", "_shared.py"):
        (folder / name).touch()
    run = failing("checking")
    assert tasks.bench(["reading"]) == 0
    assert tasks.bench([]) == 9
    assert [Path(file).stem for (file,) in run] == ["reading", "checking", "reading"]


def test_a_benchmark_that_is_not_there_is_told(
    tasks: ModuleType, failing: Failing, capsys: pytest.CaptureFixture[str]
) -> None:
    run = failing("no such command")
    assert tasks.bench(["no-such-benchmark"]) == 2
    assert "no benchmark no-such-benchmark" in capsys.readouterr().err
    assert not run
