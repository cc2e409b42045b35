"""How well a colour stands out on another."""

from __future__ import annotations

from typing import NamedTuple

LEAST = 4.5
"""For text of normal size: WCAG 2.2, success criterion 1.4.3 (level AA)."""
SOFT = 0.88
"""How much of the surface is in the soft form of a colour, which is a ground too."""
_STEPS = 50


class Grounds(NamedTuple):
    """What words stand on, as in `overrides/assets/site.css`; a test compares them."""

    surface: str
    others: tuple[str, ...]

    def under(self, colour: str) -> tuple[str, ...]:
        """Return all that links in a colour may stand on, its own soft form among them."""
        return (self.surface, *self.others, mixed(colour, self.surface, SOFT))


LIGHT_GROUNDS = Grounds("#ffffff", ("#fbf9f5", "#f4ecdc", "#fff3d6", "#fde9e6"))
DARK_GROUNDS = Grounds("#1b222a", ("#14191f", "#29251d", "#2e2714", "#3a1d1a"))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, by the formula of WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: Grounds) -> float:
    """Return the contrast on the ground on which a colour stands out least."""
    return min(contrast(colour, ground) for ground in grounds.under(colour))


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour with a share, from 0 to 1, of another in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def nearest_clear(colour: str, grounds: Grounds) -> str:
    """Return the colour mixed with as little black or white as makes it stand out enough."""
    end = max(("#000000", "#ffffff"), key=lambda end: least_contrast(end, grounds))
    steps = (mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(found for found in steps if least_contrast(found, grounds) >= LEAST)


def _channels(colour: str) -> tuple[int, int, int]:
    signs = colour.removeprefix("#")
    return int(signs[:2], 16), int(signs[2:4], 16), int(signs[4:], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
