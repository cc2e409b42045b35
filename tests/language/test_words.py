"""Finding words and what is known of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language import word_table
from plainpledge.language.word_table import HARDEST_LEVEL, RAREST
from plainpledge.language.words import find_words, hide_addresses, look_up, split_words


def found(text: str) -> list[str]:
    """Return the words of a text."""
    return [match[0] for match in find_words(hide_addresses(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We don't. You’ll see!", ["We", "don't", "You’ll", "see"]),
        ("A life-story book", ["A", "life-story", "book"]),
        ("1,250 carers, 3.5 days, 10:30", ["1,250", "carers", "3.5", "days", "10:30"]),
        ("At 6 p.m. in the U.K.", ["At", "6", "p.m", "in", "the", "U.K"]),
        ("and/or – either", ["and", "or", "either"]),
        ("“quoted” (so) 'what'", ["quoted", "so", "what"]),
        ("ask a.b@example.org.uk now", ["ask", "0" * 18, "now"]),
        ("see https://example.org/a?b=c.", ["see", "0" * 25]),
        ("see example.com, www.x.org/y.", ["see", "0" * 11, "0" * 11]),
        ("", []),
    ],
)
def test_what_a_word_is(text: str, expected: list[str]) -> None:
    assert found(text) == expected


PLAIN = st.text("ab1T.,:'`-_ \n(/")
ANY = st.text("aé1٣T.,:'‑’`-_ \n\u00ad\u0301(")


@given(st.one_of(PLAIN, ANY, st.text()))
def test_a_text_is_split_at_its_words(text: str) -> None:
    pieces = split_words(text)
    assert "".join(pieces) == text
    assert pieces[1::2] == [match[0] for match in find_words(text)]


@given(st.one_of(PLAIN, ANY))
def test_other_signs_elsewhere_change_no_word(text: str) -> None:
    assert split_words(text)[1::2] == split_words(f"{text} –")[1::2]


def test_hiding_keeps_the_length() -> None:
    text = "Write to a.b@example.org, see http://example.org/x. End."
    assert len(hide_addresses(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("organise", "organize"),
        ("behaviour", "behavior"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("child's", "child"),
        ("child’s", "child's"),
        ("Help", "help"),
        ("co-operate", "cooperate"),
        ("café", "cafe"),
        ("re\u0301sume\u0301", "résumé"),
        ("donʼt", "don't"),
        ("under\u00adstood", "understood"),
    ],
)
def test_same_word(one: str, other: str) -> None:
    first, second = look_up(one), look_up(other)
    assert (first.level, first.frequency) == (second.level, second.frequency)


def test_forms_are_no_harder_than_their_base() -> None:
    for form, base in (("safeguards", "safeguard"), ("tried", "try"), ("stopping", "stop")):
        assert look_up(form).level <= look_up(base).level


def test_names_and_numbers() -> None:
    assert look_up("Heathcote").is_name
    assert look_up("London").is_name
    assert look_up("1,250").is_name
    assert not look_up("heathcote").is_name
    assert not look_up("Supervision").is_name
    assert not look_up("HEATHCOTE", True).is_name
    assert look_up("½").is_name
    for word in ("Reablement", "Deprioritised", "Unmeetability"):
        assert not look_up(word).is_name


def test_abbreviations() -> None:
    assert look_up("MASH").is_abbreviation
    assert look_up("CP").syllables == len("CP")
    assert look_up("NHS").syllables == len("NHS")
    assert look_up("GCSE").syllables == len("GCSE")
    assert look_up("MASH").syllables == 1
    assert not look_up("HELP", True).is_abbreviation
    assert not look_up("I").is_abbreviation


def test_unknown_word_is_as_hard_as_any() -> None:
    entry = look_up("zorbification")
    assert (entry.level, entry.frequency) == (HARDEST_LEVEL, RAREST)


def test_a_joined_word_is_learnt_with_its_parts() -> None:
    for word, parts in (("bathtime", "bath time"), ("lifestory", "life story")):
        levels = [look_up(part).level for part in parts.split()]
        assert look_up(word).level in levels
        assert look_up(word).frequency == RAREST
    assert look_up("Heathfield").is_name
    assert look_up("ab" * 50_000).level == HARDEST_LEVEL


def test_everyday_words_of_british_families_are_known() -> None:
    for word in "hello mummy tummy nappy pram stepdad headteacher childminders emails".split():
        assert look_up(word).level <= 3
        assert look_up(word).frequency > RAREST


def test_plainer_word() -> None:
    assert look_up("Commence").plainer == "start"
    assert look_up("utilize").plainer == look_up("utilise").plainer == "use"
    assert look_up("help").plainer is None


def test_table_is_whole() -> None:
    table = word_table.lines()
    assert len(table) > 30_000
    assert all(line.count("\t") == 5 for line in table)
    words = [line.partition("\t")[0] for line in table]
    assert len(set(words)) == len(words)
    assert table == sorted(table)
    assert all(map(word_table.is_listed, words))


@pytest.mark.parametrize("word", ["", "\t", "zzzzzz", "childr", "a\t", "\U0010ffff"])
def test_what_is_not_in_the_table_is_not_found(word: str) -> None:
    assert not word_table.is_listed(word)


def test_look_up_is_fast() -> None:
    start = time.process_time()
    for number in range(2000):
        look_up(f"unheard{number}of")
    assert time.process_time() - start < 1
