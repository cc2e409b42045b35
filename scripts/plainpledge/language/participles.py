"""Participles, and the verbs they are made from: "completed" → "complete", "seen" → "see"."""

from __future__ import annotations

from functools import lru_cache

from .forms import Form, Part, bases, forms
from .word_table import RAREST
from .words import look_up

_SHORTEST = 3
"""Letters of a verb that takes "ed": "red" is no form of "re"."""


@lru_cache(maxsize=4096)
def verb_of(word: str) -> str | None:
    """Return the verb that a word is the participle of; None when it is no participle."""
    before, hyphen, last = word.rpartition("-")
    if hyphen:  # "double-checked"
        verb = verb_of(last)
        return verb and f"{before}-{verb}"
    if len(word) < _SHORTEST or not word.isalpha():
        return None
    shortest = _SHORTEST if word.endswith("ed") else 1
    verbs = [
        verb
        for verb in bases(word, Part.VERB)
        if len(verb) >= shortest
        and forms(verb, Part.VERB)[Form.PARTICIPLE] == word
        and look_up(verb).frequency > RAREST
    ]
    return max(verbs, key=lambda verb: look_up(verb).frequency, default=None)
