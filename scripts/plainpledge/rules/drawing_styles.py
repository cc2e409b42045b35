"""Whether a style in a drawing could load anything: only what is known to be harmless passes.

Browsers get new ways to load a picture by a style: `url()`, then `image-set()`, `cross-fade()`,
`src()`. So the functions that load nothing are listed, and any other is taken for one that does.
"""

from __future__ import annotations

import re

_HARMLESS = frozenset(
    """url rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark icc-color
    device-cmyk matrix matrix3d translate translate3d translatex translatey translatez perspective
    scale scale3d scalex scaley scalez rotate rotate3d rotatex rotatey rotatez skew skewx skewy
    blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
    calc min max clamp round mod rem abs sign sqrt pow hypot exp log sin cos tan asin acos atan
    atan2 var env minmax fit-content repeat cubic-bezier steps linear
    linear-gradient radial-gradient conic-gradient repeating-linear-gradient
    repeating-radial-gradient repeating-conic-gradient -webkit-linear-gradient
    -webkit-radial-gradient -moz-linear-gradient -moz-radial-gradient -o-linear-gradient
    circle ellipse inset polygon path rect xywh shape ray
    local format tech supports selector and or not is where has matches lang dir
    nth-child nth-last-child nth-of-type nth-last-of-type""".split()
)
"""Colours, movements, filters, numbers, shades, shapes, names of fonts, and tests.

From the standards CSS Color 4 and 5, Transforms 2, Filter Effects 1, Values 4, Easing 2,
Images 3, Shapes 1 and 2, Fonts 4, Conditional 4 and Selectors 4. What `url` holds is looked at.
"""
_FUNCTION = re.compile(r"(?<![\w-])([\w-]++)\(")
_LOADS = re.compile(r"\\|@import|expression\s++\(|url\s*+\((?!\s*+(?:['\"]\s*+)?#)", re.IGNORECASE)
"""An address other than that of a part of the drawing; a backslash could hide one."""
_WORDS = frozenset("id class name lang title alt role content".split())
_WORDS_OF = ("aria-", "data-")


def is_style(name: str) -> bool:
    """True for an attribute of a drawing's part that a browser may read as it reads a style.

    Any may be, such as `fill` or `cursor`, but those that hold names or words for people.
    """
    name = name.lower()
    return name not in _WORDS and not name.startswith(_WORDS_OF)


def can_load(style: str) -> bool:
    """True for a style that has an address, or a function that could hold one."""
    if _LOADS.search(style):
        return True
    return not {name.lower() for name in _FUNCTION.findall(style)} <= _HARMLESS
