"""Terms in a rendered page become links: the first use of each under each second-level heading.

One pass over the page. A term is linked where it is read in one go, also over line ends, entities
and emphasis. It is not linked in headings, links, code, controls or quotations of agreed wording,
nor where the link would cut a tag in two: then its next use is linked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from ..model import Reviewed, Site, Term, folded
from .agreed import AgreedWords, overlaps, site_agreed
from .name import Name, WordsOf
from .names import Names
from .run import Run
from .runs import Runs

CLASS = "term"
"""By which styles and the pop-up know a link to a term."""


@dataclass(frozen=True)
class LinkedPage:
    """A page with its links."""

    html: str
    terms: tuple[Term, ...]
    """What is linked on it, in the order of first use."""
    led_to: tuple[Term, ...] = ()
    """The same, with the terms that the page's own links lead to."""


class Linker:
    """Links the terms of one glossary."""

    def __init__(self, terms: Iterable[Term], agreed: AgreedWords | None = None) -> None:
        """Take the terms, and what finds the quotations in which no link may stand."""
        self._names = Names(terms)
        self._agreed = agreed or AgreedWords(())

    def link(
        self,
        html: str,
        address: Callable[[Term], str],
        *,
        own: Term | None = None,
        left_out: Collection[str] = (),
    ) -> LinkedPage:
        """Return a page with its terms linked; where there is none, the very same text.

        Args:
            html: what Markdown became.
            address: where a term's page stands, as seen from this page.
            own: the term that the page is about, which is not linked.
            left_out: words that are not linked on this page, any case.
        """
        page = _Page(html, address, own, set(map(folded, left_out)))
        for run in Runs(html):
            if run is None:
                page.linked.clear()
            else:
                page.add_links(run, self._unquoted(run))
        return LinkedPage(page.written(), tuple(page.terms.values()), tuple(page.led_to.values()))

    def _unquoted(self, run: Run) -> Iterator[tuple[Name, int, int]]:
        """Yield the names in a run that are no part of a quotation of the agreed wording."""
        words = WordsOf(run.text)
        quoted = self._agreed.quoted(words, run.quoted, is_block=run.is_block_quotation)
        for name, start, end in self._names.find(words):
            if not quoted or not overlaps(quoted, start, end):
                yield name, start, end


class _Page:
    """One page while its links are gathered."""

    def __init__(
        self, html: str, address: Callable[[Term], str], own: Term | None, left_out: set[str]
    ) -> None:
        self.html, self.address, self.own, self.left_out = html, address, own, left_out
        self.linked: set[str] = set()
        """Terms that have a link in this section."""
        self.terms: dict[str, Term] = {}
        self.led_to: dict[str, Term] = {}
        self.links: list[tuple[int, int, str]] = []

    def add_links(self, run: Run, names: Iterable[tuple[Name, int, int]]) -> None:
        """Link what may be linked in a run."""
        for name, start, end in names:
            term = name.term
            if (
                term is self.own
                or term.term in self.linked
                or name.is_one_of(self.left_out, run.text[start:end])
            ):
                continue
            if leads := run.targets(start, end):
                if leads == {self.address(term)}:
                    self.linked.add(term.term)
                    self.led_to.setdefault(term.term, term)
            elif place := run.stretch(start, end):
                self.links.append((*place, self.address(term)))
                self.linked.add(term.term)
                self.terms.setdefault(term.term, term)
                self.led_to.setdefault(term.term, term)

    def written(self) -> str:
        """Return the page with its links."""
        if not self.links:
            return self.html
        parts, done = [], 0
        for start, end, address in self.links:
            words = self.html[start:end]
            parts += [
                self.html[done:start],
                f'<a class="{CLASS}" href="{escape(address)}">{words}</a>',
            ]
            done = end
        return "".join([*parts, self.html[done:]])


@lru_cache(maxsize=2)
def site_linker(site: Site) -> Linker:
    """Return what links the terms of a site."""
    return Linker(site.terms, site_agreed(site))


def link_page(site: Site, path: str, html: str, address: Callable[[Term], str]) -> LinkedPage:
    """Return the page of one file with its terms linked, as the head of the file wants it.

    Args:
        site: everything that was read.
        path: the file.
        html: what its Markdown became.
        address: where a term’s page stands, as seen from this page.
    """
    page = site.page(path)
    if not isinstance(page, (Reviewed, Term)) or not page.link_terms:
        return LinkedPage(html, ())
    own = page if isinstance(page, Term) else None
    return site_linker(site).link(html, address, own=own, left_out=page.no_links)
