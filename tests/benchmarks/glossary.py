"""What linking the glossary costs a page, by the number of terms, beside two other ways.

    python3 scripts/start.py bench glossary

The pages are ours: every pledge, and for length all of them as one page. The terms are our own, and
as many more as it takes, put together from two and three words of these very pages, so that nearly
every word of a page begins many terms. Those that stand on a page are left out, so that the pages
keep their links; at the end 5,000 are put in after all. Beside our pass stand

- BeautifulSoup, which reads the page into a tree, visits each text and writes it out again, without
  looking for any term; and
- one regular expression of all names, the longest first, over each text between two tags.

All three run in turn in this process. A figure is the median of the CPU milliseconds of the rounds.
The exit code is 1 if a goal is missed.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import markdown
from bs4 import BeautifulSoup

from plainpledge.glossary.agreed import AgreedWords, site_agreed
from plainpledge.glossary.linking import Linker
from plainpledge.model import Document, Term
from plainpledge.reading.published import published_body
from plainpledge.reading.site import read_site

OWN = Path(__file__).parents[2]

GOALS = {5_000: 1.0, 20_000: 1.5}
"""The most milliseconds a page may take, by the number of terms."""
MOST_GROWTH = 1.5
"""How much longer a page may take with 20,000 terms than with 136, for the same number of links."""
ROUNDS = 15
ROUNDS_OF_REGEX = 3
"""It takes long, and its figure does not hang on a few rounds."""
_TEXT = re.compile(r">([^<]+)<")


@dataclass(frozen=True)
class Way:
    """One way to go through a page."""

    name: str
    rounds: int
    pass_over: Callable[[str], object]


def main() -> int:
    """Measure, and print a row for each number of terms."""
    site = read_site(OWN)
    extensions = ["attr_list", "def_list", "md_in_html", "sane_lists", "tables", "toc"]
    pages = [
        markdown.markdown(published_body(pledge.document), extensions=extensions)
        for pledge in site.pledges
    ]
    long = "\n".join(pages)
    agreed = site_agreed(site)
    words = re.findall(r"[a-z]+", re.sub(r"<[^>]*>", " ", long).lower())
    size = sum(map(len, pages)) / len(pages)
    print(f"{len(pages)} pages of {size:,.0f} characters and {len(words) / len(pages):.0f} words.")
    print(f"{'':>8} {'CPU ms a page':>40} {'all pages as one, ours':>38}")
    print(
        f"{'terms':>8} {'ours':>8} {'BeautifulSoup':>16} {'one regex':>14}"
        f" {'ms':>16} {'µs a word':>12}"
    )
    missed: list[str] = []
    for number in (len(site.terms), *GOALS):
        terms = more_terms(site.terms, number, words)
        ways = all_ways(terms, agreed)
        ours, soup, regex = (milliseconds(way, pages) for way in ways)
        whole = milliseconds(ways[0], [long])
        print(
            f"{number:>8,} {ours:>8.2f} {soup:>8.2f} (×{soup / ours:>4.1f})"
            f" {regex:>7.1f} (×{regex / ours:>4.0f})"
            f" {whole:>14.1f} {whole * 1000 / len(words):>12.2f}",
            flush=True,
        )
        if ours > GOALS.get(number, ours):
            missed.append(
                f"Goal missed: {ours:.2f} ms at {number:,} terms, {GOALS[number]} is the most."
            )
    missed += grown(site.terms, words, pages, agreed)
    linked(more_terms(site.terms, min(GOALS), words, used=True), pages, agreed)
    wording = site.wording.items if site.wording else ()
    quoting(Linker(site.terms, agreed), [" ".join(item.paragraphs) for item in wording])
    print("\n".join(missed) if missed else "All goals are met.")
    return 1 if missed else 0


def grown(
    terms: tuple[Term, ...], words: list[str], pages: list[str], agreed: AgreedWords
) -> list[str]:
    """Say whether terms that stand on no page cost anything."""
    elsewhere = [f"{one}{one} {two}{two}" for one, two in zip(words, reversed(words), strict=True)]
    few = Linker(terms, agreed)
    many = Linker([*terms, *made(elsewhere, max(GOALS))], agreed)
    before, after = (milliseconds(linking(linker), pages) for linker in (few, many))
    print(
        f"With {max(GOALS):,} more terms that stand on no page: {after:.2f} ms,"
        f" before {before:.2f} ms."
    )
    if after > before * MOST_GROWTH:
        return [f"Goal missed: terms that stand nowhere cost {after / before:.2f} times as much."]
    return []


def linked(terms: list[Term], pages: list[str], agreed: AgreedWords) -> None:
    """Print what pages cost that are full of links."""
    linker = Linker(terms, agreed)
    links = sum(linker.link(html, address).html.count("<a class=") for html in pages) / len(pages)
    taken = milliseconds(linking(linker), pages)
    print(f"With {links:.0f} links on each page: {taken:.2f} ms.")


def quoting(linker: Linker, wording: list[str]) -> None:
    """Print what pages cost that do nothing but quote the agreed wording."""
    page = "\n".join(f"<p>We say: “{words}”</p>" for words in wording)
    ours, plain = (
        milliseconds(linking(linker), [html])
        for html in (page, page.replace("“", "").replace("”", ""))
    )
    print(
        f"The agreed wording on one page, all quoted: {ours:.2f} ms; without marks: {plain:.2f} ms."
    )


def all_ways(terms: list[Term], agreed: AgreedWords) -> tuple[Way, Way, Way]:
    """Return our way and the others, ready to run."""
    linker = Linker(terms, agreed)
    names = sorted({name for term in terms for name in term.names}, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    return (
        linking(linker),
        Way("BeautifulSoup", ROUNDS, visit),
        Way("one regex", ROUNDS_OF_REGEX, lambda html: search(pattern, html)),
    )


def linking(linker: Linker) -> Way:
    """Return our way."""
    return Way("ours", ROUNDS, lambda html: linker.link(html, address))


def visit(html: str) -> str:
    """Read a page into a tree, look at each text, and write it out."""
    soup = BeautifulSoup(html, "html.parser")
    for text in soup.find_all(string=True):
        str(text)
    return str(soup)


def search(pattern: re.Pattern[str], html: str) -> int:
    """Look for all names in each text."""
    return sum(len(pattern.findall(text)) for text in _TEXT.findall(html))


def address(term: Term) -> str:
    """Return where a term’s page stands."""
    return f"../../glossary/{term.term}/"


def milliseconds(way: Way, pages: list[str]) -> float:
    """Return the median of the CPU milliseconds a page takes."""
    taken = []
    for _ in range(way.rounds):
        start = time.process_time()
        for html in pages:
            way.pass_over(html)
        taken.append((time.process_time() - start) * 1000 / len(pages))
    return statistics.median(taken)


def more_terms(
    terms: tuple[Term, ...], number: int, words: list[str], *, used: bool = False
) -> list[Term]:
    """Return the terms with others up to a number, made of words of the pages.

    Names that stand there word for word are left out, or with `used` are taken too.
    """
    chosen, text = random.Random(5), f" {' '.join(words)} "
    names: dict[str, None] = {}
    while len(names) < number - len(terms):
        name = " ".join(chosen.sample(words, chosen.choice((2, 3))))
        if used or f" {name} " not in text:
            names[name] = None
    return [*terms, *made([*names], number - len(terms))]


def made(names: list[str], number: int) -> list[Term]:
    """Return terms with these names, and with numbers behind them where there are too few."""
    enough = (*names, *(f"{name} {place}" for place in range(50) for name in names))
    return [Term(document=Document(f"{name}.md", ""), term=name) for name in enough[:number]]


if __name__ == "__main__":
    sys.exit(main())
