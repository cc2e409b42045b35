"""Capitals: those of names, and those that a replacement takes over."""

from __future__ import annotations

from ..language.prose import Prose


def has_capital_of_name(prose: Prose, index: int) -> bool:
    """True for a word with a capital inside a sentence: it belongs to a name or a title."""
    if not prose.text[prose.starts[index]].isupper():
        return False
    passage = prose.passage(index)
    if index > passage.first:
        return prose.are_joined(index - 1, index + 1)
    follows = index + 1 < passage.end and prose.are_joined(index, index + 2)
    return follows and prose.text[prose.starts[index + 1]].isupper()


def may_be_name(prose: Prose, index: int) -> bool:
    """True for a capital inside a sentence, for one that comes twice, and for "@name"."""
    start = prose.starts[index]
    if start > 0 and prose.text[start - 1] in "@_/#":
        return True
    if not prose.text[start].isupper():
        return False
    if has_capital_of_name(prose, index):
        return True
    return prose.text.count(prose.text[start : prose.end(index)]) > 1


def in_case_of(typed: str, text: str) -> str:
    """Return a replacement with the capitals of what is typed."""
    if len(typed) > 2 and typed.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if typed[:1].isupper() else text
