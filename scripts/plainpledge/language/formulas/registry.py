"""Finds the formulas.

A formula is a module in this folder with `score(counts) -> float`, a docstring whose first line is
its title and whose rest is its public page, `LEAST_WORDS` and `LEAST_SENTENCES`: the size of the
samples it was made from. Its file name is its name. `IS_SCHOOL_GRADE` is there, and true, when it
gives a grade of American schools.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, ModuleType

from ..counts import Counts


@dataclass(frozen=True, slots=True)
class TooShort:
    """Said in place of a score: the formula was made for longer texts."""

    least_words: int
    least_sentences: int


@dataclass(frozen=True, slots=True)
class Formula:
    """One published formula."""

    name: str
    title: str
    page: str
    """What it says and where it was published, in Markdown."""
    least_words: int
    least_sentences: int
    score: Callable[[Counts], float]
    """The bare formula; needs at least one word and one sentence."""
    is_school_grade: bool = False
    """True when five years more than the score is an age."""

    def apply(self, counts: Counts) -> float | TooShort:
        """Return the score with one decimal, or that the text is too short for this formula."""
        if counts.words < self.least_words or counts.sentences < self.least_sentences:
            return TooShort(self.least_words, self.least_sentences)
        return round(self.score(counts), 1)


@cache
def formulas() -> Mapping[str, Formula]:
    """Return every formula by its name, in the order of the alphabet."""
    folder = importlib.import_module(__package__).__path__
    modules = sorted(module.name for module in pkgutil.iter_modules(folder))
    found = [_formula(name) for name in modules if name != "registry"]
    return MappingProxyType({formula.name: formula for formula in found})


def _formula(module_name: str) -> Formula:
    module: ModuleType = importlib.import_module(f"{__package__}.{module_name}")
    title, _, page = (inspect.getdoc(module) or "").partition("\n")
    return Formula(
        module_name.replace("_", "-"),
        title.strip().rstrip("."),
        page.strip() + "\n",
        module.LEAST_WORDS,
        module.LEAST_SENTENCES,
        module.score,
        getattr(module, "IS_SCHOOL_GRADE", False),
    )
