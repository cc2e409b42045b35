"""Ten thousand random edits: what was asked for changes, and not a byte besides.

    python3 scripts/start.py bench edits

Changes that the preview's panel offers are made in copies of our own content and in generated
Markdown, with any line ends, and with a byte order mark or without: words of a block, fields,
suggestions, marks, held lines, new items. After each, the file is compared byte by byte. Much of
what is typed at random means something in Markdown and is refused; then no byte may have changed.

Beside it, for the same edits: how often the plain way, which puts new words where the old ones are
first found, would have changed another place. The exit code is 1 if one byte is wrong.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from random_edits import KINDS, Trial

OWN = Path(__file__).parents[2]
NUMBER = 10_000
SEED = 9


def main() -> int:
    """Try them all and print what came of them."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for part in ("pledges", "docs"):
            shutil.copytree(OWN / part, root / part)
        shutil.copy(OWN / "mkdocs.yml", root)
        trial, start = Trial(root, SEED), time.process_time()
        try:
            tally = trial.run(NUMBER)
        except AssertionError as error:
            print(f"After {trial.tally.tried} changes a byte was wrong: {error}")
            return 1
        seconds = time.process_time() - start
    print(f"{'':<12}{'made':>8}{'refused':>10}")
    for kind in KINDS:
        print(f"{kind:<12}{tally.made[kind]:>8}{tally.refused[kind]:>10}")
    print(f"{'all':<12}{tally.made.total():>8}{tally.refused.total():>10}")
    print(f"Taken back: {tally.undone}. CPU time: {1000 * seconds / tally.tried:.1f} ms each.")
    edits = max(1, tally.made["edit"])
    print("Wrong bytes: ours 0. Edits in the wrong place: ours 0, by search and replace ", end="")
    print(f"{tally.elsewhere} of {edits} ({100 * tally.elsewhere / edits:.1f} %).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
