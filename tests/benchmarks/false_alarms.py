"""False alarms of the rule `unsafe-html` on 200 or more ordinary public pages: there must be none.

    python3 scripts/start.py bench false_alarms

The packages that we use bring about 120 such pages. For more, npm's own are taken where npm is
installed. In place of those, name any folders with Markdown files:

    ORDINARY_PAGES=FOLDER python3 scripts/start.py bench false_alarms

Many such pages show pictures from other sites, which we refuse on purpose. So the filter of
rendered pages is the judge. An alarm is false where the filter would take nothing out. Where it
would and there was no alarm, something was missed. Beside it: how many of the same pages nh3 would
change with the tags and attributes that it allows by itself.

The exit code is 1 if a goal is missed, and 2 if there are too few pages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nh3

sys.path.insert(0, str(Path(__file__).parents[1]))

from ordinary_pages import distinct, installed_pages, pages_in, verdict
from plainpledge.publishing.page_code import attribute_names, tag_names
from rendering import rendered

LEAST_PAGES = 200
FOLDERS = "ORDINARY_PAGES"


def main() -> int:
    """Judge every page and print what came of it."""
    pages = distinct(installed_pages() | pages_in(folders()))
    if len(pages) < LEAST_PAGES:
        print(f"{len(pages)} pages are too few. Name folders with more Markdown files: {FOLDERS}=…")
        return 2
    start = time.process_time()
    verdicts = {name: verdict(text) for name, text in pages.items()}
    seconds = time.process_time() - start
    false = [name for name, one in verdicts.items() if one.is_false_alarm]
    missed = [name for name, one in verdicts.items() if one.is_missed]
    true = sum(bool(one.found and one.taken) for one in verdicts.values())
    print(f"Pages: {len(pages)}. CPU time: {1000 * seconds / len(pages):.0f} ms each.")
    print(f"Ours: {len(false)} false alarms, {true} true ones, {len(missed)} missed.")
    changed = sum(map(is_changed_by_default, pages.values()))
    print(f"nh3 as it comes: {changed} pages changed.")
    print("".join(f"- {name}: {verdicts[name]}\n" for name in (*false, *missed)), end="")
    return 1 if false or missed else 0


def folders() -> list[Path]:
    """Return the folders that a person named, or else npm's."""
    if named := os.environ.get(FOLDERS):
        return [Path(one) for one in named.split(os.pathsep)]
    npm = shutil.which("npm")
    if not npm:
        return []
    asked = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=True)
    return [Path(asked.stdout.strip())]


def is_changed_by_default(text: str) -> bool:
    """True where nh3 takes anything out that does not have to go; both write the page anew."""
    body = rendered(text)
    names = {"*": attribute_names(body)}
    whole = nh3.clean(body, tags=tag_names(body), attributes=names, link_rel=None)
    return nh3.clean(body, link_rel=None) != whole


if __name__ == "__main__":
    sys.exit(main())
