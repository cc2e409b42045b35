"""What the first look takes for safe, the filter would leave as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_snippets import Snippet, snippets
from plainpledge.publishing.filtering import _cleaned, filtered
from plainpledge.publishing.page_code import FirstLook
from plainpledge.rules.html_policy import UNSAFE_TAGS

PIECES = st.sampled_from(
    [
        *("<a href=", "<img src=", '"', "'", ">", "<", "</a>", "x", " ", "\n", "\t", "="),
        *("/", "//", "java", "script:", "&#106;", "data:", "https://e.org", "../a/", "onclick="),
        *(
            "style=",
            "1",
            "srcset=",
            "action=",
            "<b ",
            "<script>",
            "</script>",
            "<p>",
            "</p>",
            "<!-- ",
            "-->",
        ),
        *(
            "\\",
            "<svg ",
            'title="',
            "background=",
            "HREF =",
            "on",
            "load",
            "&amp;",
            "#",
            "?",
            "<form ",
        ),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=2000, derandomize=True, deadline=None)
def test_what_is_taken_for_safe_is_left_as_it_is(code: str) -> None:
    if FirstLook(UNSAFE_TAGS.keys()).is_safe(code):
        assert filtered(code) == _cleaned(code, None)


@pytest.mark.parametrize("snippet", snippets(), ids=lambda snippet: snippet.name)
def test_what_was_judged_before_hides_nothing(snippet: Snippet) -> None:
    """A look remembers safe pieces of earlier pages; together with others they may not be safe."""
    look = FirstLook(UNSAFE_TAGS.keys())
    for piece in snippet.text.split("<"):
        look.is_safe(f"<p>{piece}</p>")
    html = f"<div>{snippet.text}</div>"
    if look.is_safe(html):
        assert filtered(html) == _cleaned(html, None)


@pytest.mark.parametrize(
    "code",
    [
        '<p class="a">x</p>\n<a href="../b/#c">y</a>',
        '<img src="a.png" alt="b" width="1">',
        '<a href="https://e.org/">x</a>',
    ],
)
def test_ordinary_code_is_safe_at_first_look(code: str) -> None:
    assert FirstLook(UNSAFE_TAGS.keys()).is_safe(code)


@pytest.mark.parametrize(
    "code",
    [
        "<script>",
        "<b onclick=1>",
        '<a href="java<b>script:x">',
        '<img src="//e.org/a">',
        "<a href=x",
        '<form action="/x">',
        '<img srcset="a.png 2x">',
    ],
)
def test_what_may_act_or_cannot_be_judged_is_not(code: str) -> None:
    assert not FirstLook(UNSAFE_TAGS.keys()).is_safe(code)


def test_templates_may_have_forms_whose_addresses_are_judged() -> None:
    look = FirstLook(UNSAFE_TAGS.keys() - {"form"}, {"action"})
    assert look.is_safe('<form action="../search/">')
    assert not look.is_safe('<form action="javascript:x">')
