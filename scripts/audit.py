"""Whether anything that is locked is known to be unsafe. What could not be asked is a failure.

    python scripts/audit.py requirements*.txt

Exit codes: 0 all were asked and none is known to be unsafe, 1 something is, 2 no full answer. Of
several files, the worst counts.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Ask = Callable[[Path], str]
COULD_NOT_ASK = 2
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


def ask(requirements: Path) -> str:
    """Return what pip-audit says of a file, as JSON; nothing where it could not run."""
    command = [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    done = subprocess.run(
        [*command, "--format", "json", "-r", str(requirements)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.stdout


def audit(requirements: Path, ask: Ask = ask) -> tuple[int, list[str]]:
    """Return the exit code, and what to say."""
    locked = {_name(name) for name in _LOCKED.findall(requirements.read_text(encoding="utf-8"))}
    try:
        answers: list[dict[str, Any]] = json.loads(ask(requirements))["dependencies"]
    except (ValueError, KeyError, TypeError):
        return COULD_NOT_ASK, ["Could not audit: there was no answer. Nothing is known."]
    asked = {_name(one["name"]) for one in answers if "vulns" in one and "skip_reason" not in one}
    if missing := sorted(locked - asked):
        return COULD_NOT_ASK, [f"Could not audit {len(missing)} of {len(locked)}: {missing}."]
    unsafe = [one for one in answers if one["vulns"]]
    said = [f"{one['name']} {one['version']}: {_ids(one['vulns'])}" for one in unsafe]
    return (1 if unsafe else 0), [*said, f"Asked: {len(asked)}. Known to be unsafe: {len(unsafe)}."]


def _ids(vulnerabilities: list[dict[str, Any]]) -> str:
    return "; ".join(
        f"{one['id']}, mended in {', '.join(one.get('fix_versions', [])) or 'no version yet'}"
        for one in vulnerabilities
    )


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(files: list[str], ask: Ask = ask) -> int:
    """Audit each file, also behind one that failed; say what was found in which."""
    worst = 0 if files else COULD_NOT_ASK
    for file in map(Path, files):
        code, lines = audit(file, ask)
        print(f"{file.name}:", *lines, sep="\n  ")
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
