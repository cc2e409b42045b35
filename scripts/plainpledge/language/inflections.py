"""The forms a word takes: which other spellings tell how well it is known."""

from __future__ import annotations

from collections.abc import Iterator

_AMERICAN = (
    ("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"),
    ("iser", "izer"), ("ise", "ize"), ("ysing", "yzing"), ("ysed", "yzed"), ("yse", "yze"),
    ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("oural", "oral"),
    ("ourable", "orable"), ("ourite", "orite"), ("ourhood", "orhood"), ("tre", "ter"),
    ("tres", "ters"), ("ogue", "og"), ("ogues", "ogs"), ("elled", "eled"), ("elling", "eling"),
    ("eller", "eler"), ("ellor", "elor"), ("ellors", "elors"), ("alled", "aled"),
    ("fulfil", "fulfill"), ("ilment", "illment"), ("fence", "fense"), ("ence", "ense"),
    ("programme", "program"), ("programmes", "programs"), ("cheque", "check"),
    ("grey", "gray"), ("sceptic", "skeptic"),
    ("whilst", "while"), ("amongst", "among"), ("learnt", "learned"), ("judgement", "judgment"),
    ("ageing", "aging"), ("licence", "license"), ("practise", "practice"), ("mum", "mom"),
)  # fmt: skip
"""Ends of British spellings and their American counterparts; all are tried both ways."""
_ACROSS = tuple({ending for pair in _AMERICAN for ending in pair})

_ENDINGS = (
    ("'s", ""), ("s'", "s"), ("'", ""), ("ies", "y"), ("sses", "ss"), ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"), ("oes", "o"), ("ves", "f"), ("ves", "fe"), ("s", ""), ("ied", "y"), ("ed", ""),
    ("ed", "e"), ("ying", "ie"), ("ing", ""), ("ing", "e"), ("ier", "y"), ("iest", "y"), ("er", ""),
    ("er", "e"), ("est", ""), ("est", "e"), ("ily", "y"), ("ally", "al"), ("ably", "able"),
    ("ibly", "ible"), ("ly", ""), ("in'", "ing"),
)  # fmt: skip
"""Endings that make a form of a word, and what its base ends in instead."""

_DOUBLED = ("ed", "ing", "er", "est")
_SHORTEST = 3
"""Letters a base must have at least: "bed" is no form of "b"."""


def bases(word: str) -> Iterator[str]:
    """Yield what a word may be a form of: "tried" → "try"; the caller knows which are words."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)] + instead
            if len(base) >= _SHORTEST:
                yield base
    for ending in _DOUBLED:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            yield stem[:-1]


def variants(word: str) -> Iterator[str]:
    """Yield a word's spelling across the Atlantic: "colour" → "color", "organize" → "organise"."""
    if not word.endswith(_ACROSS):
        return  # most words, and found out at once
    for british, american in _AMERICAN:
        if word.endswith(british):
            yield word.removesuffix(british) + american
        if word.endswith(american):
            yield word.removesuffix(american) + british
