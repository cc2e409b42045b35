"""Runs the traps in `links.md`: which words of a rendered page become links, and which do not."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainpledge.glossary.agreed import AgreedWords
from plainpledge.glossary.linking import Linker
from plainpledge.model import Document, Term
from rendering import rendered

FILE = Path(__file__).with_name("links.md")
_, LISTED, MARKDOWN, HTML = re.split(r"^# .*\n", FILE.read_text("utf-8"), flags=re.MULTILINE)
AGREED = [
    ["We will plan for every risk together. We will say why to each child."],
    ["We hear what children’s guardians’ notes say about risk."],
    ["Be open about risk."],
]
"""The agreed wording of these traps: the paragraphs of three items."""
_LINK = re.compile(r'<a class="term" href="([^"]*)">(.*?)</a>', re.DOTALL)


def term(name: str, *also: str) -> Term:
    return Term(document=Document("x.md", ""), term=name, also=also)


def _terms() -> Iterator[Term]:
    for line in LISTED.strip().splitlines():
        names, *not_in = line.removeprefix("- ").split(" ≠ ")
        name, *also = names.split(" = ")
        yield replace(term(name, *also), not_in=tuple(not_in))


TERMS = list(_terms())
LINKER = Linker(TERMS, AgreedWords(AGREED))


def address(of: Term) -> str:
    return f"to/{of.term}"


def link(html: str) -> str:
    return LINKER.link(html, address).html


def shown(html: str) -> str:
    """Return a page with its links to terms in brackets."""
    return _LINK.sub(r"⟦\2⟧", html)


def traps(section: str) -> Iterator[tuple[str, str]]:
    """Yield what is written, and what it becomes."""
    typed: list[str] = []
    became: list[str] = []
    for line in [*section.strip("\n").splitlines(), ""]:
        if line.startswith("→ "):
            became.append(line.removeprefix("→ "))
        elif became and not line:
            yield "\n".join(typed).strip("\n"), "\n".join(became)
            typed, became = [], []
        else:
            typed.append(line)


@pytest.mark.parametrize(("typed", "expected"), list(traps(MARKDOWN)), ids=lambda one: one[:40])
def test_trap_in_markdown(typed: str, expected: str) -> None:
    html = rendered(typed)
    linked = shown(link(html))
    assert linked == expected
    if "⟦" not in expected:
        assert link(html) is html


@pytest.mark.parametrize(("typed", "expected"), list(traps(HTML)), ids=lambda one: one[:40])
def test_trap_in_html(typed: str, expected: str) -> None:
    assert shown(link(typed)) == expected


def test_links_lead_to_the_terms() -> None:
    page = LINKER.link("<p>A CP plan, an SG, two co-productions and a risk.</p>", address)
    assert _LINK.findall(page.html) == [
        ("to/child protection plan", "CP plan"),
        ("to/safety goal", "SG"),
        ("to/co-production", "co-productions"),
        ("to/risk", "risk"),
    ]
    assert [one.term for one in page.terms] == [
        "child protection plan",
        "safety goal",
        "co-production",
        "risk",
    ]


def test_an_address_is_written_as_html() -> None:
    page = LINKER.link("risk", lambda _: 'a"b&c')
    assert page.html == '<a class="term" href="a&quot;b&amp;c">risk</a>'


def test_a_terms_own_page_does_not_link_to_itself() -> None:
    (plan,) = (one for one in TERMS if one.term == "child protection plan")
    html = "<p>A CP plan, a child protection plan, child protection.</p>"
    linked = shown(LINKER.link(html, address, own=plan).html)
    assert linked == "<p>A CP plan, a child protection plan, ⟦child protection⟧.</p>"


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        (["Child"], "<p>child, a ⟦CP plan⟧, SG, ⟦safety goals⟧</p>"),
        (["cp plan", "SG"], "<p>⟦child⟧, a CP plan, SG, ⟦safety goals⟧</p>"),
        (["safety goal", "sg"], "<p>⟦child⟧, a ⟦CP plan⟧, SG, safety goals</p>"),
    ],
)
def test_a_word_may_be_left_out(left_out: list[str], expected: str) -> None:
    html = "<p>child, a CP plan, SG, safety goals</p>"
    linker = Linker([one for one in TERMS if one.term != "safety goal"] + [term("safety goal")])
    assert shown(linker.link(html, address, left_out=left_out).html) == expected


PIECES = [
    *"safety goal child protection plan risk EARS Signs of FGC".split(),
    *(
        " ",
        "\n",
        "-",
        "'s",
        "’s",
        "s",
        ".",
        ",",
        "&nbsp;",
        "&amp;",
        "&",
        "é",
        "\u0301",
        "👍",
        "<",
        ">",
    ),
    *("<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href='x'>", "</a>", "<code>", "</code>"),
    *("<h2>", "</h2>", "<br>", "<img alt='risk'>", "<!-- risk -->", "<!--", "-->", "<b title='>'>"),
    *(
        "<blockquote>",
        "</blockquote>",
        "<script>",
        "</script>",
        "<li>",
        "אמון",
        "\r\n",
        "<x '",
        '"',
    ),
    *("<dl>", "</dl>", "<dt>", "<dd>", "<table>", "</table>", "<th>", "<td>", "<thead>", "\u200b"),
    *("<abbr title=x>", "</abbr>", "<sup>1</sup>", "<span hidden>", "</span>", "<!-->", "</", "<?"),
]
PAGES = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


class Read(HTMLParser):
    """What Python’s own parser reads: words, and links within links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open = 0
        self.nested = 0
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.nested += bool(self.open)
            self.open += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.open = max(0, self.open - 1)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_links_add_themselves_and_nothing_else(html: str) -> None:
    page = LINKER.link(html, address)
    assert _LINK.sub(r"\2", page.html) == html
    assert bool(page.terms) == (page.html != html)
    if not page.terms:
        assert page.html is html
    for _, words in _LINK.findall(page.html):
        assert words.strip() == words and words
        assert words.count("<b>") == words.count("</b>") and words.count("<i>") == words.count(
            "</i>"
        )


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_linking_again_changes_nothing(html: str) -> None:
    once = link(html)
    assert link(once) == once


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([p for p in PIECES if "<a" not in p and "</a" not in p]), max_size=40)
)
def test_no_link_stands_in_a_link_and_the_words_stay(pieces: list[str]) -> None:
    html = "<p>" + "".join(pieces)
    before, after = Read(html), Read(link(html))
    assert "".join(after.words) == "".join(before.words)
    assert after.nested == 0


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_left_as_it_is_but_for_links(html: str) -> None:
    assert _LINK.sub(r"\2", link(html)) == html


MARKS = ["“”", '""', "‘’", "''", "«»", ("<q>", "</q>"), ("> ", ""), ("&ldquo;", "&rdquo;")]
GAPS = [" ", "&nbsp;", "\n", " <!-- c -->", "<br>", " … ", " […] "]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_link_stands_in_a_quotation_of_the_wording(data: st.DataObject) -> None:
    """Any five words or more in a row, in any marks, with any spaces and emphasis."""
    said = data.draw(st.sampled_from([" ".join(item).split() for item in AGREED[:2]]))
    first = data.draw(st.integers(0, len(said) - 5))
    end = data.draw(st.integers(first + 5, len(said)))
    gap = data.draw(st.sampled_from(GAPS))
    emphasis = data.draw(st.sampled_from(["{}", "<b>{}</b>", "<i><b>{}</b></i>"]))
    bold = data.draw(st.integers(first, end - 1))
    words = [emphasis.format(said[at]) if at == bold else said[at] for at in range(first, end)]
    opening, closing = data.draw(st.sampled_from(MARKS))
    quotation = f"{opening}{gap.join(words)}{closing}"
    if opening == "> ":
        quotation = f"<blockquote><p>{gap.join(words)}</p></blockquote>"
    linked = shown(link(f"<p>A law. {quotation}, a case.</p>"))
    assert linked == f"<p>A ⟦law⟧. {quotation}, a ⟦case⟧.</p>"


@pytest.mark.parametrize(
    "piece",
    [
        *("<", "<b>x ", "<a ", '<a "', "<p x='", "<!--", "&", "&amp", "<code>", "<blockquote>"),
        *("<h2>", "risk ", "risk's ", "safety ", "</b>", "<script>", "<b>risk</b>", "x<br>"),
        *("</x", "risk<i>", "<span hidden>", "<th>"),
        *("<dt>", "<thead>", "<li hidden>", "<table><th>", "<dl><dt>", "risk\u200b", "</dl>"),
        *("“", '"', "‘s’ ", "“We will plan for every risk ", '"We will … ', "<q>", "<q>risk</q> "),
        *("<blockquote>We will plan for every risk together ", "“every risk” ", "risk- "),
    ],
)
def test_hostile_pages_take_no_longer(piece: str) -> None:
    """Twice as much takes at most about twice as long: 200 kB of anything in a few seconds."""
    _assert_is_quick(piece * (200_000 // len(piece)))


@pytest.mark.parametrize("name", ["script", "textarea", "title"])
def test_an_end_that_never_ends_takes_no_longer(name: str) -> None:
    _assert_is_quick(f"<{name}>" + f"</{name} " * (200_000 // len(name)))


def _assert_is_quick(html: str) -> None:
    start = time.process_time()
    link(html)
    assert time.process_time() - start < 5
