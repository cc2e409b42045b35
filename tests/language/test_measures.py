"""What is measured of parts of a text, and what a writer is told to do."""

from __future__ import annotations

from pathlib import Path

from plainpledge.language.advice import sentence_advice, word_advice, words_to_change
from plainpledge.language.measures import Measured
from plainpledge.language.plainness import measure, measure_text
from plainpledge.reading.documents import parse_document
from plainpledge.reading.site import read_site

LONG = "We go and " * 12 + "we come."


def test_a_part_is_measured_as_if_it_stood_alone() -> None:
    text = (
        "# One\n\nStatutory words.\n\n## Two\n\n- Safeguarding\n- Plain words\n\n# Three\n\nEnd.\n"
    )
    document = parse_document("page.md", text)
    measured = Measured.document(document)
    for section in document.sections:
        part = measured.part(section.span)
        assert part.plainness == measure(document, section.span, published=True)
        assert part.counts.words == (part.plainness.words if part.plainness else 0)
    assert measured.whole.plainness == measure(document)


def test_held_words_within_a_sentence_are_left_out() -> None:
    text = "We <!-- hold: why -->multidisciplinary statutory<!-- /hold --> listen.\n"
    found = measure(parse_document("page.md", text), published=True)
    assert found and found.words == 2


def test_hard_words_are_named_once_and_easy_ones_not_at_all() -> None:
    text = "Perspectives utilise perspectives. Families expect letters."
    found = measure_text(text)
    assert found
    words = words_to_change(found.parts, text, 9)
    assert [text[word.start : word.end] for word in words] == ["Perspectives", "utilise"]
    assert word_advice(words[1]) == "Try “use”."
    everyday = "Themselves, grandparents and neighbours understand."
    found_everyday = measure_text(everyday)
    assert found_everyday and not words_to_change(found_everyday.parts, everyday, 9)
    assert "everyday word" in word_advice(words[0])


def test_advice_for_sentences() -> None:
    for text, expected in (
        (LONG, "It has 38 words: make shorter sentences of it."),
        ("We utilise it.", "Look for everyday words in place of “utilise”."),
        ("We go home.", "Say it in fewer words."),
    ):
        found = measure_text(text)
        assert found and sentence_advice(found.parts[0], text) == expected


def test_our_own_sections_reach_their_targets() -> None:
    site = read_site(Path(__file__).parents[2])
    checked = 0
    for pledge in site.pledges:
        for section in pledge.document.sections:
            audience = site.house_style.audience_of(section.title)
            found = measure(pledge.document, section.span, published=True)
            if audience and found:
                assert found.score >= audience.target, (pledge.title, section.title)
                checked += 1
    assert checked == 5 * len(site.pledges) == 50
