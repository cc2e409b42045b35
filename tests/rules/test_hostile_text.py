"""No text, however odd, takes the rules long: the time grows with the length, not with its square.

Each pattern is repeated to 100,000 characters. Some took minutes once. What is asked for is 2
seconds of a whole megabyte; the bound here is far wider, as other programs run beside the tests.
"""

from __future__ import annotations

import time
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase

import pytest

from plainpledge.model import HouseStyle, Site
from plainpledge.reading.documents import parse_document
from plainpledge.rules.checking import conclude, look

LENGTH = 100_000
MOST_SECONDS = 5
PATTERNS = [
    *("and we go ", "(and we go "),
    *("# a\n", "# a\n\n", "- a\n", "1. a\n", "> ", "> - a\n", "|a|b|\n", "a\n: b\n", "x\n\n"),
    *(
        "[",
        "[[",
        "](",
        "[a](",
        "[a][b] ",
        "![](a)",
        "[a](b.md#c)\n",
        "[^1]",
        "*a_",
        "**",
        "`",
        "a`",
    ),
    *(
        "<",
        "<b>",
        "<!-- ",
        "<!--a-->",
        '<a href="',
        "<div></div>",
        "<div></x>",
        "<img src=a>",
        "<script>",
        "![](//a)\n",
        "](<",
        "](a",
        "![[a]",
        "![[[",
        "![ [a] ",
        "![a]\n",
        "a ](b\n",
        "<p>\n",
    ),
    *(
        "{",
        "{{",
        "{{a",
        "{a",
        "{'",
        "{a=",
        '{ a="b',
        '{a="b }',
        "a={",
        "{: #a }\n",
        "<!-- allow x: y -->",
        "!!! n\n",
        "~~~\n",
    ),
    *(
        "AB ",
        "Annual Review ",
        "Self-help ",
        "e-mail email ",
        "pledge 1 ",
        "not without ",
        "the the ",
    ),
    *("1 Jan ", "1/2/3 ", "0123 456 789 ", "a@b.", "http://a", "www.", "“a ", '"a ', "('", "e.g. "),
]
ALL_DIFFERENT = " ".join(map("".join, islice(product(ascii_uppercase, repeat=4), LENGTH // 5)))


def seconds(text: str) -> float:
    """Return how long reading a file and all rules take."""
    site, start = Site(Path(), HouseStyle(), {}), time.process_time()
    looked = look(parse_document("a.md", text), site)
    conclude([looked], site, is_project=False)
    return time.process_time() - start


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_time_does_not_grow_with_the_square_of_the_length(pattern: str) -> None:
    assert seconds(pattern * (LENGTH // len(pattern))) < MOST_SECONDS


def test_many_different_abbreviations_do_not_take_long() -> None:
    assert seconds(ALL_DIFFERENT) < MOST_SECONDS
