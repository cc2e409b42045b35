"""Verbs that say little beside a noun that says it all: "make a decision", "give support to"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .forms import Form, Part, inflected, phrase_forms
from .noun_neighbours import is_part_of_name, names_people_or_things
from .prose import Passage, Prose

_ARTICLES = frozenset("a an the some any this that their our your his her its such".split())
_SIMPLE = frozenset({"a", "an", "the", "any", "some"})
"""What may be left out with the noun; “our decision” says more."""
_ADJECTIVES = frozenset(
    "full thorough quick careful detailed further new regular formal proper final clear informed"
    " better joint early initial comprehensive brief short big positive negative significant"
    " direct serious major real good great strong huge profound lasting considerable substantial"
    " due proper special particular careful active frequent effective".split()
)
_HAVE = frozenset("have has had having i've we've you've they've".split())
_BE = frozenset("is are was were be been being".split())
_HELPERS = frozenset("will must should can may could would shall has have had to not".split())
_FARTHEST = 4
"""Words before the noun in which the verb, its particle and an article find room."""


class Light(NamedTuple):
    """One use; places are indexes of words."""

    first: int
    end: int
    verb: str
    """The verb that says it all."""
    better: str | None
    """That verb in the right form; None where it cannot simply stand in place of the words."""
    is_passive: bool = False


class LightVerbs:
    """A list of nouns, each with the verbs that say little beside it."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._rows: dict[str, dict[tuple[str, ...], tuple[Mapping[str, str], Form]]] = {}
        self._participles: dict[str, dict[tuple[str, ...], Mapping[str, str]]] = {}
        for row in rows:
            known = self._rows.setdefault(row["noun"], {})
            done = self._participles.setdefault(row["noun"], {})
            for light in row["after"].split(","):
                for form, words in reversed(list(phrase_forms(light, Part.VERB).items())):
                    known[tuple(words.split())] = (row, form)
                for be in ("are", "were", "am", "been") if light.startswith("be ") else ():
                    form = {"been": Form.PARTICIPLE, "were": Form.PAST}.get(be, Form.BASE)
                    known[(be, *light.split()[1:])] = (row, form)
                if row["passive"] == "yes":
                    done[tuple(inflected(light, Part.VERB, Form.PARTICIPLE).split())] = row

        self._nouns = frozenset(self._rows)

    def find(self, prose: Prose) -> Iterator[Light]:
        """Yield each use, in no order."""
        for noun in prose.vocabulary & self._nouns:
            for index in prose.at[noun]:
                passage = prose.passage(index)
                found = self._active(prose, index, passage) or self._passive(prose, index, passage)
                if found:
                    yield found

    def _active(self, prose: Prose, noun: int, passage: Passage) -> Light | None:
        words, known = prose.words, self._rows[prose.words[noun]]
        article = adjective = None
        at = noun - 1
        if at > passage.first and words[at] in _ADJECTIVES:
            adjective, at = words[at], at - 1
        if at >= passage.first and words[at] in _ARTICLES:
            article, at = words[at], at - 1
        for length in (1, 2):
            first = at - length + 1
            found = known.get(tuple(words[first : at + 1])) if first >= passage.first else None
            if found and prose.are_joined(first, noun + 1):
                row, form = found
                return self._light(prose, row, form, first, noun, passage, article, adjective)
        return None

    def _light(
        self,
        prose: Prose,
        row: Mapping[str, str],
        form: Form,
        first: int,
        noun: int,
        passage: Passage,
        article: str | None,
        adjective: str | None,
    ) -> Light | None:
        after = prose.words[noun + 1] if noun + 1 < passage.end else ""
        is_with = bool(after) and after in row["with"].split(",")
        is_with = is_with and prose.are_joined(noun, noun + 2)
        if after == "to" and not names_people_or_things(prose, noun + 2, passage):
            is_with = False
        is_alone = row["alone"] == "yes" and not is_part_of_name(prose, noun, passage)
        is_half = row["alone"] == "simple" and adjective is not None  # "have a big effect on"
        is_meant = row["alone"] == "yes" and article in {"this", "that", "such"}
        if not (is_with or is_alone) or is_half or is_meant:
            return None
        is_simple = adjective is None and (article is None or article in _SIMPLE)
        if form is Form.PAST and _after_have(prose, first, passage):
            form = Form.PARTICIPLE
        better = inflected(row["verb"], Part.VERB, form) if is_simple else None
        return Light(first, noun + 1 + is_with, row["verb"], better)

    def _passive(self, prose: Prose, noun: int, passage: Passage) -> Light | None:
        """Find "a decision was made"."""
        words, at = prose.words, noun + 1
        if at < passage.end and words[at] in ("of", "for", "to", "with"):
            near = range(at + 1, min(at + 2 + _FARTHEST, passage.end))
            at = next((place for place in near if words[place] in _BE | _HELPERS - {"to"}), at)
        while at < passage.end and at <= noun + 3 + _FARTHEST and words[at] in _HELPERS:
            at += 1
        if at >= passage.end or words[at] not in _BE:
            return None
        while at < passage.end and (words[at] in _BE or words[at].endswith("ly")):
            at += 1
        for length in (1, 2):
            row = self._participles[words[noun]].get(tuple(words[at : at + length]))
            if row and at + length <= passage.end and prose.are_joined(noun, at + length):
                return Light(noun, at + length, row["verb"], None, is_passive=True)
        return None


def _after_have(prose: Prose, first: int, passage: Passage) -> bool:
    return bool(_HAVE & set(prose.words[max(passage.first, first - 2) : first]))
