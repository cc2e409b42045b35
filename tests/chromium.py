"""The browser that the tests drive: found where it usually is, or installed.

Run as a program, it makes sure that there is one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

CHOICE = "PLAINPLEDGE_BROWSER"
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
MAC_PROGRAMS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
PATIENCE = 600
"""Seconds: enough for a slow line, and an end where a closed one never answers."""
MISSING = (
    "The tests need a browser: Chromium, Chrome or Edge. Install one of them "
    "(on Debian and Ubuntu: sudo apt install chromium), "
    f"or say in {CHOICE} where it is."
)


def find() -> Path | None:
    """Return the first browser there is, the one that was asked for before all others."""
    if chosen := os.environ.get(CHOICE):
        return _program(Path(chosen))
    return next(filter(None, map(_program, _candidates())), None)


def install() -> None:
    """Try to get a browser: Playwright's own, or else the one of the system's packages."""
    playwright = (sys.executable, "-m", "playwright")
    came = _succeeds(*playwright, "install", "chromium")
    if came and _is_debian_root():
        _succeeds(*playwright, "install-deps", "chromium")
    elif _is_debian_root():
        print("Trying the system's own packages instead.", flush=True)
        _succeeds("apt-get", "update")
        _succeeds("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    yield from (Path("/Applications", program) for program in MAC_PROGRAMS)
    folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if name in os.environ]
    yield from (folder / program for folder in folders for program in WINDOWS_PROGRAMS)
    if own := _playwrights_own():
        yield own


def _playwrights_own() -> Path | None:
    """Ask in a process of its own: Playwright does not start twice in one."""
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    return Path(asked.stdout.strip()) if asked.returncode == 0 else None


def _program(path: Path) -> Path | None:
    return path if path.is_file() and os.access(path, os.X_OK) else None


def _is_debian_root() -> bool:
    return bool(shutil.which("apt-get")) and is_root()


def is_root() -> bool:
    """Whether all is allowed here, on which Chromium's sandbox refuses to run."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _succeeds(*command: str) -> bool:
    """Run to the end, with its progress in sight but not its complaints: there are other ways."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    nothing = subprocess.DEVNULL
    try:
        done = subprocess.run(
            command, env=environment, stdin=nothing, stderr=nothing, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main() -> int:
    """Find a browser, or install one, or say how to get one."""
    if not find():
        print("There is no browser for the tests yet: getting one.", flush=True)
        install()
    browser = find()
    print(f"Browser for the tests: {browser}" if browser else MISSING, flush=True)
    return 0 if browser else 1


if __name__ == "__main__":
    sys.exit(main())
