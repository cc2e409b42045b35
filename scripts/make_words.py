"""Makes scripts/plainpledge/language/data/words.tsv, the table of what words are like.

Run it with a Python that has `wordfreq` 3.1.1 and `cefrpy` 1.0.3 beside plainpledge's own
dependencies (they are needed for this only, never at run time):

    python3 -m venv ../words && ../words/bin/pip install wordfreq==3.1.1 cefrpy==1.0.3
    ../words/bin/python scripts/make_words.py

The same versions give the same bytes. What the columns mean stands in data/README.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cefrpy import CEFRAnalyzer  # type: ignore[import-not-found,unused-ignore]
from wordfreq import zipf_frequency  # type: ignore[import-not-found,unused-ignore]

sys.path.insert(0, str(Path(__file__).parent))

from plainpledge.language.inflections import bases, variants
from plainpledge.language.syllables import count_syllables

DATA = Path(__file__).parent / "plainpledge" / "language" / "data"
LEAST_FREQUENCY = 2.4
"""Zipf scale: about one use in four million words. Rarer words are rated like unknown ones."""
LEAST_FREQUENCY_OF_NAMES = 3.0
EVERYDAY = 5.0
"""Zipf frequency, once in 10,000 words, of words that nobody grows up without meeting often."""
HIGHEST_EVERYDAY_LEVEL = 3.0
"""B1. The lists put such words higher mostly by mistake."""
NAME_TAGS = {"NNP", "NNPS"}
TAGS_OF_NAMES_USED_AS_ADJECTIVES = {"NNP", "NNPS", "JJ"}
CONTRACTIONS = (
    "i'm i'll i've i'd you're you'll you've you'd he's he'll he'd she's she'll she'd it's it'll"
    " it'd we're we'll we've we'd they're they'll they've they'd that's that'll there's there'll"
    " here's what's who's where's when's how's let's don't doesn't didn't can't couldn't won't"
    " wouldn't shouldn't isn't aren't wasn't weren't hasn't haven't hadn't mustn't needn't"
).split()


class Rating(NamedTuple):
    """What the two packages say of one word."""

    level: float
    frequency: float
    is_name: bool


def ratings() -> dict[str, Rating]:
    """Return every word of letters and apostrophes that cefrpy has a level for."""
    analyzer = CEFRAnalyzer()
    found = {word: Rating(1.0, zipf_frequency(word, "en"), False) for word in CONTRACTIONS}
    for word in analyzer.yield_words():
        if not word.isalpha() or not word.isascii():
            continue
        try:
            level = analyzer.get_average_word_level_float(word)
            tags = set(analyzer.get_all_pos_for_word_as_str(word))
        except IndexError:  # a fault of cefrpy 1.0.3 for a few words
            continue
        is_name = bool(tags & NAME_TAGS) and tags <= TAGS_OF_NAMES_USED_AS_ADJECTIVES
        found[word] = Rating(level, zipf_frequency(word, "en"), is_name)
    for word, corrected, _ in entries("corrections.tsv"):
        frequency = max(zipf_frequency(word, "en"), LEAST_FREQUENCY)
        found[word] = Rating(float(corrected), frequency, False)
    return found


def resolved(word: str, known: dict[str, Rating]) -> Rating:
    """Return a word's rating, no harder than that of the same word spelt or inflected otherwise."""
    own = known[word]
    alike = [
        known[other] for other in variants(word) if other in known and word not in CONTRACTIONS
    ]
    roots = [known[other] for other in bases(word) if other in known and not known[other].is_name]
    level = min([own.level, *(r.level for r in alike), *(r.level for r in roots)])
    frequency = max([own.frequency, *(r.frequency for r in alike)])
    if frequency >= EVERYDAY:
        level = min(level, HIGHEST_EVERYDAY_LEVEL)
    return Rating(level, frequency, own.is_name)


def entries(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of one of our own lists."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def rows() -> Iterator[str]:
    """Yield the lines of the table in the order of the alphabet."""
    known, plainer = ratings(), dict(entries("plainer.tsv"))
    ours = {*plainer, *(word for word, *_ in entries("corrections.tsv"))}
    for word in sorted(known):
        rating = resolved(word, known)
        least = LEAST_FREQUENCY_OF_NAMES if rating.is_name else LEAST_FREQUENCY
        if rating.frequency >= least or word in ours:
            yield "\t".join(
                (
                    word,
                    f"{rating.level:.1f}",
                    f"{rating.frequency:.2f}",
                    str(count_syllables(word)),
                    "name" if rating.is_name else "",
                    plainer.get(word, ""),
                )
            )


def main() -> None:
    """Write the table."""
    (DATA / "words.tsv").write_text("\n".join(rows()) + "\n", "utf-8", newline="\n")


if __name__ == "__main__":
    main()
