"""What a writer can do about a hard word or a hard sentence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .explanation import HardWord, SentencePart
from .plainness import hardness
from .words import Entry

WORTH_A_LOOK = 0.34
"""Hardness of a word that a writer should look at: “involved” has a little more, “families” less.
Our own bound; most words of the first two levels of English lessons stay below it."""
LEARNT_EARLY = 2.0
"""Level (A2) up to which a word is named only if there is a plainer one: “themselves” is long, but
there is nothing to put in its place."""
LONG_SENTENCE = 20
"""Words. Guides to plain English ask for 15 to 20 on average, such as How to write in plain English
(Plain English Campaign)."""
MOST_WORDS = 3
"""Hard words that are named for one sentence."""


def words_to_change(parts: Iterable[SentencePart], text: str, number: int) -> list[HardWord]:
    """Return the hardest words that are worth a look, each once."""
    found: dict[str, HardWord] = {}
    for part in parts:
        for word in part.hard_words:
            name = text[word.start : word.end].lower()
            if not _is_worth_a_look(word.entry):
                continue
            if name not in found or word.cost > found[name].cost:
                found[name] = word
    return sorted(found.values(), key=lambda word: (-word.cost, word.start))[:number]


@cache
def _is_worth_a_look(entry: Entry) -> bool:
    is_learnt_early = entry.level <= LEARNT_EARLY and not entry.plainer
    return hardness(entry) >= WORTH_A_LOOK and not is_learnt_early


def word_advice(word: HardWord) -> str:
    """Say what to try in place of a word."""
    if word.entry.plainer:
        return f"Try “{word.entry.plainer}”."
    if word.entry.is_abbreviation:
        return "Write it out, or say what it means."
    return "Try an everyday word. If there is none, say what it means."


def sentence_advice(part: SentencePart, text: str) -> str:
    """Say what to try with a sentence."""
    words = words_to_change([part], text, MOST_WORDS)
    named = _listed([f"“{text[word.start : word.end]}”" for word in words])
    split = f"It has {part.words} words: make shorter sentences of it."
    simplify = f"Look for everyday words in place of {named}."
    if part.words > LONG_SENTENCE:
        return f"{split} {simplify}" if words else split
    return simplify if words else "Say it in fewer words."


def _listed(names: list[str]) -> str:
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last
