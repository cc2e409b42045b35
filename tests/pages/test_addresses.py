"""Where the pages of pledges stand, whatever an organisation calls them."""

import pytest

from plainpledge.model import Called


@pytest.mark.parametrize(
    ("many", "folder"),
    [
        ("promises", "promises"),
        ("Our Promises", "our-promises"),
        ("../../evil", "evil"),
        ("/etc/x", "etc-x"),
        ("..", "pledges"),
        ("addewidion’r plant", "addewidionr-plant"),
        ("a<b>#c?d", "a-b-c-d"),
    ],
)
def test_the_word_for_many_is_never_a_path(many: str, folder: str) -> None:
    assert Called(many=many).folder == folder
