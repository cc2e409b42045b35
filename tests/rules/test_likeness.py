"""When two names are the same, and how names are shown."""

import pytest

from plainpledge.rules.likeness import LONGEST, folded, listed, nearest, quoted


@pytest.mark.parametrize("name", ["Child’s voice", "child's  voice", "CHILD’S VOICE"])
def test_names_that_are_the_same(name: str) -> None:
    assert folded(name) == "child's voice"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("For practioners", "For practitioners"),
        ("FOR LEADERS", "For leaders"),
        ("For partners", None),
        ("", None),
    ],
)
def test_the_nearest_name(name: str, meant: str | None) -> None:
    assert nearest(name, ["For practitioners", "For leaders"]) == meant


def test_a_long_text_is_cut() -> None:
    assert quoted("x" * LONGEST) == f"“{'x' * LONGEST}”"
    assert quoted("x" * (LONGEST + 1)) == f"“{'x' * (LONGEST - 1)}…”"


def test_names_in_a_row() -> None:
    assert listed(["a"]) == "“a”"
    assert listed(["a", "b", "c"]) == "“a”, “b” and “c”"
