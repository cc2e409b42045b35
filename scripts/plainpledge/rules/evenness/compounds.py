"""Words of two parts: “decision-making”, “decision making”, “wellbeing”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ...language.prose import Passage, Prose
from ...language.word_kinds import WordKind
from .choices import (
    FUNCTION_WORDS,
    Choice,
    Found,
    Use,
    has_capital,
    is_next,
    listed,
)

_DETERMINERS = frozenset("a an the this that our your their his her its each every any no".split())
_WHITE = " \t\r\n"
_CHANGES_MEANING = {"re"}
"""“Re-cover” is not “recover”."""
_IN_ADDRESS = re.compile(r"[/_@.#=\\]\w|\w[/_@=\\]|\w\.\w")
"""What shows that a word is part of the name of a file or of an account."""


def compounds(prose: Prose) -> Iterator[Found]:
    """Yield the words of two parts, together and apart."""
    pairs = [(word, pair) for word in _OF_TWO.among(prose.vocabulary) if (pair := _pair(word))]
    for word, pair in pairs:
        yield from _compounds(prose, word, pair, "-".join(pair))
    yield from _of_three(prose)
    here = {pair for _, pair in pairs}
    yield from _joined(prose, here)
    yield from _apart(prose, here)


def _of_three(prose: Prose) -> Iterator[Found]:
    """Yield “day-to-day” and “day to day”."""
    for phrase, parts, hyphened in _listed_threes():
        last = prose.at.get(parts[-1], ())
        if not last and hyphened not in prose.at:
            continue
        ends = [index + 1 for index in last if prose.words[max(0, index - 2) : index + 1] == parts]
        found = [(at, at + 1, hyphened) for at in prose.at.get(hyphened, ())]
        found += [(end - 3, end, phrase) for end in ends if prose.are_joined(end - 3, end)]
        for first, end, form in found:
            use = _use(prose, end, prose.passage(first))
            yield Choice.COMPOUND, "".join(parts), form, use, first, end


@cache
def _listed_threes() -> tuple[tuple[str, list[str], str], ...]:
    """Return the listed phrases of three words: each whole, in its parts, and with hyphens."""
    return tuple((one, one.split(), one.replace(" ", "-")) for one in listed("three parts"))


def _joined(prose: Prose, here: set[tuple[str, str]]) -> Iterator[Found]:
    known = _listed_joined()
    for word in prose.vocabulary & known.keys():
        yield from _compounds(prose, word, known[word], "".join(known[word]))
    for pair in here:
        if pair[0] not in _CHANGES_MEANING:
            form = "".join(pair)
            for word in (form, f"{form}s"):
                if word in prose.at and word not in known:
                    yield from _compounds(prose, word, pair, form)


def _compounds(prose: Prose, word: str, pair: tuple[str, str], form: str) -> Iterator[Found]:
    for index in prose.at[word]:
        typed = prose.text[prose.starts[index] : prose.end(index)]
        is_name = (typed[1:] != word[1:] and not typed.isupper()) or word[1] == "-" != word[0] < "e"
        if is_name or _IN_ADDRESS.search(prose.text, prose.starts[index] - 1, prose.end(index) + 2):
            continue
        use = _use(prose, index + 1, prose.passage(index))
        yield Choice.COMPOUND, "".join(pair), form, use, index, index + 1


def _apart(prose: Prose, here: set[tuple[str, str]]) -> Iterator[Found]:
    """Yield two words that others join, with or without a hyphen."""
    words, listed_pairs, listed_seconds = prose.words, _listed_pairs(), listed("second part")
    seconds = {form for _, second in here for form in (second, f"{second}s")}
    for word in prose.vocabulary & (_seconds() | seconds if seconds else _seconds()):
        second = _singular(word)
        is_listed = second in listed_seconds or word in listed_seconds
        for index in prose.at[word]:
            first = words[index - 1]
            if first in FUNCTION_WORDS or not index:
                continue
            if is_listed or (first, second) in listed_pairs or (first, second) in here:
                yield from _two(prose, index - 1, second)
    for first in listed("first part") & prose.vocabulary:
        for index in prose.at[first]:
            if index + 1 < len(words):
                yield from _two(prose, index, _singular(words[index + 1]))


def _two(prose: Prose, index: int, second: str) -> tuple[Found, ...]:
    """Return two words if they may be one to others."""
    first, gap = prose.words[index], prose.gaps[index + 1]
    is_word = first not in FUNCTION_WORDS and not first.endswith("ly") and first.isalpha()
    if not is_word or gap.strip(_WHITE) or not second.isalpha():
        return ()
    passage = prose.passage(index)
    if index + 2 > passage.end:
        return ()
    is_capital = has_capital(prose, index) and index != passage.first
    if is_capital and not prose.text[prose.starts[index] : prose.end(index)].isupper():
        return ()  # a name
    if second in listed("particle") and prose.words[index - 1] not in _DETERMINERS:
        return ()  # a verb
    use = _use(prose, index + 2, passage)
    return ((Choice.COMPOUND, first + second, f"{first} {second}", use, index, index + 2),)


def _use(prose: Prose, after: int, passage: Passage) -> Use:
    """Return how a compound is used, by the word after it."""
    if after < passage.end and is_next(prose, after - 1):
        word = prose.words[after]
        is_alone = word in FUNCTION_WORDS or "'" in word or word.endswith("ly")
        return Use.ALONE if is_alone else Use.BEFORE_NOUN
    return Use.ALONE


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def _pair(word: str) -> tuple[str, str] | None:
    """Return the two parts of a word with one hyphen."""
    first, hyphen, second = word.replace("‑", "-").partition("-")
    if not hyphen or not first.isalpha() or not second.isalpha() or len(second) < 2:
        return None
    return first, _singular(second)


_OF_TWO = WordKind(_pair)


@cache
def _listed_pairs() -> frozenset[tuple[str, str]]:
    pairs = (word.split() for word in listed("joined or not"))
    return frozenset((first, second) for first, second in pairs)


@cache
def _listed_joined() -> Mapping[str, tuple[str, str]]:
    """Return the listed pairs by what they are when joined, in the plural too."""
    return {
        f"{first}{second}{plural}": (first, second)
        for first, second in _listed_pairs()
        for plural in ("", "s")
    }


@cache
def _seconds() -> frozenset[str]:
    """Return the second words of all listed pairs, in the plural too."""
    seconds = listed("second part") | {second for _, second in _listed_pairs()}
    return frozenset(form for second in seconds for form in (second, f"{second}s"))
