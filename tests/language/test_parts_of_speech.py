"""Whether a word is used as a verb or as a noun, by sentences."""

import pytest

from plainpledge.language.forms import Form, Part
from plainpledge.language.parts_of_speech import is_noun, is_participle, is_verb, part_guessed
from plainpledge.language.prose import Prose
from plainpledge.reading.documents import parse_document

VERBS = """
You can *contact* us. | We *contact* the school. | Please *contact* the desk.
*Contact* your doctor.
We will always *focus* on you. | They did not *purchase* it. | to *impact* people
"""
NOUNS = """
The *contact* was short. | We have *contact* with her. | after *contact* on Monday | of *progress*
Her *focus* is clear. | Our *purchase* of land was dear. | *contact* is good | more *contact*
"""
UNSURE = """
*Contact* arrangements | *Focus* group
"""


def _prose(sentence: str) -> tuple[Prose, int]:
    """Return a sentence's words, and the index of the one between the stars."""
    before, word, _ = sentence.strip().split("*")
    prose = Prose(parse_document("a.md", sentence.strip().replace("*", "")))
    return prose, prose.words.index(word.lower(), len(before.split()))


def _rows(table: str) -> list[str]:
    return [row for line in table.strip().splitlines() for row in line.split(" | ")]


@pytest.mark.parametrize("sentence", _rows(VERBS))
def test_a_verb(sentence: str) -> None:
    prose, index = _prose(sentence)
    assert is_verb(prose, index, index + 1) is True
    assert is_noun(prose, index, index + 1) is False


@pytest.mark.parametrize("sentence", _rows(NOUNS))
def test_a_noun(sentence: str) -> None:
    prose, index = _prose(sentence)
    assert is_verb(prose, index, index + 1) is False
    assert is_noun(prose, index, index + 1) is True


@pytest.mark.parametrize("sentence", _rows(UNSURE))
def test_when_nothing_tells(sentence: str) -> None:
    prose, index = _prose(sentence)
    assert is_verb(prose, index, index + 1) is None
    assert is_noun(prose, index, index + 1) is None


@pytest.mark.parametrize(
    ("sentence", "form", "expected"),
    [
        ("by *focusing* on you", Form.ING, True),
        ("the *focusing* of the lens", Form.ING, False),
        ("We *purchased* land.", Form.PAST, True),
        ("It was *purchased* in May.", Form.PARTICIPLE, True),
        ("The *advanced* course", Form.PAST, False),
        ("It *impacts* people.", Form.THIRD, True),
        ("the change that *impacts* people", Form.THIRD, True),
        ("Both *impacts* were small.", Form.THIRD, False),
        ("Flood *impacts* vary.", Form.THIRD, None),
    ],
)
def test_other_forms(sentence: str, form: Form, expected: bool | None) -> None:
    prose, index = _prose(sentence)
    assert is_verb(prose, index, index + 1, form) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It has been *given* to you.", True),
        ("It was not yet *given* back.", True),
        ("the *given* time", True),
        ("We *gave* it.", False),
        ("She also *gave* it.", False),
        ("The shop *gave* it.", None),
    ],
)
def test_a_participle(sentence: str, expected: bool | None) -> None:
    prose, index = _prose(sentence)
    assert is_participle(prose, index) is expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("talk to", Part.VERB), ("give up", Part.VERB), ("family time", Part.NOUN), ("use", Part.ANY)],
)
def test_a_guess_by_the_first_word(phrase: str, expected: Part) -> None:
    assert part_guessed(phrase) is expected
