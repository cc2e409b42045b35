"""The organisation's own colours, as styles."""

from __future__ import annotations

from ..model import Colours
from ..rules.contrast import DARK_GROUNDS, LIGHT_GROUNDS, SOFT, contrast, mixed

_INKS = ("#ffffff", "#0f1a1a")


def own_styles(colours: Colours) -> str:
    """Return the styles that put the organisation's colours in place; nothing if it has none."""
    light = _rule(
        "not screen and (prefers-color-scheme: dark)", colours.main, LIGHT_GROUNDS.surface
    )
    return light + _rule(
        "screen and (prefers-color-scheme: dark)", colours.main_on_dark, DARK_GROUNDS.surface
    )


def _rule(when: str, colour: str | None, surface: str) -> str:
    if not colour:
        return ""
    main = f"#{colour.removeprefix('#')}"
    ink = max(_INKS, key=lambda ink: contrast(ink, main))
    soft = mixed(main, surface, SOFT)
    tokens = f"--accent: {main}; --accent-ink: {ink}; --accent-soft: {soft};"
    return f"@media {when} {{ :root {{ {tokens} }} }}\n"
