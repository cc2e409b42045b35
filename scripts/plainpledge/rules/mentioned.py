"""Where a text names one of the promises of its organisation, by its number or by its title."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..language.prose import Prose
from ..model import Called, Link, Pledge, Site, Span
from .likeness import folded, quoted
from .named_pledges import ENDS, NamedPledges, named, plain_title

_NEAR = 0.75
"""How alike two titles must be for one to be a slip of the other."""
_FEWEST_WORDS = 3
"""A title of one or two words may just be a phrase."""
_YEARS = range(1900, 2101)
_IN_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_BETWEEN = {"and", "or", "to"}
_BEFORE_VERB = {"i", "we", "you", "they", "to", "will", "not", "who"}
_WHOSE = {"our", "all", "these"}
_QUOTED = re.compile(r"“([^“”\n]{8,120})”|\"([^\"\n]{8,120})\"|‘([^‘’\n]{8,120})’(?!\w)")


_AFTER_NUMBER = re.compile(r"(?::|,| [–—-]) ?([^\W\d_][^.?!:\n]{6,120})(?=[.?!]?\s*(?:\n|$))")


_BEFORE_TITLE = re.compile(r"[:,]? ?[(“\"‘]{1,2}|: | [–—-] ")
_AFTER_TITLE = re.compile(r"[”\"’'][\s,(]*(?:is )?(?:our )?\Z")


class Mention(NamedTuple):
    """A number that is named."""

    number: int
    span: Span


class Title(NamedTuple):
    """A title that is not typed as it should be."""

    span: Span
    right: str
    """What should stand there; nothing where either the number or the title may be wrong."""
    message: str


def mentions(prose: Prose, called: Called) -> Iterator[Mention]:
    """Yield each “pledge 5”, “pledges 3, 4 and 5”, “the fifth pledge”."""
    words = prose.words
    for index in _uses(prose, called):
        place = index + 1 + (words[index + 1 : index + 2] == ["number"])
        while place < prose.passage(index).end:
            if (number := _number(words[place])) is not None:
                if number in _YEARS or not _are_near(prose, place):
                    break
                is_first = place == index + 1 or words[place - 1] == "number"
                yield Mention(number, prose.span(index if is_first else place, place + 1))
            elif words[place] not in _BETWEEN or words[index].rstrip("s") == words[index]:
                break
            place += 1
        if index and (ordinal := _ordinal(words[index - 1])) is not None:
            yield Mention(ordinal, prose.span(index - 1, index + 1))


def counts(prose: Prose, called: Called) -> Iterator[Mention]:
    """Yield each “our twelve pledges”."""
    for index in _uses(prose, called):
        if index > 1 and prose.words[index - 2] in _WHOSE | {"the"}:
            number = _number(prose.words[index - 1])
            if number and number not in _YEARS:
                yield Mention(number, prose.span(index - 1, index + 1))


def titles(prose: Prose, site: Site) -> Iterator[Title]:
    """Yield each title that is a slip, and each link that says one number and leads to another."""
    known = named(site)
    for match in _QUOTED.finditer(prose.text):
        group = match.lastindex or 0
        yield from _slip(Span(*match.span(group)), match[group], known)
    for found in mentions(prose, site.house_style.called):
        rest = _AFTER_NUMBER.match(prose.text, found.span.end)
        pledge = known.by_number.get(found.number)
        if pledge and (other := _of_another(prose.text, found, pledge, site.pledges)):
            yield other
        elif rest and pledge:
            yield from _slip(Span(*rest.span(1)), rest[1], NamedPledges((pledge,)))
    for link in prose.document.links:
        yield from _of_link(prose, link, site)


def _of_another(
    text: str, found: Mention, pledge: Pledge, pledges: tuple[Pledge, ...]
) -> Title | None:
    """Return the whole title of another one that stands right after or before a number."""
    opened = _BEFORE_TITLE.match(text, found.span.end)
    closed = _AFTER_TITLE.search(text[max(0, found.span.start - 20) : found.span.start])
    for other in pledges if opened or closed else ():
        title = folded(other.title)
        start = opened.end() if opened else 0
        after = folded(text[start : start + len(other.title)]) if opened else ""
        end = found.span.start - len(closed[0]) if closed else 0
        before = folded(text[max(0, end - len(other.title)) : end]) if closed else ""
        if other.number != pledge.number and title in (after, before) and " " in title:
            start = start if after == title else end - len(other.title)
            said = f"{quoted(other.title)} is the title of number {other.number}"
            message = f"{said}, not of number {pledge.number}."
            return Title(Span(start, start + len(other.title)), "", message)
    return None


def _of_link(prose: Prose, link: Link, site: Site) -> Iterator[Title]:
    document, called = prose.document, site.house_style.called
    there = posixpath.basename(link.target.partition("#")[0])
    leads_to = named(site).by_file.get(there)
    shown = document.prose[link.span.start : link.span.end]
    if not leads_to or link.is_image or not there:
        return
    said = re.search(rf"\b{re.escape(called.one)} (\d+)\b", shown, re.IGNORECASE)
    if said and int(said[1]) != leads_to.number:
        span = Span(link.span.start + said.start(), link.span.start + said.end())
        right = f"{said[0][: -len(said[1])]}{leads_to.number}"
        message = f"This link says {quoted(said[0])} and leads to number {leads_to.number}."
        yield Title(span, right, message)
    elif not said:
        start = link.span.start + len(shown) - len(shown.lstrip())
        place = Span(start, start + len(shown.strip()))
        yield from _slip(place, shown.strip(), NamedPledges((leads_to,)))


def _slip(span: Span, shown: str, known: NamedPledges) -> Iterator[Title]:
    """Yield a title that is nearly that of a pledge."""
    bare = shown.strip(ENDS)
    wanted = plain_title(bare)
    if len(wanted.split()) < _FEWEST_WORDS or known.has(wanted):
        return
    matcher = difflib.SequenceMatcher(b=wanted, autojunk=False)
    for pledge in known.alike(wanted):
        matcher.set_seq1(plain_title(pledge.title))
        if matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR:
            message = f"{quoted(bare)} is not the title of number {pledge.number}."
            end = span.start + len(shown.rstrip(ENDS))
            yield Title(Span(span.start, end), pledge.title, message)
            return


def _uses(prose: Prose, called: Called) -> Iterator[int]:
    """Yield the index of the last word of each use of the organisation’s own word."""
    for name in dict.fromkeys((called.one, called.many)):
        words = folded(name).split()
        for index in prose.at.get(words[-1], ()):
            first = index - len(words) + 1
            is_verb = first > 0 and prose.words[first - 1] in _BEFORE_VERB
            if prose.words[first : index + 1] == words and not is_verb:
                yield index


def _are_near(prose: Prose, place: int) -> bool:
    between = prose.text[prose.end(place - 1) : prose.starts[place]]
    return not between.strip(" \t\r\n#,&/–")


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) < 5:
        return int(word)
    return _IN_WORDS.index(word) if word in _IN_WORDS else None


def _ordinal(word: str) -> int | None:
    if found := re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", word):
        return int(found[1])
    return _ORDINALS.index(word) if word in _ORDINALS else None
