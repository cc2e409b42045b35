"""The folder .venv: made from the requirements files, and made again when they change.

It has two levels: "site", and "test", which is the site and what its tests need. A stamp in it
says what it was made from. Without a stamp it is half made, and made again.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

from advice import OFFLINE, CannotStartError, advise

ROOT = Path(os.path.abspath(__file__)).parent.parent  # noqa: PTH100 (resolve() loses drive letters)
VENV, STAMP = ROOT / ".venv", ROOT / ".venv" / "ready.json"
LOG, BUSY = ROOT / ".venv.log", ROOT / ".venv.lock"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = {"site": "requirements.txt", "test": "requirements-test.txt"}
MADE_FROM = dict(LOCKS, project="pyproject.toml")
DISTURBING = ("PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIP_TARGET", "PIP_USER")


def say(sentence: str) -> None:
    """Tell the person, apart from a command's own output."""
    print(sentence, file=sys.stderr, flush=True)


def prepare(level: str) -> None:
    """Make .venv fit for a level, unless it is already."""
    if is_ready(level):
        return
    with alone():
        if not is_ready(level):  # another start may have done it while we waited
            set_up(level)


def is_ready(level: str) -> bool:
    """Whether a set-up ran to its end, and nothing it was made from has changed."""
    return PYTHON.exists() and {"python", "site", level, "project"} <= unchanged()


def unchanged() -> "set[str]":
    """What the stamp says just as the files and this Python say it now."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return set()
    return {name for name, value in facts().items() if stamp.get(name) == value}


def facts() -> "dict[str, str]":
    """All that .venv is made from."""
    files = {name: (ROOT / file).read_bytes() for name, file in MADE_FROM.items()}
    digests = {name: hashlib.sha256(text).hexdigest() for name, text in files.items()}
    return dict(digests, python=f"{sys.version} {sys.base_prefix} {ROOT}")


@contextlib.contextmanager
def alone() -> "Iterator[None]":
    """Keep other starts out; SQLite's lock works on every system and dies with its process."""
    with contextlib.closing(sqlite3.connect(str(BUSY), timeout=0)) as lock:
        if not is_locked_by(lock):
            say("Another start is setting up Plainpledge: waiting for it.")
            while not is_locked_by(lock):
                time.sleep(0.5)
        yield


def is_locked_by(lock: sqlite3.Connection) -> bool:
    """Try to take the lock; a file that cannot be opened is another matter."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as problem:
        if "locked" not in str(problem):
            raise
        return False
    return True


def set_up(level: str) -> None:
    """Bring .venv up to date: afresh for another Python or other site packages, else in place."""
    LOG.write_text("")
    now, kept = facts(), unchanged()
    if not (PYTHON.exists() and {"python", "site"} <= kept):
        say("Setting up Plainpledge in its folder .venv; nothing else on this computer changes.")
        kept = set()
        make_venv()
    if level not in kept:
        say("Getting the packages it is made with. The first time, this takes about a minute.")
        install("--require-hashes", "--no-deps", "-r", LOCKS[level])
    install("--no-index", "--no-deps", "--no-build-isolation", "-e", ".")
    lead_to_scripts()
    done = kept | {"python", "site", level, "project"}
    STAMP.write_text(json.dumps({name: now[name] for name in sorted(done)}))
    say("Plainpledge is set up.")


def make_venv() -> None:
    """Make .venv from nothing, whatever an earlier start left there."""
    if VENV.exists():
        with contextlib.suppress(FileNotFoundError):
            STAMP.unlink()
        shutil.rmtree(str(VENV))
    base = getattr(sys, "_base_executable", sys.executable)  # we may be running in .venv ourselves
    run([base, "-m", "venv", str(VENV)])


def lead_to_scripts() -> None:
    """Put a relative way where pip put an absolute one, which Python misreads if it has an é."""
    packages = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    way = os.path.relpath(str(ROOT / "scripts"), packages)
    Path(packages, "_plainpledge.pth").write_text(way)


def install(*arguments: str) -> None:
    """Install with uv where there is one, and with pip where not or where uv fails."""
    uv, pip = shutil.which("uv"), [str(PYTHON), "-m", "pip", "install", *arguments]
    fast = [[uv, "pip", "install", "--python", str(PYTHON), *arguments]] if uv else []
    run(*fast, pip)


def run(*commands: "list[str]") -> None:
    """Try the commands in turn until one succeeds, with all they say kept in the log."""
    if not any(succeeds(command) for command in commands):
        said = LOG.read_text(errors="replace").rpartition("\n$ ")[2]
        why = advise(said, OFFLINE)
        raise CannotStartError(f"Plainpledge could not be set up. {why} Full log: {LOG}")


def succeeds(command: "list[str]") -> bool:
    """Run one command from the project's folder."""
    with LOG.open("a") as log:
        print("\n$", *command, file=log, flush=True)
        quiet, here = subprocess.DEVNULL, str(ROOT)
        return not subprocess.call(
            command, stdin=quiet, stdout=log, stderr=log, cwd=here, env=variables()
        )


def variables() -> "dict[str, str]":
    """The person's settings, proxies and mirrors included, less those that bend the set-up."""
    kept = {name: value for name, value in os.environ.items() if name not in DISTURBING}
    path = str(BIN) + os.pathsep + kept.get("PATH", "")
    return dict(kept, PATH=path, VIRTUAL_ENV=str(VENV), PYTHONUTF8="1")
