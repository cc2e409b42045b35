"""What developers and CI run in the environment that start.py has made: test, bench, lock."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHECKS = {
    "browser": ["tests/chromium.py"],
    "ruff check": ["-m", "ruff", "check"],
    "ruff format": ["-m", "ruff", "format", "--check"],
    "mypy": ["-m", "mypy", "--strict"],
    "lint-imports": ["-c", "import importlinter.cli; importlinter.cli.lint_imports_command()"],
    "pytest": ["-m", "pytest", "-n", "auto"],
}
# Where these could add files that only one machine has, whose hashes nobody else could match.
OTHER_SOURCES = ("UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_INDEX")


def test(arguments: list[str]) -> int:
    """Run all that CI checks, up to the first that fails; with arguments, only pytest."""
    if arguments:
        return python("-m", "pytest", *arguments)
    for number, (name, command) in enumerate(CHECKS.items(), 1):
        say(f"Check {number} of {len(CHECKS)}: {name}")
        if code := python(*command):
            say(f"Stopped: {name} failed. What it found stands above.")
            return code
    say(f"All {len(CHECKS)} checks passed.")
    return 0


def bench(names: list[str]) -> int:
    """Run the benchmarks named, or all of them, and fail if one does."""
    known = {file.stem: file for file in sorted(ROOT.glob("tests/benchmarks/[!_]*.py"))}
    if missing := [name for name in names if name not in known]:
        say(f"There is no benchmark {missing[0]}. There are: {', '.join(known) or 'none yet'}.")
        return 2
    return max((python(str(known[name])) for name in names or known), default=0)


def lock(arguments: list[str]) -> int:
    """Write the requirements files; versions stay where they can, but for `--upgrade`.

    The tests come first, for they need the most: all others get the same versions.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    backend = "\n".join(project["build-system"]["requires"])
    oldest = project["project"]["requires-python"].removeprefix(">=")
    same = ("-c", "requirements-test.txt")
    extras = sorted(project["project"]["optional-dependencies"].keys() - {"test"})
    parts: list[tuple[str, ...]]
    parts = [("-o", "requirements-test.txt", "--extra", "test"), ("-o", "requirements.txt", *same)]
    parts += [("-o", f"requirements-{extra}.txt", "--extra", extra, *same) for extra in extras]
    for files in parts:
        command = [
            *("-m", "uv", "pip", "compile", "pyproject.toml", "-", *files, *arguments),
            *("--no-config", "--generate-hashes", "--quiet"),
            *("--universal", "--python-version", oldest, "--fork-strategy", "fewest"),
            *("--custom-compile-command", "python3 scripts/start.py lock"),
        ]
        if code := python(*command, told=backend):
            return code
    say(f"Written: {', '.join(sorted(files[1] for files in parts))}.")
    return 0


def python(*command: str, told: str | None = None) -> int:
    """Run Python in the project's folder, whatever folder the person is in."""
    environment = {name: value for name, value in os.environ.items() if name not in OTHER_SOURCES}
    try:
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            input=told,
            text=True,
            check=False,
        ).returncode
    except KeyboardInterrupt:
        return 130


def say(sentence: str) -> None:
    """Tell the developer, apart from what the checks print."""
    print(f"\n{sentence}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    tasks = {"test": test, "bench": bench, "lock": lock}
    sys.exit(tasks[sys.argv[1]](sys.argv[2:]))
