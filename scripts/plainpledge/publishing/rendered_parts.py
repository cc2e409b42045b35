"""What our templates put around the words of a page, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..glossary.uses import term_uses
from ..model import AgreedItem, Article, Pledge, Site, Term
from ..pages import enforcement
from ..pages.accessibility import LastTest
from ..pages.page import SitePage
from ..rules.registry import rules

Link = Callable[[str], str]
"""Takes the path of one of our files; returns the way there from the page."""
_HEADINGS = {
    "related": "Read next",
    "terms": "Words explained",
    "used_in": "Where this word is used",
    "see_also": "See also",
}
_SIGNS = re.compile(r"[\\`*_\[\]<>]")
_ENTITIES = str.maketrans({"&": "&amp;", "{": "&#123;", "|": "&#124;", "}": "&#125;"})
"""Signs that a backslash does not free everywhere: attribute lists and tables read them first."""


def parts_of(page: SitePage, site: Site, link: Link) -> list[str]:
    """Return the paragraphs and lists that stand below a page’s own words."""
    return [part for part in _parts(page, site, link) if part]


def _parts(page: SitePage, site: Site, link: Link) -> Iterator[str]:
    view = {**page.view, **_uses(page, site)}
    item, term = view.get("wording"), view.get("term")
    if isinstance(item, AgreedItem):
        quoted = "\n>\n".join(f"> {paragraph}" for paragraph in item.paragraphs)
        yield f"## The agreed wording\n\n{quoted}"
    if isinstance(term, Term):
        yield _facts(term)
    for name, heading in _HEADINGS.items():
        if items := _links(view.get(name), link):
            yield f"## {heading}\n\n{items}"
    if page.template == "home.html":
        yield _links(site.pledges, link)
    if isinstance(letters := view.get("letters"), Mapping):
        for letter, terms in letters.items():
            yield f"## {plain(letter)}\n\n{_links(terms, link)}"
    if page.template == "rules.html":
        yield "\n".join(f"- [{plain(r.title)}]({r.name}.md)" for r in rules().values())
    if "measured" in view:
        yield _scores(view["measured"])
    if isinstance(tested := view.get("tested"), LastTest):
        yield enforcement.as_markdown()
        yield "\n\n".join(("## What a program has tested", *tested.sentences))
    if page.template == "fields.html":
        yield from _fields(view["kinds"])


def _uses(page: SitePage, site: Site) -> dict[str, object]:
    """Return which terms a pledge uses, or where a term is used; a built site takes its links."""
    pledge, term = page.view.get("pledge"), page.view.get("term")
    if isinstance(pledge, Pledge):
        return {"terms": term_uses(site).terms[pledge.document.path]}
    return {"used_in": term_uses(site).pages[term.term]} if isinstance(term, Term) else {}


def plain(text: str) -> str:
    """Return a text in which no sign is taken for Markdown or HTML."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()).translate(_ENTITIES))


def _links(found: object, link: Link) -> str:
    """Return a list of links to whatever of our pages is in a list; empty where there is none."""
    if not isinstance(found, Iterable) or isinstance(found, str | Mapping):
        return ""
    pages = [one for one in found if isinstance(one, Pledge | Term | Article)]
    return "\n".join(f"- [{plain(one.title)}]({link(one.document.path)})" for one in pages)


def _facts(term: Term) -> str:
    facts = {
        "Short form": term.abbreviation,
        "Also": ", ".join(term.also),
        "Say instead": term.say_instead,
        "Law": term.law,
        "Source": term.source,
    }
    return "\n".join(f"- {name}: {plain(value)}" for name, value in facts.items() if value)


def _scores(measured: object) -> str:
    """Return a table with the plainness of each pledge, for each kind of words."""
    assert isinstance(measured, Sequence)
    rows = [
        f"| {plain(one.pledge.title)} | {plain(row.name)} | {_score(row.found)} |"
        for one in measured
        for row in one.rows
    ]
    return "\n".join(["| Page | Words for | Plainness, 0 to 100 |", "|---|---|---|", *rows])


def _score(found: object) -> str:
    too_short = getattr(found, "is_too_short", True)
    return "too short to judge" if too_short else f"{getattr(found, 'score', 0):.0f}"


def _fields(kinds: object) -> Iterator[str]:
    assert isinstance(kinds, Sequence)
    for title, _, rows in kinds:
        lines = [f"- `{row.name}`: {plain(row.meaning)}" for row in rows]
        yield f"## {plain(title)}\n\n" + "\n".join(lines)
