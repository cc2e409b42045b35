"""What a rule looks for may be all that a file has: nothing before it, and nothing after."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plainpledge.model import HouseStyle, Site, WordList
from plainpledge.reading.documents import parse_document
from plainpledge.rules.checking import conclude, look
from plainpledge.rules.registry import Kind, Rule, rules

HERE = Path(__file__).parent
STYLE = HouseStyle(word_lists=tuple(WordList))
SHUFFLED = 300
MARKS = re.compile(r"<!--.*?-->|^---$.*?^---$", re.DOTALL | re.MULTILINE)
OF_WORDS = [
    rule
    for rule in rules().values()
    if rule.kind in (Kind.PROSE, Kind.NOTES) and (HERE / rule.name / "flagged.md").exists()
]


def pieces(rule: Rule) -> Iterator[str]:
    """Yield beginnings, ends and shuffled words of what the rule finds in its cases."""
    text = (HERE / rule.name / "flagged.md").read_text("utf-8")
    paragraphs = MARKS.sub("", text).split("\n\n")
    for paragraph in paragraphs:
        words = paragraph.split()
        for cut in range(1, len(words)):
            yield from (" ".join(words[:cut]), " ".join(words[cut:]))
    chance, known = (
        random.Random(rule.name),
        [*filter(None, re.split(r"\s+", " ".join(paragraphs)))],
    )
    for _ in range(SHUFFLED):
        yield " ".join(chance.choices(known, k=chance.randint(1, 9)))


@pytest.mark.parametrize("rule", OF_WORDS, ids=lambda rule: rule.name)
def test_a_rule_reads_no_further_than_the_text(rule: Rule) -> None:
    for text in {*pieces(rule)}:
        for piece in (text, text.rstrip(".?!")):
            document = parse_document("docs/x.md", piece)
            site = Site(Path(), STYLE, {document.path: document})
            looked = look(document, site, {rule.name})
            for found in conclude([looked], site, {rule.name}, is_project=False):
                assert 0 <= found.span.start <= found.span.end <= len(piece), (piece, found)
