"""What a word that no table holds was meant to be."""

import pytest

from plainpledge.language.slips import meant, rare_words
from plainpledge.language.word_table import is_listed


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("injeciton", "injection"),  # two letters changed places
        ("readilly", "readily"),  # one too many
        ("antiobiotics", "antibiotics"),
        ("progamme", "programme"),  # one too few
        ("distribition", "distribution"),  # another vowel
        ("protovol", "protocol"),  # the key beside it
        ("identifyed", "identified"),  # no form of "identify"
        ("forgeting", "forgetting"),  # nor of "forget"
        ("currenty", "currently"),
        ("submittted", "submitted"),  # "submit" and "ted" in one
        ("managment", "management"),  # "manage" keeps its end
    ],
)
def test_a_slip_is_known_by_the_common_word_beside_it(typed: str, right: str) -> None:
    assert meant(typed) == (right,)


@pytest.mark.parametrize(
    "typed",
    [
        "commis",  # borrowed
        "hostas",
        "swingeing",  # rare, beside "swinging"
        "foodbank",  # of two words
        "unposted",  # with a known beginning or end
        "releasers",
        "plannable",
        "hummingbird",  # another form of what the table has
        "drivin",  # as it is said
        "xylophonic",  # near nothing
        "teh",  # short
        "bname",
    ],
)
def test_a_word_that_may_be_right_is_left_alone(typed: str) -> None:
    assert meant(typed) == ()


def test_the_most_common_word_comes_first() -> None:
    assert meant("complainst") == ("complaint", "complaints")


def test_a_rarer_word_is_named_beside_a_common_one() -> None:
    assert meant("commut") == ("commit", "commute")


def test_no_rare_word_is_in_the_table() -> None:
    assert not [word for word in rare_words() if is_listed(word)]
