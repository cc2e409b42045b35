"""Syllables of an English word, by rule.

A syllable is taken for each run of vowel letters. Then what is written but not said is taken off,
and vowels that stand together but are said apart are added. The rules are our own.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_RUN = re.compile(r"[aeiouy]+")

_FIRST_PARTS = (
    "ache afore awe base bite blade bone brake brave bridge cage cake cape care case cave"
    " change cheese close cole come crime cube cure dance date dice drive eave dove edge face"
    " fare fate fence file fire five force fore frame game gate give globe glove goose grade"
    " grape grave guide hare haste hence here hide hire hodge hole home hope horse house ice joke"
    " juice kite lake large late life like lime line live lone love make male mile more moose move"
    " name nine none nose note nurse one page pale paste peace phone piece pike pine pipe place"
    " plate pole price pure quite race rate rice ride rope rose rude safe sale save scale shake"
    " scape score shade shame shape share shore side skate slave smoke snake some space spare"
    " square stage stake state stole stone store stove take tape taste there time tone"
    " trade tube tune type village vine voice wage wake ware waste wave whale where while white"
    " whole wide wine wire wise write"
).split()
"""Words with a silent last e that open compounds: "safeguard", "lifestory"."""

_LAST_PARTS = (
    "back backs bag bags boat boats body book books bound brush burg by down downs field fields"
    " fish ford ful fully fulness hand hands hart head heads hill hold holder holds hole holes"
    " hood house houses keeper land less lessly lessness like ly maid maker makers making man"
    " mate mates men ment mental ments ness nesses paper people ship ships side some stone"
    " stones taker taking thing time town ty ville ward wards way ways well wide woman women"
    " wood work worker workers works yard yards"
).split()
"""Endings that a silent e stands before: "hopeful", "movement"."""

_SHORT_FORMS = {"mr": 2, "mrs": 2, "dr": 2, "st": 1, "ms": 1, "etc": 4, "kg": 3, "km": 4, "cm": 4}
_SOUNDS = frozenset(["sh", "shh", "hm", "hmm", "mm", "nth", "pst"])
"""What has no vowel and is said, not spelt."""
_SPELT = 3
"""Letters up to which any other word without a vowel is spelt out: "pm", "tv"."""

_NOT_LE = r"(?<![bcdfgkptvz]l)(?<![^i]sl)"
"""Not in "table", where the l makes a syllable of its own."""
_SPOKEN_PLURAL = re.compile(r"(?:[sxz]|ch|sh|ce|ge|se|ze)'s$")


class Rule(NamedTuple):
    """One rule of the list."""

    kind: str
    """`silent` takes a syllable off, `apart` adds one."""
    pattern: str
    example: str
    """A word that shows it."""
    syllables: str
    """How many the example has."""


@cache
def read_rules() -> tuple[Rule, ...]:
    """Return the list of rules."""
    text = files(__package__).joinpath("data", "syllable_rules.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(Rule(*row) for row in rows)


@lru_cache(maxsize=65536)
def count_syllables(word: str) -> int:
    """Return how many syllables a word is said with, at least one.

    The word may have capitals, apostrophes and hyphens.
    """
    return sum(_count_part(part) for part in word.lower().replace("’", "'").split("-")) or 1


def _count_part(part: str) -> int:
    bare = part.removesuffix("'").removesuffix("'s")
    if bare in _SHORT_FORMS:
        return _SHORT_FORMS[bare]
    runs = len(_RUN.findall(bare))
    if not runs and len(bare) <= _SPELT and bare.isalpha() and bare not in _SOUNDS:
        return len(bare) + 2 * bare.count("w")
    said = runs - _number(_rules("silent"), bare) + _number(_rules("apart"), bare)
    return max(1, said) + bool(_SPOKEN_PLURAL.search(part))


@cache
def _rules(kind: str) -> re.Pattern[str]:
    """Return all rules of a kind as one pattern."""
    pattern = "|".join(rule.pattern for rule in read_rules() if rule.kind == kind)
    pattern = pattern.replace("STEMS", "|".join(word[:-1] for word in _FIRST_PARTS))
    return re.compile(pattern.replace("ENDS", "|".join(_LAST_PARTS)).replace("NOLE", _NOT_LE))


def _number(pattern: re.Pattern[str], word: str) -> int:
    return sum(1 for _ in pattern.finditer(word))
