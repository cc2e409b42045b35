"""Makes scripts/plainpledge/rules/data/american_spelling.tsv, American spellings and British ones.

Run it where plainpledge is set up, after words.tsv or the version of typos has changed:

    .venv/bin/python scripts/make_spellings.py

It asks typos (MIT or Apache-2.0 licence) for each word of words.tsv, and for the forms of each:
what is right in the United States and wrong in Britain goes into the table. Rows whose source
is our own list stay as they are, and words of `NOT_SO` stay out.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from plainpledge.language.forms import Form, Part, forms
from plainpledge.rules.spelling import corrections

HERE = Path(__file__).parent / "plainpledge"
TABLE = HERE / "rules" / "data" / "american_spelling.tsv"
OURS = "our own list"
SOURCE = "typos, right in en-us and wrong in en-gb"
NOT_SO = frozenset(
    "acknowledgment acknowledgments aline aligned artifact artifacts asshole assholes ax binging"
    " chile chiles chili chilis dialog dialogs descendents donut donuts epilog epilogs gasses"
    " glycerin luv miter mitered monolog monologs mustache mustaches peddler peddlers prolog"
    " prologs programing programed specialty specialties analog analogs groined groining bacterias"
    " luvs miters mitering mustached alined alines alining glycerins".split()
)
"""Words with another sense, words that are as right in Britain, and what is wrong everywhere."""

WITH_DOERS = "cancel counsel jewel kidnap label level model quarrel signal travel tunnel".split()


def main() -> None:
    """Write the table anew."""
    words = [line.split("\t")[0] for line in _lines(HERE / "language" / "data" / "words.tsv")]
    asked = sorted({form for word in words for form in _forms(word)} - NOT_SO)
    british = corrections(asked, "en-gb")
    wrong = corrections(british, "en-us")
    made = {word: (found[0], SOURCE) for word, found in british.items() if word not in wrong}
    with TABLE.open(encoding="utf-8", newline="") as file:
        kept = [row for row in csv.DictReader(file, delimiter="\t") if row["source"] == OURS]
    made |= {row["american"]: (row["british"], OURS) for row in kept}
    rows = (f"{word}\t{right}\t{source}\n" for word, (right, source) in sorted(made.items()))
    TABLE.write_text("american\tbritish\tsource\n" + "".join(rows), encoding="utf-8")


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _forms(word: str) -> Iterator[str]:
    """Yield what a word may look like in a text, doubled letters as in Britain and as not."""
    yield word
    yield forms(word, Part.NOUN)[Form.PLURAL]
    yield from forms(word, Part.VERB).values()
    if word.endswith(("l", "p")):
        yield from (f"{word}ed", f"{word}ing")
    if word in WITH_DOERS:
        yield from (f"{word}er", f"{word}ers")
    if word.endswith("ze"):
        yield from (f"{word[:-1]}ation", f"{word[:-1]}ations", f"{word}r", f"{word}rs")


if __name__ == "__main__":
    main()
