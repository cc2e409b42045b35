"""Contrast by the formula of the guidelines, and the grounds of our own style sheet."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import HERE
from plainpledge.rules.contrast import (
    DARK_GROUNDS,
    LEAST,
    LIGHT_GROUNDS,
    contrast,
    least_contrast,
    mixed,
    nearest_clear,
)

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
STYLES = (HERE.parent / "overrides/assets/site.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_mixed() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#102030", "#ffffff", 0) == "#102030"


@given(COLOURS)
def test_what_is_proposed_stands_out(colour: str) -> None:
    for grounds in (LIGHT_GROUNDS, DARK_GROUNDS):
        assert least_contrast(nearest_clear(colour, grounds), grounds) >= LEAST


@pytest.mark.parametrize("token", ["paper", "surface", "wording", "caution-soft", "alarm-soft"])
def test_the_grounds_are_those_of_the_style_sheet(token: str) -> None:
    light, dark = re.findall(rf"--{token}: (#[0-9a-f]{{6}})", STYLES)
    assert light in (LIGHT_GROUNDS.surface, *LIGHT_GROUNDS.others)
    assert dark in (DARK_GROUNDS.surface, *DARK_GROUNDS.others)


def test_a_colour_must_stand_out_on_every_ground_that_links_have() -> None:
    """On the banner of a draft in the dark, and on its own soft form in the light."""
    assert least_contrast("#4b96a5", DARK_GROUNDS) < LEAST
    assert least_contrast("#d20069", LIGHT_GROUNDS) < LEAST


@pytest.mark.parametrize("token", ["ink", "ink-soft", "accent", "caution", "alarm"])
def test_our_own_colours_stand_out(token: str) -> None:
    light, dark = re.findall(rf"--{token}: (#[0-9a-f]{{6}})", STYLES)
    assert least_contrast(light, LIGHT_GROUNDS) >= LEAST
    assert least_contrast(dark, DARK_GROUNDS) >= LEAST
