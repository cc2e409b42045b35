"""Where terms are used: one pass over the words, whatever the number of terms."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model import Document, Role, Span, Term

_MARKS = (
    r"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u0900-\u094f\u200c\u200d"
)
"""Accents and joiners: Python alone would end a word at each."""
_WORD = re.compile(rf"(?<!\w)[^\W_][\w{_MARKS}]*(?:['’][\w{_MARKS}]+)*")
_ADDRESS = re.compile(r"(?<!\S)(?=\S{0,99}(?:://|@|www\.))\S+")
_HYPHENS = "-\u2010\u2011"
_POSSESSIVE = re.compile(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class _Name:
    """One thing a term is called."""

    words: tuple[str, ...]
    """Small letters, straight apostrophes."""
    exact: tuple[str, ...] | None
    """The words as typed when the name has capitals, such as `MASH`; else None."""
    term: Term


@dataclass
class Mentions:
    """Finds the terms of a glossary in prose, the longest name first."""

    terms: Iterable[Term]
    _by_first: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for term in self.terms:
            for name in term.names:
                self._add(name, term)
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name.words))

    def _add(self, name: str, term: Term) -> None:
        typed = tuple(_plain(match[0]) for match in _WORD.finditer(name))
        if not typed:
            return
        exact = typed if name != name.lower() else None
        words = tuple(word.lower() for word in typed)
        forms = _inflected(words[0]) if len(words) == 1 else ()
        for first in (words[0], *forms):
            self._by_first[first].append(_Name(words, exact, term))

    def find(self, prose: str, source: str = "") -> Iterator[tuple[Term, Span]]:
        """Yield each use of a term, in order, never overlapping.

        Args:
            prose: the words.
            source: the Markdown that the prose was made from, of the same length.
        """
        text = _Words(prose, source or prose)
        index = 0
        while index < len(text.words):
            name = self._name_at(text, index)
            if name:
                yield name.term, text.span(index, index + len(name.words))
            index += len(name.words) if name else 1

    def _name_at(self, text: _Words, index: int) -> _Name | None:
        first = _plain(text.words[index][0]).lower()
        found = [*self._by_first.get(first, ())]
        if (owner := _POSSESSIVE.sub("", first)) != first:
            found += self._by_first.get(owner, ())
            found.sort(key=lambda name: -len(name.words))
        return next((name for name in found if _fits(name, text, index)), None)


@dataclass
class _Words:
    """The words of a prose."""

    prose: str
    source: str
    words: list[re.Match[str]] = field(init=False)
    addresses: list[re.Match[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = list(_WORD.finditer(self.prose))
        has_address = "://" in self.prose or "@" in self.prose or "www." in self.prose
        self.addresses = list(_ADDRESS.finditer(self.prose)) if has_address else []

    def span(self, first: int, end: int) -> Span:
        return Span(self.words[first].start(), self.words[end - 1].end())

    def are_whole(self, span: Span) -> bool:
        """False in an address, and when markup cuts them out of a longer word: `un*harm*ed`."""
        index = bisect_left(self.addresses, span.end, key=lambda address: address.start())
        if index and span.start < self.addresses[index - 1].end():
            return False
        start, end = span.start, span.end
        while start and self.prose[start - 1] == " " and not self.source[start - 1].isspace():
            start -= 1
        while end < len(self.prose) and self.prose[end] == " " and not self.source[end].isspace():
            end += 1
        glued_before = start < span.start and start > 0 and self.prose[start - 1].isalnum()
        glued_after = end > span.end and end < len(self.prose) and self.prose[end].isalnum()
        return not (glued_before or glued_after)

    def are_joined(self, index: int) -> bool:
        """True when only spaces or one hyphen stand between a word and the next."""
        gap = slice(self.words[index].end(), self.words[index + 1].start())
        prose, source = self.prose[gap], self.source[gap]
        if hyphen := prose.strip():
            return hyphen in _HYPHENS and not re.search(r"\s", source)
        spaces = any(p != " " or s.isspace() for p, s in zip(prose, source, strict=True))
        return spaces and "`" not in source


def find_in_document(mentions: Mentions, document: Document) -> Iterator[tuple[Term, Span]]:
    """Yield each use of a term in what is published of a document, headings left out."""
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        if block.role in (Role.HEADING, Role.CODE, Role.HTML) or document.is_held(block.span):
            continue
        found = mentions.find(document.published_prose[start:end], document.text[start:end])
        yield from ((term, Span(start + span.start, start + span.end)) for term, span in found)


def _plain(word: str) -> str:
    """Return a word as others may have typed it."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.replace("’", "'").replace("\u00ad", ""))


def _fits(name: _Name, text: _Words, index: int) -> bool:
    end = index + len(name.words)
    if end > len(text.words):
        return False
    typed = [_plain(match[0]) for match in text.words[index:end]]
    return (
        _same(name.words, [word.lower() for word in typed])
        and (name.exact is None or all(map(_cased, name.exact, typed)))
        and all(text.are_joined(at) for at in range(index, end - 1))
        and text.are_whole(text.span(index, end))
    )


def _same(words: tuple[str, ...], found: list[str]) -> bool:
    last = _POSSESSIVE.sub("", found[-1])
    return words[:-1] == tuple(found[:-1]) and (
        found[-1] == words[-1] or last in (words[-1], *_inflected(words[-1]))
    )


def _cased(wanted: str, typed: str) -> bool:
    """A name with capitals, such as EARS, is not the small word `ears`."""
    return all(t.isupper() for w, t in zip(wanted, typed, strict=False) if w.isupper())


def _inflected(word: str) -> tuple[str, ...]:
    """Return the regular plurals of a word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    return (word + "s",)
