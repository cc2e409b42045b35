"""The forms of words, by a table, and both ways for any word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainpledge.language.forms import Form, Part, bases, forms, inflected, plural

VERBS = """
use uses used used using
try tries tried tried trying
stay stays stayed stayed staying
agree agrees agreed agreed agreeing
die dies died died dying
dye dyes dyed dyed dyeing
visit visits visited visited visiting
stop stops stopped stopped stopping
quiz quizzes quizzed quizzed quizzing
equip equips equipped equipped equipping
commit commits committed committed committing
benefit benefits benefited benefited benefiting
focus focuses focused focused focusing
travel travels travelled travelled travelling
reveal reveals revealed revealed revealing
fuel fuels fuelled fuelled fuelling
control controls controlled controlled controlling
fulfil fulfils fulfilled fulfilled fulfilling
parallel parallels paralleled paralleled paralleling
panic panics panicked panicked panicking
fix fixes fixed fixed fixing
go goes went gone going
undergo undergoes underwent undergone undergoing
give gives gave given giving
undertake undertakes undertook undertaken undertaking
withdraw withdraws withdrew withdrawn withdrawing
undercut undercuts undercut undercut undercutting
begin begins began begun beginning
put puts put put putting
have has had had having
be is was been being
"""
PLURALS = """
child children, family families, day days, box boxes, church churches, life lives, person people,
analysis analyses, process processes, agency agencies, means means, hero heroes, piano pianos
"""
PHRASES = [
    ("carry out", Part.VERB, Form.PAST, "carried out"),
    ("give up", Part.VERB, Form.PARTICIPLE, "given up"),
    ("make sure", Part.VERB, Form.ING, "making sure"),
    ("way of working", Part.NOUN, Form.PLURAL, "ways of working"),
    ("family centre", Part.NOUN, Form.PLURAL, "family centres"),
    ("child we care for", Part.NOUN, Form.PLURAL, "children we care for"),
    ("care experienced young person", Part.NOUN, Form.PLURAL, "care experienced young people"),
    ("set by law", Part.OTHER, Form.PAST, "set by law"),
    ("reach out", Part.ANY, Form.PAST, "reached out"),
    ("hub", Part.ANY, Form.PLURAL, "hubs"),
]
OF_VERBS = [Form.BASE, Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING]
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@pytest.mark.parametrize("row", VERBS.strip().splitlines())
def test_the_forms_of_a_verb(row: str) -> None:
    verb, *_ = row.split()
    assert [forms(verb, Part.VERB)[form] for form in OF_VERBS] == row.split()


@pytest.mark.parametrize("row", PLURALS.split(","))
def test_the_plural_of_a_noun(row: str) -> None:
    noun, many = row.split()
    assert plural(noun) == many


@pytest.mark.parametrize(("phrase", "part", "form", "expected"), PHRASES)
def test_a_phrase_changes_in_one_word(phrase: str, part: Part, form: Form, expected: str) -> None:
    assert inflected(phrase, part, form) == expected


@pytest.mark.parametrize("row", VERBS.strip().splitlines())
def test_each_form_of_a_verb_leads_back_to_it(row: str) -> None:
    verb, *made = row.split()
    assert all(verb in bases(form, Part.VERB) for form in made)


@given(LETTERS, st.sampled_from([Part.VERB, Part.NOUN]))
def test_each_form_of_any_word_leads_back_to_it(word: str, part: Part) -> None:
    for form in forms(word, part).values():
        assert word in bases(form, part)


@given(LETTERS, st.sampled_from([Part.VERB, Part.NOUN]))
def test_what_a_word_may_be_a_form_of_has_that_form(word: str, part: Part) -> None:
    for base in bases(word, part):
        assert base == word or word in forms(base, part).values()


def test_a_slip_is_no_form() -> None:
    assert "occur" not in bases("occured", Part.VERB)
    assert "begin" not in bases("begining", Part.VERB)
