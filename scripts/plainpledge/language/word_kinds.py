"""Words of one kind, such as those with a hyphen: each word is looked at once, not in each file."""

from __future__ import annotations

from collections.abc import Callable, Set

MOST_KNOWN = 1 << 16
"""Words that are remembered: more than a large site uses. Our own bound."""


class WordKind:
    """The words for which a function says yes.

    Most words of a file are of no kind that a rule looks for, and stand in the next file too. They
    are remembered, so that it takes no call for each to go through the words of a file.
    """

    def __init__(self, is_one: Callable[[str], object]) -> None:
        self._is_one = is_one
        self._ones: set[str] = set()
        self._others: set[str] = set()

    def among(self, words: Set[str]) -> frozenset[str]:
        """Return those of some words that are of this kind."""
        found = words - self._others
        for word in found - self._ones:
            (self._ones if self._is_one(word) else self._others).add(word)
        ones = frozenset(found & self._ones)
        if len(self._ones) + len(self._others) > MOST_KNOWN:
            self._ones.clear()
            self._others.clear()
        return ones
