"""What is said of words that no table holds: for certain, as a guess, or not at all."""

from pathlib import Path

import pytest

from plainpledge.language.slips import meant
from plainpledge.model import Finding, HouseStyle, Site
from plainpledge.reading.documents import parse_document
from plainpledge.rules.checking import check
from plainpledge.rules.slip_list import known_slips
from plainpledge.rules.spelling import guesses, meant_in_name


def _found(*texts: str) -> list[Finding]:
    documents = {f"{at}.md": parse_document(f"{at}.md", text) for at, text in enumerate(texts)}
    return [*check(Site(Path(), HouseStyle(), documents), {"misspelling"})]


def test_a_guess_is_never_put_in_place_unasked() -> None:
    guess, known = _found("They met the recption team. They met thier team.")
    assert (guess.suggestion, known.suggestion) == (None, "their")
    assert "may be misspelt" in guess.message
    assert "“reception”" in guess.advice


def test_two_meanings_are_both_named() -> None:
    (found,) = _found("The familys coats are wet.")
    assert found.advice == "Did you mean “family's” or “families”?"
    assert found.suggestion is None


def test_guesses_are_made_where_typos_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    assert len(_found("They met the recption team, and should of rung.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The recption team. Our recption team. Her recption team.",  # a word of theirs
        "The Recption team met.",
        "The recption team runs `recption` twice.",
        "The pre-recption team met.",
        "He saw la recption there.",  # another language
        "He saw zyxw recption there.",
        "The recption(1) page is here.",
        "The team met {recption} there.",
        "Ask docs.recption for it.",
        "ECT is given here.",
    ],
)
def test_nothing_is_guessed_where_it_may_be_right(text: str) -> None:
    assert not _found(text)


def test_a_slip_in_a_name_is_asked_about_and_never_mended_unasked() -> None:
    (found,) = _found("The Parish Coucil’s van is blue.")
    assert found.advice == "Did you mean “Council”?"
    assert found.suggestion is None


@pytest.mark.parametrize(
    "text",
    [
        "The Enviromental Agency wrote.",
        "Our Enviromental plan is long.",
        "The Independant Living Fund paid.",
    ],
)
def test_a_slip_is_found_in_a_name_of_ordinary_words(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ask Nathan Friedly.",  # after a first name
        "Ask Councillor Friedly.",  # after an office
        "Ask for Friedly today.",
        "They live in Friedly Road.",
        "The Ellement Trust paid.",  # one letter more
        "The Humber Bridge is long.",  # another letter
        "The Sebastin Trust paid.",  # what is meant is rare
        "The (Enviromental)Agency wrote to the @Enviromental Agency.",
        "The Enviromental Agency. The Enviromental Agency. The Enviromental Agency.",
    ],
)
def test_a_surname_is_no_slip(text: str) -> None:
    assert not _found(text)


@pytest.mark.parametrize(
    ("word", "right", "is_one"),
    [
        ("enviromental", "environmental", True),
        ("univeristy", "university", True),
        ("independant", "independent", True),
        ("chargin", "charging", False),
        ("reponses", "xylophones", False),
        ("whos", "who's", False),
    ],
)
def test_a_slip_in_a_name_lost_or_swapped_letters(word: str, right: str, is_one: bool) -> None:
    assert meant_in_name(word, (right,)) == ((right,) if is_one else ())


def test_the_owner_of_something_may_be_misspelt() -> None:
    (found,) = _found("The goverment’s plan is long.")
    assert found.suggestion == "government"


def test_a_word_of_many_pages_is_nobodys_slip() -> None:
    text = "They met the recption team."
    assert len(_found(text, text)) == 2
    assert not _found(text, text, text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They should of rung.", 1),
        ("They should of course ring.", 0),
        ("The might of winter.", 0),
        ("They might of rung.", 1),
        ("I cant come.", 1),
        ("It was all cant.", 0),
        ("It wont rain.", 1),
        ("As is his wont.", 0),
        ("It rained. Wont to wait, he stood.", 0),
        ("We met in Febuary.", 1),
        ("Their are two.", 1),
        ("It's own work.", 1),
        ("It's own-brand tea.", 0),
        ("Its a good choir.", 1),
        ("It has its a level list.", 0),
        ("Those who's parents work stay.", 1),
        ("Who's parents are these?", 0),
    ],
)
def test_a_slip_of_the_list_depends_on_its_neighbours(text: str, count: int) -> None:
    assert len(_found(text)) == count


def test_no_slip_of_the_list_is_what_another_should_be() -> None:
    slips = known_slips()
    assert not [one for slip in slips.values() for one in slip.write if one in slips]


@pytest.mark.parametrize("word", ["surprizee", "publicallly"])
def test_no_slip_is_guessed_to_be_another_slip(word: str) -> None:
    assert meant(word)
    assert not guesses(word)
