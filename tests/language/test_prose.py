"""The words that rules look at, and the phrases of a list among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language.phrases import Phrases
from plainpledge.language.prose import Prose
from plainpledge.reading.documents import parse_document

LISTED = Phrases((phrase, phrase) for phrase in ("use", "make use of", "make use", "in order to"))


def prose(text: str) -> Prose:
    return Prose(parse_document("a.md", text))


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("We’ll *help* you.", ["we'll", "help", "you"]),
        ("Say “help”, not 'aid' or \"assist\".", ["say", "not", "or"]),
        ("She said: “I asked.\n\n“They came.” Good.", ["she", "said", "good"]),
        ("It’s the children’s own, isn’t it?", ["it's", "the", "children's", "own", "isn't", "it"]),
        ("`code` and [words](address.md)\n\n    more code\n\n<p>html</p>", ["and", "words"]),
        ("> Quoted words.\n\nOurs.", ["ours"]),
        (
            "See www.example.org or {{ name }} now.",
            ["see", "000000000000000", "or", "0" * 10, "now"],
        ),
        ("| Avoid | Use |\n|---|---|\n| utilise | use |", ["use", "use"]),
        ("| Word | Meaning |\n|---|---|\n| harm | hurt |", ["word", "meaning", "harm", "hurt"]),
        ("İstanbul calling", ["İstanbul", "calling"]),
        ("<!-- hold: why -->\nHeld.\n<!-- /hold -->", ["held"]),
    ],
)
def test_words_that_are_used(text: str, used: list[str]) -> None:
    found = prose(text)
    assert sorted(index for places in found.at.values() for index in places) == [
        index for index in range(len(found.words)) if index not in found.mentioned
    ]
    assert [word for i, word in enumerate(found.words) if i not in found.mentioned] == used


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Make use of it. Use it.", ["make use of", "use"]),
        ("To make\nuse, in order\nto go.", ["make use", "in order to"]),
        ("In order. To go. In order, to go.", []),
        ("In order\n\nto go", []),
        ("*Make* use **of**", ["make use of"]),
        ("Make-use", []),
    ],
)
def test_phrases(text: str, found: list[str]) -> None:
    assert [use.meaning for use in LISTED.find(prose(text))] == found


LINES = st.sampled_from(
    [
        "| a | b |",
        "|---|---|",
        "- use",
        "> use",
        "“use",
        "”",
        "'",
        "in order",
        "to",
        "İ",
        "👩‍👧 é",
        "<b>x</b>",
        "`use`",
        "\t",
        "",
        "[use](x) {: .x}",
        "!!! note",
        "    use",
        "# Make use of",
        "\r",
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map("\r\n".join)))
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    found = prose(text)
    for index, word in enumerate(found.words):
        typed = found.text[found.starts[index] : found.end(index)]
        assert word == typed or word == typed.lower()
        passage = found.passage(index)
        assert passage.first <= index < passage.end
        assert passage.span.start <= found.starts[index] and found.end(index) <= passage.span.end
    for use in LISTED.find(found):
        assert " ".join(found.words[use.first : use.end]) == use.meaning


PHRASES = ("in", "in order", "in order to", "to order in", "order", "made to order")
SAMPLE = Phrases((phrase, phrase) for phrase in PHRASES)


@given(st.lists(st.sampled_from(["in", "order", "to", "made", "or"]), max_size=12))
def test_phrases_are_those_that_reading_from_left_to_right_finds(words: list[str]) -> None:
    expected, index = [], 0
    while index < len(words):
        starting = (p for p in PHRASES if words[index : index + len(p.split())] == p.split())
        longest = max(starting, key=len, default="")
        if longest:
            expected.append((index, longest))
        index += max(1, len(longest.split()))
    found = SAMPLE.find(prose(" ".join(words)))
    assert [(use.first, use.meaning) for use in found] == expected
