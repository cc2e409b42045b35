"""Text → words as the index knows them. `assets/search/words.js` does the same to a query.

What is a table here is shipped with the index, so that it stands only once; the steps are few,
and the cases in `tests/search/words.txt` hold both sides together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

FOLDS: tuple[tuple[str, str], ...] = (
    (r"^practis", "practic"),
    (r"^licens", "licenc"),
    (r"^enquir", "inquir"),
    (r"^paed", "ped"),
    (r"([a-z]{3})is(e|ed|es|er|ers|ing|ation|ations|ational)$", r"\1iz\2"),
    (r"([a-z]{2})our(s|ed|ing|al|ally|able|ful|ite|ites|hood|hoods)?$", r"\1or\2"),
    (r"([a-z]{3})tre(s?)$", r"\1ter\2"),
    (r"([a-z]{3})tred$", r"\1tered"),
    (r"([a-z]{3})mme(s?)$", r"\1m\2"),
    (r"([aeiou][a-z]+[aeiou])ll(ing|ed|er|or|ers|ors)$", r"\1l\2"),
    (r"dgement(s?)$", r"dgment\1"),
    (r"([a-z])ae([a-z])", r"\1e\2"),
)
"""British and American spellings of one word meet in one form, which need not be a real word."""

IRREGULAR: dict[str, str] = {
    form: word
    for word, forms in {
        "break": "broke broken",
        "bring": "brought",
        "child": "children kid kids",
        "choose": "chose chosen choice choices",
        "decide": "decision decisions",
        "feel": "felt",
        "fight": "fought",
        "foot": "feet",
        "get": "got gotten getting",
        "give": "gave given",
        "go": "went gone going goes",
        "grow": "grew grown",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "learn": "learnt",
        "lose": "lost",
        "make": "made making",
        "man": "men",
        "meet": "met",
        "mum": "mom mummy mommy mums moms",
        "dad": "daddy dads",
        "parent": "parents parental parenting",
        "pay": "paid",
        "person": "people persons",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "send": "sent",
        "show": "shown",
        "speak": "spoke spoken",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "understand": "understood",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
"""Forms that no rule brings back to their word."""

NUMBERS: dict[str, str] = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}

_QUOTES = str.maketrans("‘’ʼ＇`", "'''''")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_INNER_STOP = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z0-9])")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_folds = [(re.compile(pattern), replacement) for pattern, replacement in FOLDS]
_stemmer = snowballstemmer.stemmer("english")


def words(text: str) -> list[str]:
    """Return the words of a text, small and without marks: `C.I.N. children’s` → cin, children."""
    plain = text if text.isascii() and "`" not in text else text.translate(_QUOTES)
    if not plain.isascii():
        plain = _NOT_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", plain))
    plain = _INNER_STOP.sub(r"\1", plain.lower().replace("&", " and "))
    found = _WORD.findall(plain)
    return [_bare(word) for word in found] if "'" in plain else found


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what all forms and spellings of a word have in common."""
    if word in NUMBERS:
        return NUMBERS[word]
    folded = IRREGULAR.get(word, word)
    for pattern, replacement in _folds:
        folded = pattern.sub(replacement, folded)
    return str(_stemmer.stemWord(folded)) if folded.isalpha() else folded


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in order."""
    return [stem(word) for word in words(text)]


def _without_marks(match: re.Match[str]) -> str:
    return "".join(char for char in match[0] if not unicodedata.category(char).startswith("M"))


def _bare(word: str) -> str:
    """Leave out the possessive and apostrophes inside."""
    return word.removesuffix("'s").replace("'", "")
