"""Start Plainpledge: set up what it needs in the folder .venv, then run a command.

    python3 scripts/start.py                   serve the site, with live findings
    python3 scripts/start.py COMMAND ...       run any other plainpledge command
    python3 scripts/start.py test [ARG ...]    all that CI checks, or only pytest with ARGs
    python3 scripts/start.py bench [NAME ...]  the benchmarks, all or some
    python3 scripts/start.py lock [--upgrade]  write the requirements files from pyproject.toml

Like the modules it imports: standard library only, and no newer grammar than Python 3.6 reads,
for an old Python must get as far as the sentence that it is too old.
"""

import os
import signal
import sqlite3
import subprocess
import sys

import environment
from advice import CannotStartError, advise
from environment import say

OLDEST = (3, 11)
TASKS = ("test", "bench", "lock")


def main(arguments: "list[str]") -> int:
    """Set up as much as the command needs, run it and pass on its exit code."""
    command, rest = (arguments or ["serve"])[0], arguments[1:]
    try:
        refuse_old(sys.version_info[:2])
        environment.prepare("test" if command in TASKS else "site")
        if command in TASKS:
            return launch(str(environment.ROOT / "scripts" / "tasks.py"), command, *rest)
        os.environ.setdefault("PLAINPLEDGE_PROJECT", str(environment.ROOT))  # from any folder
        return launch("-m", "plainpledge", command, *rest)
    except CannotStartError as problem:
        say(str(problem))
    except (OSError, sqlite3.Error) as problem:
        why = advise(str(problem), "")
        say(f"Plainpledge could not be set up: {problem}. {why}".rstrip())
    except KeyboardInterrupt:
        return 130
    return 2


def refuse_old(version: "tuple[int, ...]") -> None:
    """Stop here rather than in a traceback further on."""
    if version < OLDEST:
        needed, had = (".".join(map(str, numbers)) for numbers in (OLDEST, version))
        raise CannotStartError(
            f"Plainpledge needs Python {needed} or newer, you have {had}: get it from "
            "https://www.python.org/downloads/, or on Linux with your system's packages."
        )


def launch(*command: str) -> int:
    """Run .venv's Python to its end; it ends in its own way when told to stop."""
    call = [str(environment.PYTHON), "-P", *command]
    told = []  # type: list[int]
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C reaches the child by itself
    signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    with subprocess.Popen(call, env=environment.variables()) as child:
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        if told:  # while the child was being started
            child.terminate()
        code = child.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
