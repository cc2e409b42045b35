"""What can be found: one entry a page, cut into its sections, without anything that is held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ..glossary.meanings import MOST_SENTENCES, Meaning, meanings
from ..language.sentences import sentences, split
from ..model import AgreedItem, Article, Document, Pledge, Role, Site, Term
from ..reading.documents import parse_document
from ..reading.gaps import mark_gaps

AGREED_WORDING = "The agreed wording"
"""The heading above it on a pledge's page."""
_HELP = "docs/editing/"


class Kind(IntEnum):
    """What a page is to somebody who searches. The browser knows the numbers."""

    PLEDGE = 0
    TERM = 1
    PAGE = 2
    HELP = 3


class Called(IntEnum):
    """What a name of a page is. The browser knows the numbers."""

    TITLE = 0
    ALSO = 1
    ABBREVIATION = 2
    SEARCH_WORD = 3
    INITIALS = 4


@dataclass(frozen=True)
class Part:
    """A heading and the sentences under it, up to the next heading."""

    heading: str
    """Empty for what stands before the first heading."""
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One page as the search knows it."""

    path: str
    """The file it is made from, or the address of a page that is made from none."""
    kind: Kind
    title: str
    meaning: str
    """What it says in one breath: a pledge's summary, a term's meaning."""
    names: tuple[tuple[Called, str], ...]
    """All that it is called besides its title."""
    parts: tuple[Part, ...]
    number: int | None = None
    say_instead: str = ""
    draft_mark: str = ""
    """What stands beside a meaning that is not yet checked."""


def entries(site: Site) -> Iterator[Entry]:
    """Yield an entry for every file of the site, pledges first."""
    wording = {item.number: item for item in (site.wording.items if site.wording else ())}
    for pledge in site.pledges:
        yield _pledge(pledge, wording)
    said = meanings(site)
    yield from (_term(term, said[term.document.path]) for term in site.terms)
    yield from (_article(article) for article in site.articles)
    if site.wording:
        path, names = site.wording.document.path, _names(site.wording.search_words)
        yield Entry(path, Kind.PAGE, site.wording.title, _plain(site.wording.summary), names, ())


def written_entry(address: str, title: str, summary: str, body: str) -> Entry:
    """Return the entry of a page for writers that is made up by the program.

    Only its first section says what it is about. The others give reasons and examples, in words
    that people type for other pages.
    """
    parts = tuple(_parts(parse_document(address, body)))[:1]
    return Entry(address, Kind.HELP, title, summary, (), parts)


def _pledge(pledge: Pledge, wording: Mapping[int, AgreedItem]) -> Entry:
    item = wording.get(pledge.number)
    agreed = (Part(AGREED_WORDING, tuple(_cut(item.paragraphs))),) if item else ()
    return Entry(
        pledge.document.path,
        Kind.PLEDGE,
        pledge.title,
        _plain(pledge.summary),
        _names(pledge.search_words),
        (*_parts(pledge.document), *agreed),
        pledge.number,
    )


def _term(term: Term, said: Meaning) -> Entry:
    """Return the entry of a term: its meaning as it is shown everywhere, the rest only found."""
    rest = tuple(map(_with_gaps, _cut((term.document.published_words,))))[MOST_SENTENCES:]
    also = tuple((Called.ALSO, name) for name in term.also)
    short = ((Called.ABBREVIATION, term.abbreviation),) if term.abbreviation else ()
    return Entry(
        term.document.path,
        Kind.TERM,
        term.title,
        " ".join(said.text.split()),
        (*also, *short, *_names(term.search_words)),
        (Part("", rest),) if rest else (),
        say_instead=_plain(term.say_instead or ""),
        draft_mark=said.draft_mark,
    )


def _article(article: Article) -> Entry:
    kind = Kind.HELP if article.document.path.startswith(_HELP) else Kind.PAGE
    names, parts = _names(article.search_words), tuple(_parts(article.document))
    return Entry(article.document.path, kind, article.title, _plain(article.summary), names, parts)


def _names(search_words: tuple[str, ...]) -> tuple[tuple[Called, str], ...]:
    return tuple((Called.SEARCH_WORD, words) for words in search_words)


def _parts(document: Document) -> Iterator[Part]:
    """Yield what stands before the first heading, then each section without those below it."""
    shown = [section for section in document.sections if not document.is_held(section.heading)]
    starts = [section.span.start for section in shown]
    said: list[list[str]] = [[] for _ in (None, *shown)]
    for sentence in sentences(document):
        if sentence.role is not Role.HEADING:
            words = _with_gaps(document.words(sentence.span))
            said[bisect_right(starts, sentence.span.start)] += [words] if words else []
    if said[0]:
        yield Part("", tuple(said[0]))
    for section, found in zip(shown, said[1:], strict=True):
        yield Part(_plain(document.words(section.heading)), tuple(found))


def _cut(paragraphs: tuple[str, ...]) -> Iterator[str]:
    for text in paragraphs:
        yield from (text[start:end] for start, end in split(text))


def _plain(text: str) -> str:
    """Show a gap as readers see it."""
    return _with_gaps(" ".join(text.split()))


def _with_gaps(line: str) -> str:
    return str(mark_gaps(line).striptags()) if "[" in line else line
