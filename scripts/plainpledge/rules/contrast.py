"""How well a colour stands out on another."""

from __future__ import annotations

LEAST = 4.5
"""For text of normal size: WCAG 2.2, success criterion 1.4.3 (level AA)."""
LIGHT_GROUNDS = ("#fbf9f5", "#ffffff", "#f4ecdc")
DARK_GROUNDS = ("#14191f", "#1b222a", "#29251d")
"""The grounds that words stand on, as in `overrides/assets/site.css`; a test compares them."""
_STEPS = 50


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, by the formula of WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(colour: str, grounds: tuple[str, ...]) -> float:
    """Return the contrast on the ground on which a colour stands out least."""
    return min(contrast(colour, ground) for ground in grounds)


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour with a share, from 0 to 1, of another in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def nearest_clear(colour: str, grounds: tuple[str, ...]) -> str:
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
